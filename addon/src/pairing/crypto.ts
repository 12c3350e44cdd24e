/**
 * What both sides compute from the code, so that neither sends it. The Python side is
 * custom_components/butler/pairing.py; tests/contract/examples/pairing-vectors.json holds both to the same bytes.
 */
import { createCipheriv, createDecipheriv, createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { ButlerError } from '../errors.ts';

export type Side = 'integration' | 'app';

/** All of it in base64 or as it crossed the wire. */
export interface TranscriptParts {
  readonly appNonce: string;
  readonly integrationNonce: string;
  readonly pairingId: string;
  readonly appId: string;
  readonly appUrl: string;
  readonly homeAssistantUrls: readonly string[];
}

/** What the proofs bind besides the code: who, where, and that it is now. Compact JSON. */
export function transcriptOf(parts: TranscriptParts): string {
  return JSON.stringify([
    'butler-pairing-1',
    parts.appNonce,
    parts.integrationNonce,
    parts.pairingId,
    parts.appId,
    parts.appUrl,
    ...parts.homeAssistantUrls,
  ]);
}

/** 32 bytes; takes some 50 ms of a thread of the pool, which is the point. */
export function deriveKey(password: string, integrationNonce: Buffer, appNonce: Buffer): Promise<Buffer> {
  const salt = Buffer.concat([integrationNonce, appNonce]);
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, { N: 16_384, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();

export function proofOf(side: Side, key: Buffer, transcript: string): string {
  return hmac(key, `${side}|${transcript}`).toString('base64');
}

export function isProofOf(side: Side, key: Buffer, transcript: string, proof: string): boolean {
  const expected = hmac(key, `${side}|${transcript}`);
  const given = Buffer.from(proof, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** `home_assistant` seals what the integration hands over, `app` what the app does. */
export type SealedBy = 'home_assistant' | 'app';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const sealKey = (key: Buffer, transcript: string) => hmac(key, `seal|${transcript}`);

/** base64 of nonce, ciphertext and tag. */
export function seal(by: SealedBy, key: Buffer, transcript: string, plain: string, nonce: Buffer): string {
  const cipher = createCipheriv('aes-256-gcm', sealKey(key, transcript), nonce);
  cipher.setAAD(Buffer.from(by));
  const encrypted = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, encrypted, cipher.getAuthTag()]).toString('base64');
}

/** Throws ButlerError `denied` when it was sealed with another key, by another side, or changed on its way. */
export function unseal(by: SealedBy, key: Buffer, transcript: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const tagAt = Math.max(bytes.length - TAG_BYTES, NONCE_BYTES);
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      sealKey(key, transcript),
      bytes.subarray(0, NONCE_BYTES),
      {
        authTagLength: TAG_BYTES,
      },
    );
    decipher.setAAD(Buffer.from(by));
    decipher.setAuthTag(bytes.subarray(tagAt));
    const plain = decipher.update(bytes.subarray(NONCE_BYTES, tagAt));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new ButlerError('denied', 'What was handed over does not belong to this pairing.', { cause });
  }
}
