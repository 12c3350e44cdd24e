/** Stands before a model and lets nobody through without the right key, as the real service does. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';

export interface KeyKeeper {
  url: string;
  close: () => Promise<void>;
}

export async function startKeyKeeper(modelUrl: string, key: string): Promise<KeyKeeper> {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      if (request.headers.authorization !== `Bearer ${key}`) {
        const error = { type: 'authentication_error', message: 'invalid bearer token' };
        response.writeHead(401, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ type: 'error', error }));
        return;
      }
      const answer = await fetch(modelUrl + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: {
          'content-type': 'application/json',
          'anthropic-version': String(request.headers['anthropic-version']),
          authorization: `Bearer ${key}`,
        },
        ...(body === '' ? {} : { body }),
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      if (answer.body === null) response.end();
      else Readable.fromWeb(answer.body).pipe(response);
    })();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
