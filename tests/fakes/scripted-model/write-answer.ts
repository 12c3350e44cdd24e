import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './build-events.ts';
import type { RecordedRequest } from './request-log.ts';
import type { ApiError, Reply } from './script.ts';

const ERROR_TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

function errorBody(error: ApiError): object {
  const type = error.type ?? ERROR_TYPES[error.status] ?? 'api_error';
  return { type: 'error', error: { type, message: error.message, details: null } };
}

export function writeJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function writeError(response: ServerResponse, error: ApiError): void {
  if (error.retry_after !== undefined) response.setHeader('retry-after', String(error.retry_after));
  writeJson(response, error.status, errorBody(error));
}

function sse(type: string, data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Stays until the client goes away. */
async function saySilence(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
}

interface Writing {
  response: ServerResponse;
  reply: Reply;
  answer: Answer;
  isStream: boolean;
  entry: RecordedRequest;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  now: () => number;
}

async function breakOff(writing: Writing, how: 'cut' | 'silence' | 'error'): Promise<void> {
  const { response, reply, entry, signal, now } = writing;
  entry.pieces.push({ at: now(), event: how });
  if (how === 'silence') return saySilence(signal);
  if (how === 'cut') {
    // What was written so far leaves first, so that the client has it.
    await setImmediate();
    response.socket?.destroySoon();
    return;
  }
  const error = reply.broken?.error ?? { status: 529, message: 'Overloaded' };
  if (response.headersSent) response.end(sse('error', errorBody(error)));
  else writeError(response, error);
}

async function writeStream(writing: Writing): Promise<void> {
  const { response, reply, answer, entry, signal, now } = writing;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  entry.status = 200;
  const breakAt = reply.broken?.after;
  let deltas = 0;
  const isBroken = (): boolean => reply.broken !== undefined && breakAt === deltas;
  for (const event of answer.events) {
    const isFrameOfDelta =
      event.isDelta || event.type === 'content_block_stop' || event.type === 'message_delta';
    if (isFrameOfDelta && isBroken() && reply.broken !== undefined)
      return breakOff(writing, reply.broken.how);
    if (event.isDelta && deltas > 0 && reply.delay_ms > 0) await delay(reply.delay_ms, undefined, { signal });
    signal.throwIfAborted();
    response.write(sse(event.type, event.data));
    entry.pieces.push({ at: now(), event: event.label });
    if (event.isDelta) deltas += 1;
  }
  response.end();
}

/** Writes the answer as its script wants it. Throws when the client goes away in between. */
export async function writeAnswer(writing: Writing): Promise<void> {
  const { response, reply, answer, isStream, entry, signal } = writing;
  if (reply.first_ms > 0) await delay(reply.first_ms, undefined, { signal });
  if (reply.broken !== undefined && (reply.broken.after === undefined || !isStream)) {
    return breakOff(writing, reply.broken.how);
  }
  if (reply.error !== undefined) {
    entry.status = reply.error.status;
    return writeError(response, reply.error);
  }
  entry.status = 200;
  if (isStream) return writeStream(writing);
  writeJson(response, 200, answer.message);
}
