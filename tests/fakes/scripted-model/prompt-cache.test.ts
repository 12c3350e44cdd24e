import { expect, test } from 'vitest';
import { createPromptCache } from './prompt-cache.ts';
import type { MessagesRequest } from './request-body.ts';
import { connectSdk, requestWith } from './sdk-client.ts';
import { startScriptedModel } from './server.ts';

const breakpoint = { type: 'ephemeral' } as const;
/** 700 tokens. */
const RULES = 'rule 42'.repeat(350);

function request(messages: string[], more: Partial<MessagesRequest> = {}): MessagesRequest {
  return {
    model: 'claude-haiku-5-5',
    max_tokens: 100,
    system: [{ type: 'text', text: RULES, cache_control: breakpoint }],
    messages: messages.map((content, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', content })),
    ...more,
  };
}

test('the second request reads what the first wrote, and nothing that changed', () => {
  const cache = createPromptCache(() => 0);
  const first = cache.use(request(['Hello']));
  expect(first).toMatchObject({ cache_read_input_tokens: 0 });
  expect(first.cache_creation_input_tokens).toBeGreaterThan(700);
  expect(first.input_tokens).toBeGreaterThan(0);
  const second = cache.use(request(['Something else, longer than before']));
  expect(second.cache_read_input_tokens).toBe(first.cache_creation_input_tokens);
  expect(second.cache_creation_input_tokens).toBe(0);
  const changed = cache.use(
    request(['Hello'], { system: [{ type: 'text', text: `${RULES}!`, cache_control: breakpoint }] }),
  );
  expect(changed.cache_read_input_tokens).toBe(0);
});

test('a growing conversation reads more each time', () => {
  const cache = createPromptCache(() => 0);
  const words = 'some words '.repeat(60);
  const reads = [1, 3, 5, 7].map((count) => {
    const messages = Array.from({ length: count }, (_none, index) => `${String(index)} ${words}`);
    return cache.use(request(messages, { cache_control: breakpoint })).cache_read_input_tokens;
  });
  expect(reads[0]).toBe(0);
  expect(reads).toEqual(reads.toSorted((a, b) => a - b));
  expect(new Set(reads).size).toBe(4);
});

test('nothing is cached below 512 tokens, for another model, or after five minutes', () => {
  let now = 0;
  const cache = createPromptCache(() => now);
  const short = { system: [{ type: 'text', text: 'Be brief.', cache_control: breakpoint }] };
  cache.use(request(['Hello'], short));
  expect(cache.use(request(['Hello'], short))).toMatchObject({
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
  });
  cache.use(request(['Hello']));
  expect(cache.use(request(['Hello'], { model: 'claude-sonnet-5-5' })).cache_read_input_tokens).toBe(0);
  now = 4 * 60_000;
  expect(cache.use(request(['Hello'])).cache_read_input_tokens).toBeGreaterThan(0);
  now = 8 * 60_000;
  expect(cache.use(request(['Hello'])).cache_read_input_tokens).toBeGreaterThan(0);
  now = 14 * 60_000;
  expect(cache.use(request(['Hello'])).cache_read_input_tokens).toBe(0);
});

test('where the breakpoint stands does not change what is cached', () => {
  const cache = createPromptCache(() => 0);
  const text = (value: string, marked: boolean): object => ({
    type: 'text',
    text: value,
    ...(marked ? { cache_control: breakpoint } : {}),
  });
  const with2 = (first: boolean): MessagesRequest =>
    ({
      ...request([]),
      system: undefined,
      messages: [{ role: 'user', content: [text(RULES, first), text('x', true)] }],
    }) as never;
  const written = cache.use(with2(true)).cache_creation_input_tokens;
  expect(cache.use(with2(false)).cache_read_input_tokens).toBe(written);
});

test('the SDK gets the figures in usage', async () => {
  const model = await startScriptedModel();
  const client = connectSdk(model.url);
  const params = requestWith({ system: [{ type: 'text', text: RULES, cache_control: breakpoint }] });
  const first = await client.messages.stream(params).finalMessage();
  const second = await client.messages.stream(params).finalMessage();
  await model.close();
  expect(first.usage.cache_creation_input_tokens).toBeGreaterThan(700);
  expect(second.usage.cache_read_input_tokens).toBe(first.usage.cache_creation_input_tokens);
  expect(second.usage.input_tokens).toBe(first.usage.input_tokens);
});
