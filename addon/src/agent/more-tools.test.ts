/** Tools that are not declared: found by one look-up, run by another tool, judged and shown as themselves. */
import { expect, test } from 'vitest';
import { findTools } from '../tools/find-tools.ts';
import type { MoreTool } from '../tools/tool.ts';
import { useTool } from '../tools/use-tool.ts';
import { bodies, createTestConversations, startTestAgent, testTool } from './test-agent.ts';

const more: readonly MoreTool[] = [
  { tool: testTool('start_vacuum'), about: 'vacuum', words: 'clean hoover saugen' },
  { tool: testTool('open_valve', { tier: 'confirm' }), about: 'valve', words: 'water Wasser' },
];
const tools = [findTools(more), useTool(more)];

test('the look-up tells the schema, the second step runs it, and everybody sees the call inside', async () => {
  const conversations = createTestConversations();
  const { ask, scripted } = await startTestAgent({
    tools,
    conversations,
    script: [
      {
        replies: [
          [{ tool: 'find_tools', input: { need: 'clean the floor' } }],
          [
            {
              tool: 'use_tool',
              input: { name: '{{last_tool_result.tools.0.name}}', input: { entity_ids: ['vacuum.v'] } },
            },
          ],
          'It is cleaning.',
        ],
      },
    ],
  });
  const turn = await ask('clean the floor');
  expect(turn.text).toBe('It is cleaning.');
  expect(bodies(scripted)[0]?.tools?.map(({ name }) => name)).toEqual(['find_tools', 'use_tool']);
  expect(turn.events).toContainEqual(
    expect.objectContaining({
      type: 'tool_call',
      name: 'start_vacuum',
      args: { entity_ids: ['vacuum.v'] },
    }),
  );
  expect(turn.results.map(({ name }) => name)).toEqual(['find_tools', 'start_vacuum']);
  expect(conversations.added[0]?.calls.at(-1)).toMatchObject({ tool: 'start_vacuum', tier: 'act' });
  expect(turn.done?.effects).toMatchObject([{ entity_ids: ['vacuum.v'], outcome: 'reached' }]);
});

test('the gate judges the call inside', async () => {
  const { ask } = await startTestAgent({
    tools,
    script: [
      {
        replies: [
          [{ tool: 'use_tool', input: { name: 'open_valve', input: { entity_ids: ['valve.v'] } } }],
          'That was refused.',
        ],
      },
    ],
  });
  const { results, done } = await ask('open the valve');
  expect(results).toMatchObject([{ name: 'open_valve', is_error: true }]);
  expect(JSON.stringify(results[0]?.data)).toContain('I would have to ask first');
  expect(done?.effects).toMatchObject([{ outcome: 'refused' }]);
});
