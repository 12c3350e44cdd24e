/** Everything that goes wrong between the butler and its language model is one clear sentence. */
import { describe, expect, test } from 'vitest';
import type { Script } from '../../../tests/fakes/scripted-model/script.ts';
import { english } from '../language/english.ts';
import { secret } from '../secret.ts';
import { collect, startTestAgent, testTool, turnRequest } from './test-agent.ts';

const HALL = { entity_ids: ['light.hall'] };
const FALLBACK = { fallbackName: 'claude-sonnet-5-5' };
/** Only the fallback model answers. */
const onFallback = (reply: NonNullable<Script[number]['reply']>): Script => [
  { when: { model: 'sonnet' }, reply: 'The other model answers.' },
  { reply },
];

describe('an error that nothing can help is told at once', () => {
  test.each([
    ['wrong key', { status: 401, message: 'invalid x-api-key' }, english.model.wrong_key],
    ['forbidden', { status: 403 }, english.model.wrong_key],
    ['no credit', { status: 402 }, english.model.no_credit],
    [
      'no credit, as older accounts are told',
      { status: 400, message: 'Your credit balance is too low' },
      english.model.no_credit,
    ],
    ['too long', { status: 400, message: 'prompt is too long: 1000001 tokens' }, english.model.too_long],
    ['too large', { status: 413 }, english.model.too_long],
  ])('%s', async (_name, error, sentence) => {
    const { ask, scripted, conversations } = await startTestAgent({
      access: FALLBACK,
      script: [{ reply: { error } }],
    });
    const { text, done } = await ask('what is the capital of France');
    expect(text).toBe(sentence);
    expect(done?.outcome).toBe('failed');
    expect(scripted.requests()).toHaveLength(1);
    expect((await conversations.recent('c1', 1)).exchanges).toMatchObject([{ answer: sentence }]);
  });
});

describe('an error that may pass is tried again, then another model is asked', () => {
  test.each([
    ['overloaded', { error: { status: 529 } }, 3],
    ['broken', { error: { status: 500 } }, 3],
    ['overloaded after the stream has begun', { broken: { how: 'error', after: 0 } }, 3],
    ['cut before the first byte', { broken: { how: 'cut' } }, 3],
    ['cut before the first word', { content: 'Never heard.', broken: { how: 'cut', after: 0 } }, 3],
    ['asked too often', { error: { status: 429, retry_after: 0 } }, 3],
    ['asked far too often', { error: { status: 429, retry_after: 60 } }, 1],
    ['unknown model', { error: { status: 404 } }, 1],
    ['refused for this model', { error: { status: 400, message: 'effort: not supported' } }, 1],
  ] as const)('%s', async (_name, reply, tries) => {
    const { ask, scripted } = await startTestAgent({ access: FALLBACK, script: onFallback(reply) });
    const { text, done } = await ask('what is the capital of France');
    expect(text).toBe('The other model answers.');
    expect(done?.outcome).toBe('answered');
    const models = scripted.requests().map(({ body }) => body?.model);
    expect(models.filter((model) => model === 'claude-haiku-5-5')).toHaveLength(tries);
  });
});

describe('when the other model cannot help either, the sentence names the first one’s trouble', () => {
  test.each([
    ['overloaded', { error: { status: 529 } }, english.model.overloaded],
    ['broken', { error: { status: 503 } }, english.model.broken],
    ['too often', { error: { status: 429, retry_after: 60 } }, english.model.rate_limited],
    ['unknown', { error: { status: 404 } }, english.model.unknown_model],
    ['cut off', { content: 'x', broken: { how: 'cut', after: 0 } }, english.model.cut_off],
    ['silent', { broken: { how: 'silence' } }, english.model.slow],
    [
      'silent after the beginning',
      { content: 'x', broken: { how: 'silence', after: 0 } },
      english.model.slow,
    ],
  ] as const)('%s', async (_name, reply, sentence) => {
    const { ask } = await startTestAgent({
      access: { ...FALLBACK, limits: { silence: 60 } },
      script: [{ reply }],
    });
    expect(await ask('what is the capital of France')).toMatchObject({
      text: sentence,
      done: { outcome: 'failed', effects: [] },
    });
  });
});

