/** How the app shows who it is to whoever has its token, before that token is sent to it. */
import { createHmac } from 'node:crypto';
import type * as z from 'zod';
import { type identityRequest, type identityResponse } from '../api/contract-pairing.ts';
import { API_VERSION } from '../api/contract.ts';
import { ButlerError, TooOftenError } from '../errors.ts';
import { newBoxKeys, openBox, type Box, type BoxPurpose } from './box.ts';
import type { RateLimit } from './rate-limit.ts';
import { isSameHost } from './same-host.ts';

export interface IdentityDependencies {
  readonly version: string;
  readonly appId: string;
  /** The bearer token of now; undefined while not paired. */
  readonly token: () => string | undefined;
  readonly limit: RateLimit;
}

export interface IdentityParts {
  /** base64, as it crossed the wire. */
  readonly nonce: string;
  readonly appUrl: string;
  readonly appId: string;
  readonly publicKey: string;
}

/** base64 of HMAC-SHA-256 over compact JSON; the token is the key. */
export function identityProof(token: string, { nonce, appUrl, appId, publicKey }: IdentityParts): string {
  const text = JSON.stringify(['butler-identity-1', nonce, appUrl, appId, publicKey]);
  return createHmac('sha256', token).update(text).digest('base64');
}

export function createIdentity({ version, appId, token, limit }: IdentityDependencies) {
  const keys = newBoxKeys();

  function currentToken(): string {
    const current = token();
    if (current === undefined) throw new ButlerError('denied', 'I am not paired: use the code that I show.');
    return current;
  }

  return {
    /** Throws ButlerError `denied` while not paired, `unavailable` when asked too often, `invalid`. */
    show(
      request: z.output<typeof identityRequest>,
      hostHeader: string | undefined,
    ): z.output<typeof identityResponse> {
      const current = currentToken();
      if (!limit.take()) throw new TooOftenError();
      if (!isSameHost(request.app_url, hostHeader)) {
        throw new ButlerError('invalid', 'app_url must be the address that was dialled.');
      }
      const parts = { nonce: request.nonce, appUrl: request.app_url, appId, publicKey: keys.publicKey };
      const proof = identityProof(current, parts);
      return { app_id: appId, version, api: API_VERSION, public_key: keys.publicKey, proof };
    },
    /** Throws ButlerError `denied`. */
    open: (purpose: BoxPurpose, box: Box) => openBox(purpose, currentToken(), keys, box),
  };
}

export type Identity = ReturnType<typeof createIdentity>;
