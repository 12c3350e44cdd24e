/** What a turn waited for is kept with it. */
import { expect, test } from 'vitest';
import { createTestConversations, startTestAgent, testTool } from './test-agent.ts';

const input = { entity_ids: ['light.lamp'] };

async function stepsOf(options: Parameters<typeof startTestAgent>[0]) {
  const conversations = createTestConversations();
  const { ask } = await startTestAgent({ conversations, ...options });
  await ask('do it');
  const kept = conversations.added.at(-1);
  return { kept, steps: kept?.steps ?? [] };
}

test('each step of the model and each call, in the order in which they began, inside the turn', async () => {
  const { kept, steps } = await stepsOf({
    tools: [testTool('read', { tier: 'read' }), testTool('act')],
    script: [
      {
        replies: [
          [
            { tool: 'read', input },
            { tool: 'act', input },
          ],
          'All done.',
        ],
      },
    ],
  });
  expect(steps).toMatchObject([
    { kind: 'model', model: 'claude-haiku-5-5', problem: null },
    { kind: 'tool', tool: 'read', verdict: 'run', is_error: false },
    { kind: 'tool', tool: 'act', verdict: 'run', is_error: false },
    { kind: 'model', problem: null },
  ]);
  for (const [index, { started_ms: started, took_ms: took }] of steps.entries()) {
    expect(started).toBeGreaterThanOrEqual(steps[index - 1]?.started_ms ?? 0);
    expect(started + took).toBeLessThanOrEqual(Math.ceil(kept?.durationMs ?? 0));
  }
  expect(kept?.firstWordMs).toBeGreaterThanOrEqual(steps.at(-1)?.started_ms ?? Number.NaN);
  const tokens = steps.map((step) => (step.kind === 'model' ? step.input_tokens : 0));
  expect(tokens.reduce((sum, each) => sum + each, 0)).toBe(
    kept?.usage.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
  );
});

test('why the model did not answer is kept as a code, and nothing that it said about it', async () => {
  const { steps } = await stepsOf({ script: [{ reply: { error: { status: 401 } } }] });
  expect(steps).toMatchObject([{ kind: 'model', model: null, problem: 'wrong_key' }]);
  expect(Object.keys(steps[0] ?? {})).not.toContain('detail');
});

test('a tool that the model made up may be anybody’s words: its name is not kept', async () => {
  const { steps } = await stepsOf({
    tools: [testTool('act')],
    script: [{ replies: [[{ tool: 'tell_anna_that_i_know', input }], 'Sorry.'] }],
  });
  expect(steps[1]).toMatchObject({ kind: 'tool', tool: null, verdict: 'invalid', is_error: true });
});

test('a turn without the model has no steps, but a first word', async () => {
  const { kept } = await stepsOf({ access: 'none' });
  expect(kept?.steps).toEqual([]);
  expect(kept?.firstWordMs).not.toBeNull();
});
