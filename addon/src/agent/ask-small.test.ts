import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import type { Script } from '../../../tests/fakes/scripted-model/script.ts';
import { startScriptedModel } from '../../../tests/fakes/scripted-model/server.ts';
import type { Standing } from '../cost/meter.ts';
import { withinBudget } from '../cost/within-budget.ts';
import { secret } from '../secret.ts';
import { createSmallModel, type UsedBetweenTurns } from './ask-small.ts';
import { createModel } from './model.ts';
import { bodies, NOW } from './test-agent.ts';

interface Options {
  readonly name?: string;
  readonly standing?: Standing;
  readonly keepUsage?: (used: UsedBetweenTurns) => Promise<void>;
}

async function start(
  script: Script,
  { name = 'claude-haiku-5-5', standing = 'free', keepUsage }: Options = {},
) {
  const scripted = await startScriptedModel({ script });
  onTestFinished(() => scripted.close());
  const model = createModel({
    key: secret('sk-test-key'),
    url: scripted.url,
    name,
    fallbackName: undefined,
    limits: { pause: 1, attempt: 1 },
  });
  const admitted: string[] = [];
  const meter = {
    ready: async () => undefined,
    standing: () => standing,
    admit: (asker: string) => admitted.push(asker) > 0,
    count: () => undefined,
  };
  const used: UsedBetweenTurns[] = [];
  const small = createSmallModel({
    model: withinBudget({ usual: model, small: model }, meter),
    keepUsage: keepUsage ?? (async (one) => void used.push(one)),
    now: () => NOW,
  });
  return { small, scripted, admitted, used };
}

const shape = z.strictObject({ words: z.array(z.string()) });
const question = {
  rules: 'Give the nouns.',
  text: 'The key is in the shed.',
  shape,
  asker: 'person:p1',
  kind: 'summary',
} as const;
const { signal } = new AbortController();
const answer = [{ tool: 'answer', input: { words: ['key', 'shed'] } }];

test('the answer is a forced call, counted for whom it is asked', async () => {
  const { small, scripted, admitted, used } = await start([{ when: { said: 'shed' }, reply: answer }]);
  expect(await small.ask(question, signal)).toEqual({ words: ['key', 'shed'] });
  const [body] = bodies(scripted);
  expect(body).toMatchObject({ tool_choice: { type: 'tool', name: 'answer' } });
  expect(JSON.stringify(body?.system)).toContain('Give the nouns.');
  expect(admitted).toEqual(['person:p1']);
  expect(used).toMatchObject([
    { at: NOW, speaker: 'person:p1', kind: 'summary', usage: [{ model: 'claude-haiku-5-5' }] },
  ]);
});

test('a model that cannot be made to call is only told to', async () => {
  const { small, scripted } = await start([{ reply: answer }], { name: 'claude-sonnet-5-5' });
  expect(await small.ask(question, signal)).toEqual({ words: ['key', 'shed'] });
  expect(scripted.requests().map(({ refused }) => refused)).toEqual([null]);
});

test.for<{ name: string; script: Script }>([
  { name: 'text instead of a call', script: [{ reply: 'key, shed' }] },
  { name: 'another shape', script: [{ reply: [{ tool: 'answer', input: { words: 'key' } }] }] },
  { name: 'no JSON', script: [{ reply: [{ tool: 'answer', raw_input: '{"words": [' }] }] },
  { name: 'another tool', script: [{ reply: [{ tool: 'unlock', input: { words: ['key'] } }] }] },
  { name: 'cut off', script: [{ reply: { content: answer, stop: 'max_tokens' } }] },
  { name: 'refused', script: [{ reply: { error: { status: 401 } } }] },
])('nothing usable: $name', async ({ script }) => {
  const { small } = await start(script);
  expect(await small.ask(question, signal)).toBeUndefined();
});

test('it is not asked without a model, without budget, or after the end', async () => {
  const none = createSmallModel({ model: undefined, keepUsage: async () => undefined, now: () => NOW });
  expect(await none.ask(question, signal)).toBeUndefined();
  const poor = await start([{ reply: answer }], { standing: 'used_up' });
  expect(await poor.small.ask(question, signal)).toBeUndefined();
  expect(await poor.small.ask(question, AbortSignal.abort())).toBeUndefined();
  expect(poor.scripted.requests()).toEqual([]);
});

test('the end of everything ends it soon', async () => {
  const stopping = new AbortController();
  const { small, scripted } = await start([{ reply: { content: answer, broken: { how: 'silence' } } }]);
  const asked = small.ask(question, stopping.signal);
  await expect.poll(() => scripted.requests().length).toBe(1);
  stopping.abort();
  expect(await asked).toBeUndefined();
});

test('usage that cannot be kept costs no answer', async () => {
  const keepUsage = () => Promise.reject(new Error('away'));
  const { small } = await start([{ reply: answer }], { keepUsage });
  expect(await small.ask(question, signal)).toEqual({ words: ['key', 'shed'] });
});