test('a passing error is not noticed', async () => {
  const { ask, conversations } = await startTestAgent({
    script: [
      { times: 1, reply: { error: { status: 529, retry_after: 0 } } },
      { times: 1, reply: { content: 'x', broken: { how: 'cut', after: 0 } } },
      { reply: 'Here I am.' },
    ],
  });
  expect(await ask('hello')).toMatchObject({ text: 'Here I am.', done: { outcome: 'answered' } });
  expect((await conversations.recent('c1', 1)).exchanges).toHaveLength(1);
});

test('a service that is not there is named', async () => {
  const { ask, scripted } = await startTestAgent({ access: FALLBACK });
  await scripted.close();
  expect(await ask('hello')).toMatchObject({
    text: english.model.unreachable,
    done: { outcome: 'failed' },
  });
});

test.each([
  ['cut', { how: 'cut', after: 2 }],
  ['error', { how: 'error', after: 2 }],
  ['silence', { how: 'silence', after: 2 }],
] as const)(
  'a %s in mid-sentence is not repeated: the sentence ends with an apology',
  async (_how, broken) => {
    const { ask, scripted } = await startTestAgent({
      access: { ...FALLBACK, limits: { silence: 60 } },
      script: [{ reply: { content: 'The house was built in 1893.', broken } }],
    });
    expect(await ask('how old is the house')).toMatchObject({
      text: `The house ${english.cutOffInMidSentence}`,
      done: { outcome: 'failed' },
    });
    expect(scripted.requests()).toHaveLength(1);
  },
);

test('after a tool ran, a model that breaks off leaves what the tool did', async () => {
  const ran: string[] = [];
  const { ask } = await startTestAgent({
    tools: [testTool('turn_on', { run: (ids) => (ran.push(...ids), {}) })],
    script: [{ replies: [[{ tool: 'turn_on', input: HALL }], { error: { status: 402 } }] }],
  });
  const { text, done } = await ask('hall light');
  expect(text).toBe(`Done: light.hall. ${english.model.no_credit}`);
  expect(done?.effects).toMatchObject([{ outcome: 'reached' }]);
  expect(ran).toEqual(['light.hall']);
});

test('a slow drip ends in time, with what was said and why it stopped', async () => {
  const { agent } = await startTestAgent({
    script: [{ reply: { content: 'word '.repeat(500), delay_ms: 20 } }],
  });
  const request = turnRequest('tell me everything', { deadline_ms: 1_000 });
  const { text, done } = await collect(agent.answer(request, new AbortController().signal));
  expect(text).toMatch(/^(word )+Sorry, that took me too long, so I stopped there\.$/);
  expect(done?.outcome).toBe('failed');
});

test.each([
  ['no JSON', 'turn it on'],
  ['cut off', '{"entity_ids": ["light.hall"'],
  ['with something behind it', '{"entity_ids": ["light.hall"]}}'],
  ['a list', '["light.hall"]'],
  ['a wrong field', '{"entity": "light.hall"}'],
])('arguments that are %s run nothing, and the model may correct itself', async (_name, written) => {
  const ran: string[] = [];
  const { ask, scripted } = await startTestAgent({
    tools: [testTool('turn_on', { run: (ids) => (ran.push(...ids), {}) })],
    script: [
      {
        replies: [
          [{ tool: 'turn_on', raw_input: written }],
          [{ tool: 'turn_on', input: { entity_ids: ['light.kitchen'] } }],
          'It is on.',
        ],
      },
    ],
  });
  const { text, results, done } = await ask('hall light');
  expect(text).toBe('It is on.');
  expect(ran).toEqual(['light.kitchen']);
  expect(results.map(({ is_error }) => is_error)).toEqual([true, false]);
  expect(done?.effects).toHaveLength(1);
  expect(scripted.requests().map(({ refused }) => refused)).toEqual([null, null, null]);
});

