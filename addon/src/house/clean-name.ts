const MAX_LENGTH = 64;

/** Zero-width characters, direction marks and tags: they only hide what a name says. */
const FORMAT = /\p{Cf}+/gu;
/** Control, private and unassigned characters, line and paragraph separators. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]+/gu;
/** What could open markup, a fence or a quotation in a prompt. */
const MARKUP = /[<>{}[\]`"|\\*#]+/gu;

/** A name that somebody typed into HA, safe to show to a model: one line, no markup, at most 64 characters. */
export function cleanName(name: string): string {
  const visible = name
    .normalize('NFC')
    .replace(FORMAT, '')
    .replace(INVISIBLE, ' ')
    .replace(MARKUP, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return Array.from(visible).slice(0, MAX_LENGTH).join('').trim();
}
