/**
 * The frame around what is not the person's own words. Its marks are ours alone: wherever a text could bring
 * them along, they are made harmless first.
 */
const marks = ['now', 'done', 'check', 'soul', 'day', 'days'] as const;
export type Mark = (typeof marks)[number];

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

const UNSEEN = String.raw`[\s\p{Cf}]*`;
/** Also with what nobody sees in between, and in full width. */
const OPENS_A_MARK = new RegExp(
  `[<＜](?=${UNSEEN}[/／]?${UNSEEN}(?:${marks.map((mark) => mark.split('').join(UNSEEN)).join('|')}))`,
  'giu',
);

/** For the words of a person and of the butler: everything stays but our own marks. */
export function plainWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]+/gu, ' ')
    .replace(OPENS_A_MARK, '‹')
    .trim();
}

/** For tool results: JSON, so that nothing leaves its string, and without a character that opens a mark. */
export function plainJson(data: unknown): string {
  return JSON.stringify(data)
    .toWellFormed()
    .replaceAll('<', String.raw`\u003c`);
}
