/** github.com/ulid/spec: 48 bits of milliseconds since 1970, 80 random bits, in Crockford's base 32. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function ulid(now: number, randomBytes: (size: number) => Uint8Array): string {
  const random = Buffer.from(randomBytes(10)).toString('hex');
  let bits = (BigInt(now) << 80n) | BigInt(`0x${random}`);
  let text = '';
  for (let at = 0; at < 26; at += 1) {
    text = (LETTERS[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return text;
}
