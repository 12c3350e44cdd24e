import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { secret } from '../secret.ts';
import { createModel, type StepEnd } from './model.ts';
import { textMessage } from './prompt-message.ts';

/** A service that sends exactly these events, and knows how many connections it had. */
async function serve(events: readonly object[]) {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const typed = events.map((event) => ('type' in event ? String(event.type) : 'none'));
      response.end(
        events.map((event, at) => `event: ${typed[at]}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
      );
    });
  }).on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const model = createModel({
    key: secret('key'),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    name: 'claude-haiku-5-5',
    fallbackName: undefined,
    limits: { pause: 1, attempt: 1 },
  });
  return { model, sockets };
}

async function step({ model }: Pick<Awaited<ReturnType<typeof serve>>, 'model'>) {
  const pieces: string[] = [];
  const steps = model.step({ tools: [], system: [], messages: [] }, [textMessage('user', 'hello')], {
    signal: new AbortController().signal,
    remaining: () => 10_000,
    asker: 'person:anna',
  });
  for (;;) {
    const next: IteratorResult<string, StepEnd> = await steps.next();
    if (next.done === true) return { text: pieces.join(''), pieces, end: next.value };
    pieces.push(next.value);
  }
}

const usage = {
  input_tokens: 3,
  output_tokens: 1,
  cache_read_input_tokens: 20,
  cache_creation_input_tokens: 7,
};
const start = { type: 'message_start', message: { id: 'm', content: [], usage } };
const stop = [
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
  { type: 'message_stop' },
];
const text = (index: number, ...pieces: string[]) => [
  { type: 'content_block_start', index, content_block: { type: 'text', text: '' } },
  ...pieces.map((piece) => ({
    type: 'content_block_delta',
    index,
    delta: { type: 'text_delta', text: piece },
  })),
  { type: 'content_block_stop', index },
];

test('one connection carries several answers, and one packet leaves as one piece', async () => {
  const service = await serve([start, ...text(0, 'Hel', 'lo', '.'), ...stop]);
  for (let at = 0; at < 3; at += 1) {
    const { pieces, end } = await step(service);
    expect(pieces).toEqual(['Hello.']);
    expect(end).toMatchObject({
      kind: 'replied',
      reply: { content: [{ type: 'text', text: 'Hello.' }], stop: 'end_turn', calls: [] },
      usage: [{ inputTokens: 3, outputTokens: 9, cacheReadTokens: 20, cacheWriteTokens: 7 }],
    });
  }
  expect(service.sockets.size).toBe(1);
});

test('events, blocks and pieces that are newer than we are do no harm', async () => {
  const service = await serve([
    { type: 'invented_event', index: 5 },
    start,
    { type: 'content_block_delta', index: 7, delta: { type: 'text_delta', text: 'of no block' } },
    { type: 'content_block_start', index: 0, content_block: { type: 'invented_block', data: 1 } },
    { type: 'content_block_delta', index: 0, delta: { type: 'invented_delta', value: 'x' } },
    { type: 'content_block_start', index: 1, content_block: { type: 'redacted_thinking', data: 'opaque' } },
    ...text(2, ' '),
    ...text(1_000_000, 'Fine.'),
    ...stop,
  ]);
  const { text: said, end } = await step(service);
  expect(said).toBe(' Fine.');
  expect(end).toMatchObject({
    kind: 'replied',
    reply: {
      content: [
        { type: 'redacted_thinking', data: 'opaque' },
        { type: 'text', text: 'Fine.' },
      ],
    },
  });
});

test('arguments in one go, and none at all, are both objects', async () => {
  const call = (index: number, id: string, ...pieces: string[]) => [
    { type: 'content_block_start', index, content_block: { type: 'tool_use', id, name: 'tool', input: {} } },
    ...pieces.map((partial_json) => ({
      type: 'content_block_delta',
      index,
      delta: { type: 'input_json_delta', partial_json },
    })),
    { type: 'content_block_stop', index },
  ];
  const service = await serve([
    start,
    ...call(0, 'a', '{"x":', '1}'),
    ...call(1, 'b'),
    ...call(2, 'c', '{'),
    ...stop,
  ]);
  const { end } = await step(service);
  expect(end).toMatchObject({
    kind: 'replied',
    reply: {
      calls: [
        { id: 'a', input: { x: 1 } },
        { id: 'b', input: {} },
        { id: 'c', input: undefined },
      ],
      content: [{ input: { x: 1 } }, { input: {} }, { input: {} }],
    },
  });
});

test('an answer that just ends is cut off, and what it cost so far is counted', async () => {
  const service = await serve([start, ...text(0, 'Half an')]);
  const { end } = await step(service);
  expect(end).toMatchObject({
    kind: 'failed',
    failure: { kind: 'cut_off' },
    usage: [{ cacheReadTokens: 20 }],
  });
});

test('what is no event at all is the service’s own problem', async () => {
  const { end } = await step(await serve([[1, 2, 3]]));
  expect(end).toMatchObject({ kind: 'failed' });
});
