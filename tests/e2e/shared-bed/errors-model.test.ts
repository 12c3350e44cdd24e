/** Whatever goes wrong with the model, the asker hears one sentence that says so. */
import { afterAll, expect, test } from 'vitest';
import type { Script } from '../../fakes/scripted-model/script.ts';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

/** One clear sentence for a person: nothing technical, no address, no secret. */
function expectPlain(text: string): void {
  expect(text).toMatch(/^[A-Z].*[.?!]$/s);
  expect(text).not.toMatch(/https?:|127\.0\.0\.1|\bat \w+ \(|undefined|null|\[object|sk-|[45]\d\d\b|_error/);
  expect(text.length).toBeLessThan(300);
}

const failing: [name: string, script: Script, heard: RegExp][] = [
  ['the key is wrong', [{ reply: { error: { status: 401, message: 'invalid x-api-key' } } }], /key/],
  ['there is no credit', [{ reply: { error: { status: 402, message: 'no credit' } } }], /credit/],
  [
    'there is no credit, as a 400',
    [{ reply: { error: { status: 400, message: 'Your credit balance is too low.' } } }],
    /credit/,
  ],
  ['it is overloaded', [{ reply: { error: { status: 529 } } }], /overloaded/],
  ['it is broken', [{ reply: { error: { status: 500 } } }], /problem/],
  ['it cuts the connection at once', [{ reply: { broken: { how: 'cut' } } }], /reach|connection/],
  [
    'it asks to come back in an hour',
    [{ reply: { error: { status: 429, retry_after: 3600 } } }],
    /again|often/,
  ],
  ['it refuses', [{ reply: { content: '', stop: 'refusal' } }], /can’t help/],
  ['it says nothing', [{ reply: '' }], /no answer/],
  ['it never comes to an end', [{ reply: [{ tool: 'no_such_tool' }] }], /steps/],
];

test.each(failing)('%s', async (_name, script, heard) => {
  await bed.model.play(script);
  const turn = await bed.assist.say('what do you think of the weather');
  expect(turn.error).toBeNull();
  expect(turn.text).toMatch(heard);
  expectPlain(turn.text);
});

test('a limit that passes soon is waited for', async () => {
  await bed.model.play([
    { times: 1, reply: { error: { status: 429, retry_after: 0.2 } } },
    { reply: 'Sunny, I believe.' },
  ]);
  const turn = await bed.assist.say('what do you think of the weather');
  expect(turn.text).toBe('Sunny, I believe.');
  const calls = await bed.model.calls();
  expect(calls.map((call) => call.status)).toEqual([429, 200]);
});

test('when one model is overloaded the other is asked', async () => {
  await bed.model.play([
    { when: { model: 'haiku' }, reply: { error: { status: 529 } } },
    { when: { model: 'sonnet' }, reply: 'The other one says hello.' },
  ]);
  const turn = await bed.assist.say('say hello to me');
  expect(turn.text).toBe('The other one says hello.');
  const calls = await bed.model.calls();
  expect(calls.at(-1)?.refused).toBeNull();
});

test('a call that is no JSON, and one of a tool that does not exist, go back to the model', async () => {
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([
    {
      replies: [
        [{ tool: 'turn_on_off', raw_input: '{"entity_ids": ["light.sofa_' }],
        [{ tool: 'make_coffee', input: {} }],
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  const turn = await bed.assist.say('I would like to read on the sofa');
  expect(turn.text).toMatch(/^the sofa lamp is on\.$/i);
  const results = (await bed.model.calls())
    .slice(1)
    .map((call) => JSON.stringify(call.body?.messages.at(-1)));
  expect(results.map((result) => result.includes('"is_error":true'))).toEqual([true, true, false]);
});

test('a cut in mid-sentence is owned up to, and the conversation goes on', async () => {
  await bed.model.play([
    { times: 1, reply: { content: 'The weather is going to be', broken: { how: 'cut', after: 4 } } },
    { reply: 'Fine, thank you.' },
  ]);
  const turn = await bed.assist.say('what will the weather be like');
  expect(turn.text).toMatch(/^The weather is going/);
  expect(turn.text).toMatch(/broke off|sorry/i);
  const next = await bed.assist.say('and how are you', { conversationId: turn.conversationId });
  expect(next.text).toBe('Fine, thank you.');
});

test('an error event in mid-stream, too', async () => {
  await bed.model.play([{ reply: { content: 'Let me see what', broken: { how: 'error', after: 2 } } }]);
  const turn = await bed.assist.say('what will the weather be like');
  expect(turn.text).toMatch(/^Let me .*(broke off|sorry)/i);
});

test('an answer that is too long says where it stops', async () => {
  await bed.model.play([{ reply: { content: 'A very long', stop: 'max_tokens' } }]);
  const turn = await bed.assist.say('tell me everything about the weather');
  expect(turn.text).toMatch(/^A very long/);
  expect(turn.text.length).toBeGreaterThan('A very long'.length + 5);
});

test('commands that need no model work while it is broken', async () => {
  await bed.put('light.kitchen', 'off');
  await bed.model.play([{ reply: { error: { status: 500 } } }]);
  await bed.assist.say('turn on the kitchen light');
  expect((await bed.home.state('light.kitchen')).state).toBe('on');
});

test('a model that says nothing is not waited for until the asker has gone: the other one is asked', async () => {
  await bed.model.play([
    { when: { model: 'haiku' }, reply: { broken: { how: 'silence' } } },
    { reply: 'The other one is awake.' },
  ]);
  const turn = await bed.assist.say('are you awake', { deadlineMs: 60_000 });
  expect(turn.text).toBe('The other one is awake.');
  const [silent] = await bed.model.calls();
  expect(silent?.aborted).toBe(true);
});
