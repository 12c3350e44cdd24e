/**
 * HTTP to the model over connections that stay open between turns: the built-in fetch closes them after 4 s of
 * rest, and a new one to a service far away costs a tenth of a second before the first word.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

const REST_MS = 5 * 60_000;

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** As much of `fetch` as the SDK uses: a text as body, a signal, and a stream as answer. Rejects with the socket's error. */
export function createModelFetch(): Fetch {
  const options = { keepAlive: true, keepAliveMsecs: 30_000, scheduling: 'lifo', timeout: REST_MS } as const;
  const plain = new HttpAgent(options);
  const secure = new HttpsAgent(options);

  async function send(url: URL, init: RequestInit): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = start(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      agent: url.protocol === 'https:' ? secure : plain,
      ...(init.signal ? { signal: init.signal } : {}),
    });
    request.once('response', resolve).once('error', reject);
    request.end(typeof init.body === 'string' ? init.body : undefined);
    try {
      return asResponse(await promise);
    } catch (error) {
      // The service closed a resting connection just as it was used again; it has not seen the request.
      if (request.reusedSocket && codeOf(error) === 'ECONNRESET') return send(url, init);
      throw error;
    }
  }

  return async (input, init = {}) => send(new URL(input instanceof Request ? input.url : input), init);
}

function asResponse(message: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value));
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.on('data', (chunk: Buffer) => controller.enqueue(chunk));
        message.once('end', () => controller.close());
        message.once('error', (error) => controller.error(error));
      },
      cancel: () => void message.destroy(),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status: message.statusCode ?? 500, headers });
}

export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
