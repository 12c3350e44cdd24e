import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { createEmbedder } from './embedder.ts';
import { askOllama, type OllamaProblem } from './ollama.ts';

type Answer = (body: { input: string[] }, response: ServerResponse, request: IncomingMessage) => void;

const numbers = (value: number, count = 768) => Array.from({ length: count }, () => value);
const right: Answer = ({ input }, response) =>
  void response.end(JSON.stringify({ embeddings: input.map(() => numbers(2)) }));

/** A server that answers as told, and the lines that are logged. */
async function start(first: Answer) {
  let answer = first;
  const asked: { input: string[]; model: string }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString()) as { input: string[]; model: string };
      asked.push(body);
      answer(body, response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const lines: unknown[] = [];
  const log = {
    info: (message: string) => lines.push(message),
    warning: (message: string, fields?: object) => lines.push([message, fields]),
  };
  const settings = { url: `http://127.0.0.1:${port}`, model: 'nomic-embed-text' };
  return {
    embedder: createEmbedder(settings, log),
    asked,
    lines,
    settings,
    answers: (next: Answer) => {
      answer = next;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('says to the model which text looks for something and which is looked for, and makes vectors of length 1', async () => {
  const { embedder, asked } = await start(right);
  const [vector] = (await embedder.documents(['the key'], new AbortController().signal)) ?? [];
  expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1);
  expect(vector).toHaveLength(768);
  await embedder.query('where is it', 5_000);
  expect(asked.map(({ input, model }) => [model, ...input])).toEqual([
    ['nomic-embed-text', 'search_document: the key'],
    ['nomic-embed-text', 'search_query: where is it'],
  ]);
});

test.each<[string, Answer, RegExp, OllamaProblem]>([
  ['a login page', (_body, response) => void response.end('<html>Log in</html>'), /not Ollama/, 'not_ollama'],
  [
    'a way to a login page',
    (_body, response) => void response.writeHead(302, { location: '/login' }).end(),
    /redirect/,
    'not_ollama',
  ],
  [
    'an unknown model',
    (_body, response) =>
      void response.writeHead(404).end('{"error": "model not found, try pulling it first"}'),
    /404: model not found/,
    'unknown_model',
  ],
  [
    'another dimension',
    (_body, response) => void response.end(JSON.stringify({ embeddings: [numbers(1, 384)] })),
    /384 numbers instead of 768/,
    'wrong_size',
  ],
  [
    'nothing but zeros',
    (_body, response) => void response.end(JSON.stringify({ embeddings: [numbers(0)] })),
    /empty vector/,
    'failing',
  ],
  [
    'whoever repeats what they were told',
    ({ input }, response) =>
      void response.writeHead(400).end(JSON.stringify({ error: `bad: ${input.join()}` })),
    /^it answered 400$/,
    'failing',
  ],
  [
    'an answer without an end',
    (_body, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(1024 * 1024)));
      };
      response.on('drain', more);
      more();
    },
    /more than anybody needs/,
    'not_ollama',
  ],
  [
    'fewer vectors',
    (_body, response) => void response.end('{"embeddings": []}'),
    /another number/,
    'failing',
  ],
])('%s is no failure, and one line in the log until it is mended', async (_what, wrong, reason, problem) => {
  const { embedder, lines, answers } = await start(wrong);
  expect(await embedder.query('where', 5_000)).toBeUndefined();
  expect(await embedder.documents(['the key'], new AbortController().signal)).toBeUndefined();
  expect(lines).toEqual([
    [expect.stringMatching(/only words/), { reason: expect.stringMatching(reason) as string }],
  ]);
  expect(embedder.problem()).toBe(problem);
  answers(right);
  expect(await embedder.query('where', 5_000)).toHaveLength(768);
  expect(embedder.problem()).toBeNull();
  expect(lines).toHaveLength(2);
});

test('a password in the address is sent as one, and said nowhere', async () => {
  const logins: unknown[] = [];
  const { settings, stop } = await start((body, response, request) => {
    logins.push(request.headers.authorization);
    right(body, response, request);
  });
  const url = settings.url.replace('//', '//ada:b%40d@');
  const ask = async () => await askOllama({ ...settings, url }, ['the key'], AbortSignal.timeout(5_000));
  expect(await ask()).toHaveLength(1);
  expect(logins).toEqual([`Basic ${btoa('ada:b@d')}`]);
  stop();
  const error: unknown = await ask().catch((thrown: unknown) => thrown);
  expect(String(error)).not.toContain('ada');
});

test('nobody there is no failure either', async () => {
  const { embedder, lines, stop } = await start(right);
  stop();
  expect(await embedder.query('where', 5_000)).toBeUndefined();
  expect(lines).toHaveLength(1);
  expect(embedder.problem()).toBe('away');
});

test('one that takes long is not waited for, goes on for the next, and nobody stands behind it', async () => {
  const loaded = Promise.withResolvers<undefined>();
  const { embedder, asked, lines } = await start((body, response, request) => {
    void loaded.promise.then(() => right(body, response, request));
  });
  expect(await embedder.query('one', 20)).toBeUndefined();
  expect(await embedder.query('two', 60_000)).toBeUndefined();
  expect(asked).toHaveLength(1);
  loaded.resolve(undefined);
  await expect.poll(async () => await embedder.query('three', 5_000)).toHaveLength(768);
  expect(lines).toEqual([]);
});

test('it is tried until it is well, and what is wrong is said anew when it is something else', async () => {
  const { embedder, asked, lines, answers } = await start((_body, response) => void response.end('<html>'));
  const check = async () => await embedder.check(new AbortController().signal);
  expect(embedder.problem()).toBeNull();
  await check();
  expect(embedder.problem()).toBe('not_ollama');
  answers((_body, response) => void response.writeHead(404).end('{"error": "model not found"}'));
  await check();
  expect(embedder.problem()).toBe('unknown_model');
  expect(lines).toHaveLength(2);
  answers(right);
  await check();
  expect(embedder.problem()).toBeNull();
  await check();
  expect(asked).toHaveLength(3);
});

test('whoever stops waits for nothing, and nothing is said about it', async () => {
  const { embedder, lines } = await start(() => undefined);
  const stopping = new AbortController();
  const asked = embedder.documents(['the key'], stopping.signal);
  stopping.abort();
  expect(await asked).toBeUndefined();
  expect(lines).toEqual([]);
});
