/** Crockford's base 32: no letters that look like digits, and none that is misheard easily. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new pairing code of 60 bits as it is shown: `XXXX-XXXX-XXXX`. */
export function newCode(randomBytes: (size: number) => Uint8Array): string {
  // 256 is a multiple of 32, so every letter is equally likely.
  const letters = Array.from(randomBytes(12), (byte) => ALPHABET.charAt(byte % 32)).join('');
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
}

/** The code as both sides put it into the key derivation. */
export function codePassword(code: string): string {
  return code.toUpperCase().replaceAll('-', '');
}
