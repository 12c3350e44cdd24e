const MOSTLY = 0.6;

/** Whether somebody's words are what was just being read to them, come back through the microphone. */
export function isEcho(heard: string, read: string): boolean {
  const own = new Set(wordsOf(read));
  const words = wordsOf(heard);
  return words.length > 1 && words.filter((word) => own.has(word)).length >= words.length * MOSTLY;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
