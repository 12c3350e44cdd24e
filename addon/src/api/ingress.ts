import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ButlerError } from '../errors.ts';
import type { StatusResponse } from './contract.ts';
import { statusPage, STYLE } from './status-page.ts';
import { statusWords } from './status-words.ts';

const styleHash = createHash('sha256').update(STYLE).digest('base64');
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
const MAX_NAME = 60;

/**
 * What a person of Home Assistant may see of the app: one page. Ingress comes from the Supervisor's address and
 * marks its requests; Home Assistant has checked who it is, and the mark of anybody else means nothing.
 */
export function ingress(supervisorAddress: string, status: () => StatusResponse): RequestHandler {
  return (request, response, next) => {
    if (request.headers['x-ingress-path'] === undefined) {
      next();
      return;
    }
    if (plainAddress(request.socket.remoteAddress) !== supervisorAddress) {
      throw new ButlerError('denied', 'Only Home Assistant itself may show my page.');
    }
    if (request.method !== 'GET' || request.path !== '/') {
      throw new ButlerError('not_found', 'There is nothing here.');
    }
    const words = statusWords(request.headers['accept-language']);
    response.set(headers).send(statusPage(status(), words, visitorOf(request)));
  };
}

/** Node reads headers as Latin-1; what the Supervisor sends is UTF-8. */
function visitorOf(request: Request): string | undefined {
  const name = request.headers['x-remote-user-display-name'];
  if (typeof name !== 'string' || name === '') return undefined;
  return Buffer.from(name, 'latin1').toString('utf8').slice(0, MAX_NAME).toWellFormed();
}

const plainAddress = (address: string | undefined) => address?.replace(/^::ffff:/i, '');
