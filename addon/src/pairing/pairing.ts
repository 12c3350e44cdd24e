/**
 * Pairing with nothing copied but a code. Three requests: `start` swaps nonces, `prove` shows that both know the
 * code (the integration first, so that an impostor learns nothing), `exchange` swaps the tokens, sealed.
 */
import type * as z from 'zod';
import {
  type homeAssistantRequest,
  type pairingExchangeRequest,
  type pairingExchangeResponse,
  type pairingProveRequest,
  type pairingProveResponse,
  type pairingStartRequest,
  type pairingStartResponse,
  type renewRequest,
} from '../api/contract-pairing.ts';
import { API_VERSION } from '../api/contract.ts';
import { ButlerError, TooOftenError } from '../errors.ts';
import { createAttempts } from './attempts.ts';
import { codePassword } from './code.ts';
import type { CodeWindow } from './code-window.ts';
import { deriveKey, isProofOf, proofOf, seal, transcriptOf, unseal } from './crypto.ts';
import type { Box } from './box.ts';
import { parseHandedOver, parseRenewed } from './handed-over.ts';
import type { HomeAssistantCheck } from './home-assistant-check.ts';
import type { Pairing, PairingFile } from './pairing-file.ts';
import type { RateLimit } from './rate-limit.ts';
import { isSameHost } from './same-host.ts';

export interface PairingDependencies {
  readonly version: string;
  readonly file: PairingFile;
  readonly codes: CodeWindow;
  readonly startLimit: RateLimit;
  readonly randomBytes: (size: number) => Buffer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves with the address that answered; throws ButlerError `unavailable`. */
  readonly findHomeAssistant: (check: HomeAssistantCheck, signal: AbortSignal) => Promise<string>;
  /** The bearer token that the Supervisor was told; undefined without one. */
  readonly announcedToken: string | undefined;
  /** Opens what the integration sealed. Throws ButlerError `denied`. */
  readonly open: (box: Box) => string;
  /** After every change: the new pairing, or null when it is gone. */
  readonly onChange: (pairing: Pairing | null) => void;
}

export function createPairing(deps: PairingDependencies) {
  const { file, codes } = deps;
  const attempts = createAttempts(codes, deps.now);
  let isExchanging = false;

  /** One at a time: tries the ways to Home Assistant, and keeps the one that works. */
  async function accept(
    { appToken, ...check }: HomeAssistantCheck & { readonly appToken: string },
    signal: AbortSignal,
  ): Promise<void> {
    if (isExchanging) throw new ButlerError('unavailable', 'Another pairing is being finished. Try again.');
    isExchanging = true;
    try {
      const url = await deps.findHomeAssistant(check, signal);
      signal.throwIfAborted();
      const { token, userId } = check;
      const pairing: Pairing = { app_token: appToken, home_assistant: { url, token, user_id: userId } };
      await file.save(pairing);
      attempts.endAll();
      codes.close();
      deps.onChange(pairing);
    } finally {
      isExchanging = false;
    }
  }

  return {
    start(
      request: z.output<typeof pairingStartRequest>,
      hostHeader: string | undefined,
    ): z.output<typeof pairingStartResponse> {
      const code = codes.current();
      if (code === undefined) {
        throw new ButlerError('denied', 'I am paired already. Remove Butler in that Home Assistant first.');
      }
      if (!deps.startLimit.take()) throw new TooOftenError();
      if (!isSameHost(request.app_url, hostHeader)) {
        throw new ButlerError('invalid', 'app_url must be the address that was dialled.');
      }
      const pairingId = deps.randomBytes(16).toString('hex');
      const appNonce = deps.randomBytes(32);
      const appId = file.state.app_id;
      const transcript = transcriptOf({
        appNonce: appNonce.toString('base64'),
        integrationNonce: request.nonce,
        pairingId,
        appId,
        appUrl: request.app_url,
        homeAssistantUrls: request.home_assistant_urls,
      });
      attempts.add(pairingId, {
        code,
        integrationNonce: Buffer.from(request.nonce, 'base64'),
        appNonce,
        transcript,
        homeAssistantUrls: request.home_assistant_urls,
        key: undefined,
      });
      return {
        pairing_id: pairingId,
        nonce: appNonce.toString('base64'),
        app_id: appId,
        version: deps.version,
        api: API_VERSION,
      };
    },

    async prove(
      request: z.output<typeof pairingProveRequest>,
    ): Promise<z.output<typeof pairingProveResponse>> {
      const attempt = attempts.get(request.pairing_id);
      if (attempt.key !== undefined || !codes.takeTry()) throw wrongCode();
      const password = codePassword(attempt.code);
      const key = await deriveKey(password, attempt.integrationNonce, attempt.appNonce);
      if (!isProofOf('integration', key, attempt.transcript, request.proof)) {
        attempts.end(request.pairing_id);
        codes.failTry(attempt.code);
        throw wrongCode();
      }
      codes.giveTryBack();
      attempt.key = key;
      return { proof: proofOf('app', key, attempt.transcript) };
    },

    async exchange(
      request: z.output<typeof pairingExchangeRequest>,
      peerAddress: string | undefined,
      signal: AbortSignal,
    ): Promise<z.output<typeof pairingExchangeResponse>> {
      const attempt = attempts.get(request.pairing_id);
      const { key, transcript } = attempt;
      if (key === undefined) throw new ButlerError('denied', 'First prove that you know the code.');
      const handedOver = parseHandedOver(unseal('home_assistant', key, transcript, request.home_assistant));
      const token = deps.announcedToken ?? deps.randomBytes(32).toString('base64url');
      const urls = attempt.homeAssistantUrls;
      await accept({ appToken: token, urls, peerAddress, ...handedOver }, signal);
      return { app: seal('app', key, transcript, JSON.stringify({ token }), deps.randomBytes(12)) };
    },

    /** The same without a code, from whoever has the token that the Supervisor told Home Assistant. */
    async takeOver(
      request: z.output<typeof homeAssistantRequest>,
      peerAddress: string | undefined,
      signal: AbortSignal,
    ): Promise<void> {
      if (deps.announcedToken === undefined) {
        throw new ButlerError('denied', 'No Supervisor has started me: pair with the code that I show.');
      }
      const { token, user_id: userId, home_assistant_urls: urls } = request;
      await accept({ appToken: deps.announcedToken, urls, token, userId, peerAddress }, signal);
    },

    /** Other tokens for both sides, from whoever has the ones of now. */
    async renew(
      request: z.output<typeof renewRequest>,
      peerAddress: string | undefined,
      signal: AbortSignal,
    ): Promise<void> {
      if (deps.announcedToken !== undefined) {
        throw new ButlerError('denied', 'The Supervisor knows my token: install me anew for another one.');
      }
      const renewed = parseRenewed(deps.open(request.tokens));
      await accept({ ...renewed, urls: request.home_assistant_urls, peerAddress }, signal);
    },

    /** Forgets Home Assistant and shows a new code. */
    async forget(): Promise<void> {
      await file.save(null);
      codes.open();
      deps.onChange(null);
    },

    /**
     * Lets somebody pair from now on: at the start while there is no pairing, and when Home Assistant refuses
     * our token. What we have is kept until somebody does.
     */
    showCode(): void {
      codes.open();
    },
  };
}

export type PairingRequests = ReturnType<typeof createPairing>;

const wrongCode = () =>
  new ButlerError('denied', 'That is not the code that I show now. A code works for ten minutes and once.');
