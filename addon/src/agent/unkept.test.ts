import { expect, test } from 'vitest';
import { noMemory } from '../memory/test-memory.ts';
import type { UsageOutsideTurns } from '../store/usage-rows.ts';
import { keepNothing } from '../tools/memory/keep-nothing.ts';
import { bodies, createTestConversations, startTestAgent, testTool } from './test-agent.ts';

const MINE = 'my blood test was bad';

async function start(options: Parameters<typeof startTestAgent>[0] = {}) {
  const used: UsageOutsideTurns[] = [];
  const conversations = createTestConversations();
  const asked: string[] = [];
  const agent = await startTestAgent({
    script: [{ reply: 'I am sorry to hear that.' }],
    conversations,
    keepUsage: async (one) => void used.push(one),
    ask: async () => {
      asked.push('asked');
      return { text: 'Do it?', isAnswerableHere: true, isSecretExpected: false };
    },
    ...options,
  });
  return { ...agent, conversations, used, asked };
}

test('a turn that is to be kept nowhere is answered, says so, and leaves only what it cost', async () => {
  const { ask, conversations, used, logged, scripted } = await start();
  const { text } = await ask(MINE, { is_unkept: true });
  expect(text).toBe('I am sorry to hear that. I keep nothing of this.');
  expect(conversations.added).toEqual([]);
  expect(used).toMatchObject([{ speaker: 'person:user-anna', usage: [{ model: 'claude-haiku-5-5' }] }]);
  expect(logged.join()).not.toContain('blood');
  await ask('and now?');
  expect(JSON.stringify(bodies(scripted).at(-1))).not.toContain('blood');
  expect((await ask(MINE, { is_unkept: true, language: 'de' })).text).toContain('Davon behalte ich nichts.');
});

test('it keeps nothing when it is broken off or fails either', async () => {
  const { ask, conversations } = await start({ script: [{ reply: { error: { status: 401 } } }] });
  expect((await ask(MINE, { is_unkept: true })).text).toContain('I keep nothing of this.');
  expect(conversations.added).toEqual([]);
});

test('what would keep something does not run in it, and nothing is asked', async () => {
  const ran: string[] = [];
  const tool = (name: string, tier: 'act' | 'confirm') =>
    testTool(name, { tier, run: () => (ran.push(name), {}) });
  const { ask, asked } = await start({
    tools: [tool('remember_fact', 'act'), tool('unlock', 'confirm'), tool('turn_on', 'act')],
    script: [
      {
        replies: [
          ['remember_fact', 'unlock', 'turn_on'].map((name) => ({
            tool: name,
            input: { entity_ids: [name === 'unlock' ? 'lock.front_door' : 'light.hall'] },
          })),
          'Well.',
        ],
      },
    ],
  });
  const { results } = await ask(MINE, { is_unkept: true });
  expect(results.map(({ is_error: isError }) => isError)).toEqual([true, true, false]);
  expect(results[0]?.data).toEqual({
    refused: 'You want this kept nowhere, so I cannot remember it either.',
  });
  expect(ran).toEqual(['turn_on']);
  expect(asked).toEqual([]);
});

test('a model that understands it makes the turn one of these', async () => {
  const { tool } = keepNothing({ memory: { ...noMemory, unkeep: async () => 'words' } });
  const { ask, conversations, used } = await start({
    tools: [tool],
    script: [
      { when: { said: 'before' }, replies: [[{ tool: 'keep_nothing', input: { before: true } }], ''] },
      { replies: [[{ tool: 'keep_nothing', input: {} }], 'Sorry to hear that.'] },
    ],
  });
  expect((await ask(`${MINE}, and let that stay between us`)).text).toContain('Sorry to hear that.');
  for (const who of [{}, { user_id: null, device_id: 'd1' }]) {
    expect((await ask('nor what I said before', who)).text).toBe(
      'I have erased what you said before, and what I answered.',
    );
  }
  expect(conversations.added).toEqual([]);
  expect(used.length).toBeGreaterThan(0);
});
