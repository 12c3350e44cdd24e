/** How much room a text takes in a prompt. */

/** Until a tokenizer is at hand. */
const BYTES_PER_TOKEN = 3.5;

export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

export function bytesOf(tokens: number): number {
  return Math.floor(tokens * BYTES_PER_TOKEN);
}

/** The text, or as much of its beginning as fits, ending in `…`; never half a character. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const room = maxBytes - Buffer.byteLength('…');
  if (room < 0) return '';
  let end = 0;
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > room) break;
    end += character.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
