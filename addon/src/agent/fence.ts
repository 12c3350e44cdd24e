/**
 * The frame around what is not the person's own words. Its marks are ours alone: wherever a text could bring
 * them along, they are made harmless first.
 */
export type Mark = 'now' | 'done';

export function fence(mark: Mark, content: string): string {
  return `<${mark}>\n${content}\n</${mark}>`;
}

/** For one value on a line inside a fence: names, states, places. */
export function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .trim();
}

/** For the words of a person and of the butler: everything stays but our own marks. */
export function plainWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]+/gu, ' ')
    .replace(/<(?=\s*\/?\s*(?:now|done)\b)/gi, '‹')
    .trim();
}

/** For tool results: JSON, so that nothing leaves its string, and without a character that opens a mark. */
export function plainJson(data: unknown): string {
  return JSON.stringify(data)
    .toWellFormed()
    .replaceAll('<', String.raw`\u003c`);
}
