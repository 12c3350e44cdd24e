/**
 * Ollama's `POST /api/embed` for tests, held against its own description (`server.test.ts`): it has the models that were pulled, takes its time for the
 * first text of one, and goes wrong as told.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { type Model, vectorOf } from './vectors.ts';

/** How it answers: as it should, with somebody else's login page, with the way there, or not before that. */
export type Manner = 'well' | 'login_page' | 'redirect' | { readonly after: Promise<unknown> };

export interface FakeOllama {
  /** Base address; the same after a stop and a start. */
  readonly url: string;
  /** What was asked of it since `forget`, oldest first, also what got no answer. */
  readonly asked: () => readonly Asked[];
  readonly forget: () => void;
  readonly behave: (manner: Manner) => void;
  /** As `ollama pull`. */
  readonly pull: (name: string, dimensions?: number) => void;
  /** Nobody listens until `start`. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export interface Asked {
  readonly model: string;
  readonly input: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

const NANOSECONDS = 1_000_000;
const LOADING_MS = 20;
const embedRequest = z.object({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string())]),
  truncate: z.boolean().optional(),
  dimensions: z.int().optional(),
  keep_alive: z.string().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
});

/** With `nomic-embed-text` (768), `embeddinggemma` (768) and `all-minilm` (384). */
export async function startFakeOllama(): Promise<FakeOllama> {
  const models = new Map(
    [
      ['nomic-embed-text', 768],
      ['embeddinggemma', 768],
      ['all-minilm', 384],
    ].map(([name, dimensions]) => [String(name), { name: String(name), dimensions: Number(dimensions) }]),
  );
  const loaded = new Set<Model>();
  let asked: Asked[] = [];
  let manner: Manner = 'well';
  let port = 0;

  async function embed(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    const body = embedRequest.safeParse(parsed(await text(request)));
    if (!body.success) return refuse(response, 400, 'invalid request');
    const { model: name, input } = body.data;
    const texts = typeof input === 'string' ? [input] : input;
    asked.push({ model: name, input: texts, at: Date.now() });
    if (typeof manner === 'object') await manner.after;
    if (manner === 'login_page') return void response.end('<!doctype html><title>Log in</title>');
    if (manner === 'redirect') return void response.writeHead(302, { location: '/login' }).end();
    const model = models.get(name.replace(/:latest$/, ''));
    if (model === undefined) return refuse(response, 404, `model "${name}" not found, try pulling it first`);
    const isLoaded = loaded.has(model);
    if (!isLoaded) await wait(LOADING_MS);
    loaded.add(model);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(
      JSON.stringify({
        model: name,
        embeddings: texts.map((each) => vectorOf(model, each)),
        total_duration: Math.round((performance.now() - began) * NANOSECONDS),
        load_duration: (isLoaded ? 0 : LOADING_MS) * NANOSECONDS,
        prompt_eval_count: texts.join(' ').split(/\s+/).length,
      }),
    );
  }

  const server = createServer((request, response) => {
    if (request.method === 'POST' && request.url === '/api/embed')
      void embed(request, response).catch((error: unknown) => response.destroy(error as Error));
    else response.writeHead(404).end('404 page not found');
  });

  async function start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  }
  await start();
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked: () => asked,
    forget() {
      asked = [];
    },
    behave(next) {
      manner = next;
    },
    pull: (name, dimensions = 768) => void models.set(name, { name, dimensions }),
    async stop() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
    start,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, error: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error }));
}
