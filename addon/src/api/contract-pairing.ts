/** The wire, part pairing: see addon/src/pairing/pairing.ts. */
import * as z from 'zod';
import { id } from './contract-id.ts';

const origin = z.url({ protocol: /^https?$/ }).max(500);
const nonce = z.base64().length(44); // 32 bytes
const proof = z.base64().length(44); // HMAC-SHA-256
/** AES-256-GCM: 12 bytes of nonce, then ciphertext and tag, base64. */
const sealed = z.base64().min(40).max(20_000);

export const pairingStartRequest = z.strictObject({
  api: z.strictObject({ min: z.number().int(), max: z.number().int() }),
  nonce,
  /** Origin that the integration dials, e.g. `http://127.0.0.1:8099`. */
  app_url: origin,
  /** Origins under which Home Assistant thinks it can be reached, best first. */
  home_assistant_urls: z.array(origin).min(1).max(5),
});
export const pairingStartResponse = z.strictObject({
  pairing_id: id,
  nonce,
  app_id: id,
  version: z.string(),
  api: z.strictObject({ min: z.number().int(), max: z.number().int() }),
});
export const pairingProveRequest = z.strictObject({ pairing_id: id, proof });
export const pairingProveResponse = z.strictObject({ proof });
export const pairingExchangeRequest = z.strictObject({
  pairing_id: id,
  /** Sealed JSON `{token, user_id}`: the long-lived access token of the user Butler. */
  home_assistant: sealed,
});
export const pairingExchangeResponse = z.strictObject({
  /** Sealed JSON `{token}`: the app's bearer token. */
  app: sealed,
});

/**
 * `PUT /v1/home-assistant`, with the token that the Supervisor announced: what a pairing hands over, without a
 * code (docs/adr/0009-supervisor.md). Answered with 204 once one of the ways has been tried and works.
 */
export const homeAssistantRequest = z.strictObject({
  /** Access token of the user Butler. */
  token: z.string().min(1).max(4_000),
  user_id: id,
  /** Origins under which the app may reach Home Assistant, best first. */
  home_assistant_urls: z.array(origin).min(1).max(5),
});

/* ---------------------------------------------- once paired: see addon/src/pairing/identity.ts and box.ts there */

const publicKey = z.base64().length(44); // X25519

/**
 * `POST /v1/identity`, without a token: is it really you who answers at this address? Only then may the token be
 * sent there.
 */
export const identityRequest = z.strictObject({
  nonce,
  /** Origin that is dialled. */
  app_url: origin,
});
export const identityResponse = z.strictObject({
  app_id: id,
  version: z.string(),
  api: z.strictObject({ min: z.number().int(), max: z.number().int() }),
  /** For sealed messages until the app is restarted. */
  public_key: publicKey,
  /** HMAC-SHA-256 under the bearer token of `["butler-identity-1", nonce, app_url, app_id, public_key]`. */
  proof,
});

/** Only the app can open it, and only who has the bearer token can make it. */
export const box = z.strictObject({
  /** The sender's, for this message alone. */
  public_key: publicKey,
  sealed,
});

/** `PUT /v1/pairing`: other tokens for both sides; the ones before are void with the answer (204). */
export const renewRequest = z.strictObject({
  /** `{app_token, token, user_id}` as JSON: our new bearer token, and Home Assistant's access token. */
  tokens: box,
  /** Origins under which Home Assistant thinks it can be reached, best first. */
  home_assistant_urls: z.array(origin).min(1).max(5),
});
