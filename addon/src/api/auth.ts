import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ButlerError } from '../errors.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Lets a request pass that shows the bearer token. Hashed first, so that the comparison takes the same time
 * for every text of every length. Runs before any body is read.
 */
export function requireToken(expected: () => string | undefined): RequestHandler {
  return (request, _response, next) => {
    const shown = /^Bearer ([\u0021-\u007e]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const token = expected();
    if (shown === undefined || token === undefined || !timingSafeEqual(digest(shown), digest(token))) {
      throw new ButlerError(
        'unauthorized',
        'This needs the token that was handed over when Butler was paired.',
      );
    }
    next();
  };
}
