/** Sits at the app's address and plays along without knowing the code. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

export interface Impostor {
  url: string;
  /** Paths and bodies of what it was sent. */
  received: { path: string; body: unknown }[];
  close: () => Promise<void>;
}

const API = { min: 1, max: 1 };

function answerTo(path: string): object | null {
  const secretLike = randomBytes(32).toString('base64');
  if (path === '/health') return { status: 'ok', app: 'butler', version: '9.9.9', api: API };
  if (path === '/v1/pairing/start') {
    return { pairing_id: randomUUID(), nonce: secretLike, app_id: randomUUID(), version: '9.9.9', api: API };
  }
  if (path === '/v1/pairing/prove') return { proof: secretLike };
  if (path === '/v1/pairing/exchange') return { app: randomBytes(80).toString('base64') };
  return null;
}

export async function startImpostor(): Promise<Impostor> {
  const received: Impostor['received'] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? '';
      const body = request.method === 'POST' ? await json(request).catch(() => null) : null;
      received.push({ path, body });
      const answer = answerTo(path);
      response.writeHead(answer === null ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { code: 'not_found', message: 'No such route.' }));
    })();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    received,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
