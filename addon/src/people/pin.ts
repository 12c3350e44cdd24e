/** A PIN is kept as a hash only, and compared in the same time whatever was said. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ButlerError } from '../errors.ts';

const COST = 16_384;
const BLOCK = 8;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** `scrypt$N$r$p$salt$hash`, base64. Throws ButlerError `invalid`, without the digits. */
export async function hashPin(pin: string): Promise<string> {
  if (!/^\d{4,12}$/.test(pin)) throw new ButlerError('invalid', 'A PIN has 4 to 12 digits and nothing else.');
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(pin, salt);
  return ['scrypt', COST, BLOCK, 1, salt.toString('base64'), key.toString('base64')].join('$');
}

/** False also for what is no hash of ours. */
export async function isPin(pin: string, hash: string): Promise<boolean> {
  const [kind, cost, block, parallel, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || cost !== String(COST) || block !== String(BLOCK) || parallel !== '1') return false;
  if (salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64');
  const given = await derive(pin, Buffer.from(salt, 'base64'));
  return expected.length === given.length && timingSafeEqual(expected, given);
}

async function derive(pin: string, salt: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(pin, salt, KEY_BYTES, { N: COST, r: BLOCK, p: 1 }, (error, key) => {
    if (error === null) resolve(key);
    else reject(error);
  });
  return await promise;
}
