/** What the app asks of Ollama, and what this one answers, are what Ollama's own description says. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askOllama } from '../../../addon/src/memory/embed/ollama.ts';
import { officialDescription } from '../official-description.ts';
import { startFakeOllama } from './server.ts';

const described = officialDescription('ollama.yaml');
const schema = (name: string) => {
  const found = described?.(name);
  if (found === undefined) throw new Error('Without the description this test is skipped.');
  return found;
};
const soon = () => AbortSignal.timeout(5_000);

async function start() {
  const ollama = await startFakeOllama();
  onTestFinished(ollama.stop);
  const embed = async (body: unknown) =>
    await fetch(`${ollama.url}/api/embed`, { method: 'POST', body: JSON.stringify(body) });
  const vectors = async (texts: readonly string[], model = 'nomic-embed-text') =>
    await askOllama({ url: ollama.url, model }, texts, soon());
  return { ollama, embed, vectors };
}

const cosine = (one: readonly number[] = [], other: readonly number[] = []) =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);

describe.skipIf(described === null)('the official description of Ollama', () => {
  test('the app asks for nothing that it has not', async () => {
    const bodies: unknown[] = [];
    async function note(request: IncomingMessage, response: ServerResponse): Promise<void> {
      bodies.push({ path: `${request.method ?? ''} ${request.url ?? ''}`, body: await json(request) });
      response.end(JSON.stringify({ embeddings: [Array.from({ length: 768 }, () => 1)] }));
    }
    const server = createServer((request, response) => void note(request, response));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}`;
    await askOllama({ url, model: 'nomic-embed-text' }, ['the key'], soon());
    expect(bodies).toEqual([{ path: 'POST /api/embed', body: expect.any(Object) as unknown }]);
    const { body } = bodies[0] as { body: object };
    const request = schema('EmbedRequest');
    expect(request.check(body)).toBeNull();
    expect(request.properties).toEqual(expect.arrayContaining(Object.keys(body)));
  });

  test.each(['one text', ['one', 'two']])('%j is answered like it', async (input) => {
    const { embed } = await start();
    const response = await embed({ model: 'nomic-embed-text', input });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const body = (await response.json()) as { embeddings: number[][] };
    const answer = schema('EmbedResponse');
    expect(answer.check(body)).toBeNull();
    expect(answer.properties).toEqual(expect.arrayContaining(Object.keys(body)));
    expect(body.embeddings.map(({ length }) => length)).toEqual([input].flat().map(() => 768));
    expect(Math.hypot(...(body.embeddings[0] ?? []))).toBeCloseTo(1);
  });

  test('what is no request of it is refused', async () => {
    const { embed } = await start();
    for (const wrong of [{}, { model: 'nomic-embed-text' }, { model: 'nomic-embed-text', input: 3 }, []]) {
      expect(schema('EmbedRequest').check(wrong)).not.toBeNull();
      expect((await embed(wrong)).status).toBe(400);
    }
  });
});

test('a model has to be pulled', async () => {
  const { ollama, vectors } = await start();
  await expect(vectors(['the key'], 'mine')).rejects.toThrow(/404: model "mine" not found/);
  ollama.pull('mine');
  expect(await vectors(['the key'], 'mine')).toHaveLength(1);
});

test('what is about the same thing is near in one model, and nothing in two', async () => {
  const { vectors } = await start();
  const texts = [
    'search_document: the spare key is with the neighbours',
    'search_query: how do I get inside',
    'search_query: the sea is deep',
  ];
  const [key, question, sea] = await vectors(texts);
  const [other] = await vectors(texts, 'embeddinggemma');
  expect(cosine(key, question)).toBeGreaterThan(0.8);
  expect(Math.abs(cosine(key, sea))).toBeLessThan(0.2);
  expect(Math.abs(cosine(key, other))).toBeLessThan(0.2);
});

test('it goes away, and comes back where it was', async () => {
  const { ollama, vectors } = await start();
  await ollama.stop();
  await expect(vectors(['the key'])).rejects.toThrow(/fetch failed/);
  await ollama.start();
  expect(await vectors(['the key'])).toHaveLength(1);
  expect(ollama.asked().map(({ input }) => input)).toEqual([['the key']]);
});