test.each(['shell', '__proto__', 'constructor', 'toString'])(
  'a tool %s does not exist, and the model hears which do',
  async (name) => {
    const { ask } = await startTestAgent({
      tools: [testTool('turn_on'), testTool('read', { tier: 'read' })],
      script: [{ replies: [[{ tool: name, input: {} }], 'I can’t do that.'] }],
    });
    expect((await ask('run ls')).results).toMatchObject([
      { is_error: true, data: { error: `There is no tool "${name}". The tools are: turn_on, read.` } },
    ]);
  },
);

test('a refusal is a sentence, and nothing that it asked for is run', async () => {
  const ran: string[] = [];
  const { ask } = await startTestAgent({
    tools: [testTool('turn_on', { run: (ids) => (ran.push(...ids), {}) })],
    script: [{ reply: { content: [{ tool: 'turn_on', input: HALL }], stop: 'refusal' } }],
  });
  expect(await ask('do harm')).toMatchObject({ text: english.refused, done: { outcome: 'refused' } });
  expect(ran).toEqual([]);
});

test('an answer that is too long ends honestly, and a call that was cut off is not run', async () => {
  const ran: string[] = [];
  const { ask } = await startTestAgent({
    tools: [testTool('turn_on', { run: (ids) => (ran.push(...ids), {}) })],
    script: [
      { when: { said: 'story' }, reply: { content: 'Once upon a time', stop: 'max_tokens' } },
      { reply: { content: [{ tool: 'turn_on', input: HALL }], stop: 'max_tokens' } },
    ],
  });
  expect((await ask('a story')).text).toBe(`Once upon a time ${english.answerTooLong}`);
  expect(await ask('everything')).toMatchObject({ text: english.nothingToSay, done: { outcome: 'failed' } });
  expect(ran).toEqual([]);
});

test('a conversation that is too long for the model says so', async () => {
  const { ask } = await startTestAgent({ script: [{ reply: { stop: 'model_context_window_exceeded' } }] });
  expect((await ask('hello')).text).toBe(english.model.too_long);
});

test('a paused turn goes on', async () => {
  const { ask, scripted } = await startTestAgent({
    script: [
      { when: { said: 'weather' }, reply: { content: 'Let me see.', stop: 'pause_turn' } },
      { reply: 'It will rain.' },
    ],
  });
  expect((await ask('the weather')).text).toBe('Let me see. It will rain.');
  expect(scripted.requests().map(({ refused }) => refused)).toEqual([null, null]);
});

test('eight steps are enough: then it says that it stopped, and what it did', async () => {
  const ran: string[] = [];
  const { ask, scripted } = await startTestAgent({
    tools: [testTool('turn_on', { run: (ids) => (ran.push(...ids), {}) })],
    script: [{ reply: [{ tool: 'turn_on', input: HALL }] }],
  });
  const { text, done } = await ask('for ever');
  expect(text).toBe(`Done: light.hall. ${english.tooManySteps}`);
  expect(done?.outcome).toBe('failed');
  expect(scripted.requests()).toHaveLength(8);
  expect(ran).toHaveLength(7);
});

test('the key is in no event, no log and no kept exchange', async () => {
  const { ask, logged, conversations } = await startTestAgent({
    access: { key: secret('sk-very-secret') },
    script: [{ reply: { error: { status: 401, message: 'bad key sk-very-secret' } } }],
  });
  const { events } = await ask('hello');
  const kept = await conversations.recent('c1', 1);
  expect(logged.join('\n')).toContain('wrong_key');
  expect(JSON.stringify([events, logged, kept])).not.toContain('sk-very-secret');
});
