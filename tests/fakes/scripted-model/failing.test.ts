import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  InternalServerError,
  OverloadedError,
  PaymentRequiredError,
  RateLimitError,
} from '@anthropic-ai/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectSdk, requestWith } from './sdk-client.ts';
import { startScriptedModel, type ScriptedModel } from './server.ts';

let model: ScriptedModel;
beforeEach(async () => {
  model = await startScriptedModel();
});
afterEach(() => model.close());

async function failure(client = connectSdk(model.url)): Promise<unknown> {
  return client.messages
    .stream(requestWith())
    .finalMessage()
    .then(
      () => 'no error',
      (error: unknown) => error,
    );
}

test.each([
  [401, AuthenticationError, 'authentication_error'],
  [402, PaymentRequiredError, 'billing_error'],
  [429, RateLimitError, 'rate_limit_error'],
  [500, InternalServerError, 'api_error'],
  [529, OverloadedError, 'overloaded_error'],
])('status %i is the error that the SDK has for it', async (status, expected, type) => {
  model.setScript([{ reply: { error: { status, message: 'No.' } } }]);
  const error = await failure();
  expect(error).toBeInstanceOf(expected);
  expect(error).toMatchObject({ status, type });
});

test('retry-after is sent and honoured', async () => {
  model.setScript([
    { times: 1, reply: { error: { status: 429, retry_after: 0.01 } } },
    { reply: 'Here I am.' },
  ]);
  const client = connectSdk(model.url, { maxRetries: 1 });
  const message = await client.messages.stream(requestWith()).finalMessage();
  expect(message.content[0]).toMatchObject({ text: 'Here I am.' });
});

test('an error event after 200', async () => {
  model.setScript([{ reply: { content: 'One two three', broken: { how: 'error', after: 1 } } }]);
  const error = await failure();
  expect(error).toBeInstanceOf(APIError);
  expect(error).toMatchObject({ status: undefined, type: 'overloaded_error' });
});

test('a cut in mid-stream, after the words that were sent', async () => {
  model.setScript([{ reply: { content: 'One two three', broken: { how: 'cut', after: 2 } } }]);
  const stream = connectSdk(model.url).messages.stream(requestWith());
  const words: string[] = [];
  stream.on('text', (delta) => words.push(delta));
  await expect(stream.finalMessage()).rejects.toThrow(/terminated|closed|ended/i);
  expect(words).toEqual(['One ', 'two ']);
  expect(model.requests()[0]?.aborted).toBe(false);
});

test('a cut before the first byte is a connection error', async () => {
  model.setScript([{ reply: { content: 'Hello', broken: { how: 'cut' } } }]);
  expect(await failure()).toBeInstanceOf(APIConnectionError);
});

test('silence lasts until the client gives up', async () => {
  model.setScript([{ reply: { broken: { how: 'silence' } } }]);
  const client = connectSdk(model.url, { timeout: 50 });
  expect(await failure(client)).toBeInstanceOf(APIConnectionTimeoutError);
  await expect.poll(() => model.requests()[0]?.aborted).toBe(true);
});

test('a slow drip writes its pieces one by one', async () => {
  model.setScript([{ reply: { content: 'a b c', delay_ms: 20 } }]);
  await connectSdk(model.url).messages.stream(requestWith()).finalMessage();
  const words = model.requests()[0]?.pieces.filter((piece) => piece.event === 'text_delta') ?? [];
  expect(words).toHaveLength(3);
  expect(words[2]!.at - words[0]!.at).toBeGreaterThanOrEqual(20);
});

test('arguments that are no JSON reach the SDK as they are', async () => {
  model.setScript([{ reply: [{ tool: 'turn_on', raw_input: '{"entity_ids": ["light.h' }] }]);
  const written: string[] = [];
  const stream = await connectSdk(model.url).messages.create({ ...requestWith(), stream: true });
  for await (const event of stream) {
    if (event.type !== 'content_block_delta' || event.delta.type !== 'input_json_delta') continue;
    written.push(event.delta.partial_json);
  }
  expect(written.join('')).toBe('{"entity_ids": ["light.h');
});

test('a closed server refuses connections', async () => {
  await model.close();
  expect(await failure()).toBeInstanceOf(APIConnectionError);
});
