/** What is heard of a model that claims too much, and how soon of one that does not. */
import { describe, expect, test } from 'vitest';
import {
  bodies,
  collect,
  startTestAgent,
  testTool,
  turnRequest,
  type TestAgentOptions,
} from '../test-agent.ts';

const HALL = { entity_ids: ['light.hall'] };
const DOOR = { entity_ids: ['lock.front_door'] };
const REASON = 'Unlocking the front door needs a confirmation.';

/** Denies what is called `unlock`, and nothing else. */
const judge: TestAgentOptions['judge'] = ({ tool }) =>
  tool === 'unlock' ? { verdict: 'deny', reason: REASON } : { verdict: 'run' };

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
const start = (options: TestAgentOptions) => startTestAgent({ judge, ...options });

describe('a claim that the model does not take back is not spoken', () => {
  const lies: [string, TestAgentOptions, string][] = [
    [
      'after a refusal',
      {
        tools: [unlock],
        script: [{ replies: [[{ tool: 'unlock', input: DOOR }], 'Unlocked!', 'Unlocked!'] }],
      },
      REASON,
    ],
    [
      'after a failure',
      {
        tools: [weakTool(9)],
        script: [{ replies: [[{ tool: 'turn_on', input: HALL }], 'The hall light is on.', 'It is on.'] }],
      },
      'The hall light did not turn on.',
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
              'Done.',
            ],
          },
        ],
      },
      'Done: light.kitchen. The hall light did not turn on.',
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
              'Welcome!',
            ],
          },
        ],
      },
      REASON,
    ],
    ['without any call', { script: [{ replies: ['The hall light is on.', 'Done.'] }] }, 'I did not do that.'],
    [
      'when the second try fails too',
      { script: [{ replies: ['Done.', { error: { status: 400 } }] }] },
      'I did not do that.',
    ],
  ];
  test.each(lies)('%s', async (_name, options, expected) => {
    const { ask } = await start(options);
    const { text, done } = await ask('turn on the hall light');
    expect(text).toBe(expected);
    expect(done?.outcome).toBe('answered');
  });
});

test('the model is told once what the record says, and may make the missing call', async () => {
  const { ask, scripted } = await start({
    tools: [testTool('turn_on')],
    script: [{ replies: ['Done.', [{ tool: 'turn_on', input: HALL }], 'The light is switched on.'] }],
  });
  expect((await ask('turn on the hall light')).text).toBe('The light is switched on.');
  const told = JSON.stringify(bodies(scripted)[1]?.messages.at(-1));
  expect(told).toContain('<check>');
  expect(told).toContain('no call was made');
});

test('what is true stays heard, and the claim before it is corrected', async () => {
  const { ask } = await start({
    tools: [weakTool(0)],
    script: [
      {
        replies: [
          [{ tool: 'turn_on', input: HALL }],
          'The kitchen light is on.',
          'I turned on the hall light.',
        ],
      },
    ],
  });
  expect((await ask('turn on the hall light')).text).toBe('I turned on the hall light.');
});

test('words before a call wait for it', async () => {
  const { ask } = await start({
    tools: [testTool('turn_on')],
    script: [
      {
        replies: [
          [{ text: 'Turning on the hall light now.' }, { tool: 'turn_on', input: HALL }],
          { content: [] },
        ],
      },
    ],
  });
  const { events, text } = await ask('turn on the hall light');
  expect(text).toBe('Turning on the hall light now.');
  expect(events.map(({ type }) => type)).toEqual(['tool_call', 'tool_result', 'text', 'done']);
});

test('the model’s own honest words are heard', async () => {
  const { ask } = await start({
    tools: [unlock],
    script: [
      { replies: [[{ tool: 'unlock', input: DOOR }], 'I can’t unlock the door without a confirmation.'] },
    ],
  });
  expect((await ask('unlock the door')).text).toBe('I can’t unlock the door without a confirmation.');
});

test('what failed and was reached in the end may be claimed', async () => {
  const { ask } = await start({
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

test.each([
  ['Water boils at a hundred degrees', 'Water boils at '],
  ['Photosynthesis turns sunshine into sugar', 'Photosynthesis turns '],
  ['You could try the dimmer', 'You could try '],
  ['Let me think about that', 'Let me think '],
  ['I think it rains tomorrow', 'I think it '],
  ['Ich finde es schön', 'Ich finde es '],
])('"%s" is heard while it is being said', async (sentence, expected) => {
  const { agent } = await start({
    script: [{ reply: { content: sentence, chunks: 'word', broken: { how: 'silence', after: 3 } } }],
  });
  const leaving = new AbortController();
  let heard = '';
  for await (const event of agent.answer(turnRequest('why?'), leaving.signal)) {
    if (event.type === 'text') heard += event.text;
    if (heard.startsWith(expected)) leaving.abort(new Error('heard enough'));
  }
  expect(heard).toContain(expected);
});

test('in a language that the check does not know the model is believed', async () => {
  const { agent } = await start({ script: [{ reply: 'La lampe est allumée.' }] });
  const request = turnRequest('allume la lampe', { language: 'fr' });
  const { text } = await collect(agent.answer(request, new AbortController().signal));
  expect(text).toBe('La lampe est allumée.');
});

describe('what nobody needs to hear, and nothing bears out, is left out where an order was carried out', () => {
  const spoken = async (...replies: string[]) => {
    const { ask, scripted } = await start({
      tools: [weakTool(0)],
      script: [{ replies: [[{ tool: 'turn_on', input: HALL }], ...replies] }],
    });
    const { text } = await ask('turn on the hall light for the painter');
    return { text, requests: bodies(scripted).length };
  };

  test.each([
    ['The hall light is on. Raindrops everywhere!', 'The hall light is on. '],
    ['Bother! The hall light is on.', 'The hall light is on.'],
  ])('%s', async (answer, heard) => {
    expect(await spoken(answer)).toEqual({ text: heard, requests: 2 });
  });

  test.each([
    ['Raindrops everywhere!', 'Done: light.hall.'],
    ['Happy reading.', 'Happy reading. Done: light.hall.'],
    ['Good night! Raindrops everywhere!', 'Good night! Done: light.hall.'],
  ])('what was done is then said by code: %s', async (answer, heard) => {
    const { text, requests } = await spoken(answer);
    expect(requests).toBe(2);
    expect(text.replace(/\s+/gu, ' ')).toBe(heard);
  });

  test.each([
    'The hall light is on. The painter knows it.',
    'The hall light is on. I have told Anna.',
    'The hall light is on. Anna has heard it at 7.',
  ])('but not: %s', async (answer) => {
    const { text, requests } = await spoken(answer, 'It is on.');
    expect(requests).toBe(3);
    expect(text).toMatch(/^(?:The hall light is on\. )?It is on\.$/);
  });
});
