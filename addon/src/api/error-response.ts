import type { ErrorRequestHandler, Response } from 'express';
import { asButlerError, ButlerError, type ErrorCode, TooOftenError } from '../errors.ts';
import type { Log } from '../log.ts';

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthorized: 401,
  denied: 403,
  not_found: 404,
  unavailable: 503,
  upstream: 502,
  interrupted: 503,
  config: 500,
  internal: 500,
};

const TOO_MANY_REQUESTS = 429;
const statusFor = (error: ButlerError) =>
  error instanceof TooOftenError ? TOO_MANY_REQUESTS : statusOf[error.code];

export function sendError(response: Response, error: ButlerError, status = statusFor(error)): void {
  response.status(status).json({ code: error.code, message: error.say });
}

/** What express and its body parser throw, by the `type` or status that they give it. */
function fromExpress(thrown: unknown): { error: ButlerError; status: number } | undefined {
  if (thrown instanceof ButlerError || typeof thrown !== 'object' || thrown === null) return undefined;
  const status = 'status' in thrown && typeof thrown.status === 'number' ? thrown.status : undefined;
  if (status === undefined || status < 400 || status > 499) return undefined;
  return { status, error: new ButlerError('invalid', sentenceOf(status)) };
}

function sentenceOf(status: number): string {
  if (status === 413) return 'That is too much at once: a request may have 256 kB.';
  if (status === 415) return 'Send JSON in UTF-8, uncompressed.';
  return 'This request cannot be read: send JSON.';
}

/** The one place where something thrown becomes an HTTP answer. */
export function errorHandler(log: Log): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const known = fromExpress(thrown);
    if (known !== undefined) {
      sendError(response, known.error, known.status);
      return;
    }
    const error = asButlerError(thrown);
    if (error.code === 'internal') log.error('a request failed', { path: request.path, error: error.cause });
    sendError(response, error);
  };
}
