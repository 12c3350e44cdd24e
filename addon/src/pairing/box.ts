/**
 * Sealed messages to the app. Whoever listened to the bearer token on its way cannot open one (X25519), and whoever
 * does not know the token cannot make one. The Python side is custom_components/butler/box.py;
 * tests/contract/examples/box-vectors.json holds both to the same bytes.
 */
import {
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { ButlerError } from '../errors.ts';

/** A message for one cannot be taken for another. */
export type BoxPurpose = 'settings' | 'renew' | 'pin';

export interface Box {
  /** The sender's, made for this message: 32 bytes, base64. */
  readonly public_key: string;
  /** AES-256-GCM: 12 bytes of nonce, then ciphertext and tag, base64. */
  readonly sealed: string;
}

export interface BoxKeys {
  readonly privateKey: KeyObject;
  /** 32 bytes, base64. */
  readonly publicKey: string;
}

export function newBoxKeys(): BoxKeys {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  return { privateKey, publicKey: rawOf(publicKey) };
}

/** Throws ButlerError `denied` when it was not made for us, for this, and with this token. */
export function openBox(purpose: BoxPurpose, token: string, keys: BoxKeys, box: Box): string {
  const bytes = Buffer.from(box.sealed, 'base64');
  const tagAt = Math.max(bytes.length - TAG_BYTES, NONCE_BYTES);
  try {
    const key = keyOf(purpose, token, keys, box.public_key);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(tagAt));
    const plain = decipher.update(bytes.subarray(NONCE_BYTES, tagAt));
    return Buffer.concat([plain, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new ButlerError('denied', 'What is sealed here was not sealed for me. Try again.', { cause });
  }
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function keyOf(purpose: BoxPurpose, token: string, keys: BoxKeys, theirs: string): Buffer {
  const shared = diffieHellman({ privateKey: keys.privateKey, publicKey: publicKeyOf(theirs) });
  return createHmac('sha256', token)
    .update(`butler-box-1|${purpose}|${keys.publicKey}|${theirs}|`)
    .update(shared)
    .digest();
}

const publicKeyOf = (raw: string) =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(raw, 'base64').toString('base64url') },
    format: 'jwk',
  });

const rawOf = (key: KeyObject) =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
