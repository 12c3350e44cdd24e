import { describe, expect, test } from 'vitest';
import { startTestAgent, testTool, type TestAgentOptions } from '../test-agent.ts';

const HALL = { entity_ids: ['light.hall'] };
const DOOR = { entity_ids: ['lock.front_door'] };

/** Fails the first `failures` times, then works. */
function weakTool(failures: number) {
  let calls = 0;
  return testTool('turn_on', {
    run(ids) {
      calls += 1;
      if (calls > failures) return {};
      return {
        isError: true,
        spoken: 'The hall light did not turn on.',
        effects: [{ action: 'light.turn_on', entity_ids: [...ids], outcome: 'not_reached' }],
      };
    },
  });
}

const unlock = testTool('unlock', { tier: 'confirm' });

describe('a claim about something that did not happen is not spoken', () => {
  const lies: [string, TestAgentOptions, RegExp][] = [
    [
      'after a refusal',
      { tools: [unlock], script: [{ replies: [[{ tool: 'unlock', input: DOOR }], 'Unlocked!'] }] },
      /^For that I would have to ask first, and I can’t keep a question just now\. Please try again in a moment\.$/,
    ],
    [
      'after a failure',
      {
        tools: [weakTool(9)],
        script: [{ replies: [[{ tool: 'turn_on', input: HALL }], 'The hall light is on.'] }],
      },
      /^The hall light did not turn on\.$/,
    ],
    [
      'after one success and one failure',
      {
        tools: [testTool('act'), weakTool(9)],
        script: [
          {
            replies: [
              [
                { tool: 'act', input: { entity_ids: ['light.kitchen'] } },
                { tool: 'turn_on', input: HALL },
              ],
              'Both lights are on.',
            ],
          },
        ],
      },
      /^Done: light\.kitchen\. The hall light did not turn on\.$/,
    ],
    [
      'with words before the next call',
      {
        tools: [unlock],
        script: [
          {
            replies: [
              [{ tool: 'unlock', input: DOOR }],
              [{ text: 'It is open now.' }, { tool: 'unlock', input: DOOR }],
              'Welcome!',
            ],
          },
        ],
      },
      /^For that I would have to ask first/,
    ],
  ];
  test.each(lies)('%s', async (_name, options, expected) => {
    const { ask } = await startTestAgent(options);
    const { text, done } = await ask('do it');
    expect(text).toMatch(expected);
    expect(done?.outcome).toBe('answered');
  });
});

test('the model’s own honest words are heard', async () => {
  const { ask } = await startTestAgent({
    tools: [unlock],
    script: [
      { replies: [[{ tool: 'unlock', input: DOOR }], 'I can’t unlock the door without a confirmation.'] },
    ],
  });
  expect((await ask('unlock the door')).text).toBe('I can’t unlock the door without a confirmation.');
});

test('what failed and was reached in the end may be claimed', async () => {
  const { ask } = await startTestAgent({
    tools: [weakTool(1)],
    script: [
      {
        replies: [
          [{ tool: 'turn_on', input: HALL }],
          [{ tool: 'turn_on', input: HALL }],
          'The hall light is on.',
        ],
      },
    ],
  });
  expect((await ask('hall light')).text).toBe('The hall light is on.');
});
