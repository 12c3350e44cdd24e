/** For tests: answers like the Supervisor's API, as the test tells it. */
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Status and body; a body that is a string is sent as it is. Undefined: never answers. */
export type Reply = { readonly status?: number; readonly body: unknown } | undefined;

export const ok = (data: unknown): Reply => ({ body: { result: 'ok', data } });

export async function startFakeSupervisor(replyTo: (request: Received) => Reply) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const seen = await read(request);
      received.push(seen);
      const reply = replyTo(seen);
      if (reply === undefined) return;
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const { method = '', url = '', headers } = request;
  const body = method === 'POST' ? await json(request) : undefined;
  return { method, path: url, authorization: headers.authorization, body };
}
