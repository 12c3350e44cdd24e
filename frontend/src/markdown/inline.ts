import { safeLink, type SafeLink } from './safe-link.ts';

/** Text within a block. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly link: SafeLink; readonly inside: readonly Inline[] };

const STYLES = [
  ['**', 'strong'],
  ['__', 'strong'],
  ['~~', 'strike'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
] as const;
const DEEPEST = 8;

const ESCAPE = /\\([!-/:-@[-`{-~])/y;
const CODE = /(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y;
const LINK =
  /!?\[((?:\\.|[^\]\\\n]){0,500})\]\(\s*<?([^\s)>]{1,2000})>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/y;
const ADDRESS = /<?((?:https?:\/\/|mailto:|tel:)[^\s<>]{1,2000})>?/y;
/** What follows an address in a sentence and is not part of it. */
const AFTER_ADDRESS = /[.,:;!?'"*_~)\]]+$/;

interface Within {
  readonly depth: number;
  /** In which there is no other. */
  readonly isLink: boolean;
}
const OUTSIDE: Within = { depth: 0, isLink: false };

interface Place extends Within {
  /** Marks of which no more ends come. */
  readonly endless: Set<string>;
}

interface Found {
  readonly inline: Inline;
  readonly end: number;
}

/**
 * Reads emphasis, code, links and breaks. Never throws: what is no Markdown, and every link that is not safe,
 * is text. An image is a link to it, as nothing may be loaded from elsewhere.
 */
export function parseInline(text: string, within: Within = OUTSIDE): readonly Inline[] {
  const found: Inline[] = [];
  const place: Place = { ...within, endless: new Set() };
  let plain = '';
  let at = 0;

  function add(inline: Inline): void {
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
    found.push(inline);
  }

  while (at < text.length) {
    const next = readAt(text, at, place);
    if (next === null) {
      plain += text[at];
      at += 1;
    } else if (next.inline.kind === 'text') {
      plain += next.inline.text;
      at = next.end;
    } else {
      add(next.inline);
      at = next.end;
    }
  }
  if (plain !== '') found.push({ kind: 'text', text: plain });
  return found;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readAt(text: string, at: number, place: Place): Found | null {
  const char = text[at] ?? '';
  if (char === '\n') return { inline: { kind: 'break' }, end: at + 1 };
  if (char === '\\') {
    const escape = match(ESCAPE, text, at);
    return escape === null ? null : { inline: { kind: 'text', text: escape[1] ?? '' }, end: at + 2 };
  }
  if (char === '`') return readCode(text, at, place);
  if (char === '[' || char === '!') return place.isLink ? null : readLink(text, at, place);
  if (/[<hmt]/.test(char)) return place.isLink ? null : readAddress(text, at);
  return readStyled(text, at, place);
}

function readCode(text: string, at: number, { endless }: Place): Found | null {
  const run = /`+/y;
  const ticks = match(run, text, at)?.[0] ?? '`';
  const asText: Found = { inline: { kind: 'text', text: ticks }, end: at + ticks.length };
  if (endless.has(ticks)) return asText;
  const code = match(CODE, text, at);
  if (code === null) {
    endless.add(ticks);
    return asText;
  }
  const inside = (code[2] ?? '').replaceAll('\n', ' ');
  const isPadded = /^ .*\S.* $/.test(inside);
  return {
    inline: { kind: 'code', text: isPadded ? inside.slice(1, -1) : inside },
    end: at + code[0].length,
  };
}

function readLink(text: string, at: number, { depth }: Place): Found | null {
  const written = match(LINK, text, at);
  const link = safeLink(written?.[2] ?? '');
  if (written === null || link === null) return null;
  const words = parseInline(written[1] ?? '', { depth: depth + 1, isLink: true });
  const inside: readonly Inline[] = words.length === 0 ? [{ kind: 'text', text: link.where }] : words;
  return { inline: { kind: 'link', link, inside }, end: at + written[0].length };
}

function readAddress(text: string, at: number): Found | null {
  const before = text[at - 1] ?? ' ';
  const written = /[\w@./]/.test(before) ? null : match(ADDRESS, text, at);
  if (written === null) return null;
  const isBracketed = written[0].startsWith('<') && written[0].endsWith('>');
  if (!isBracketed && written[0].startsWith('<')) return null;
  const address = isBracketed ? (written[1] ?? '') : (written[1] ?? '').replace(AFTER_ADDRESS, '');
  const link = safeLink(address);
  if (link === null) return null;
  const end = at + (isBracketed ? written[0].length : address.length);
  return { inline: { kind: 'link', link, inside: [{ kind: 'text', text: address }] }, end };
}

function readStyled(text: string, at: number, { depth, isLink, endless }: Place): Found | null {
  const style = STYLES.find(([mark]) => text.startsWith(mark, at));
  if (style === undefined || depth >= DEEPEST) return null;
  const [mark, kind] = style;
  const from = at + mark.length;
  const isWithinWord = mark.startsWith('_') && /\w/.test(text[at - 1] ?? ' ');
  if (endless.has(mark) || isWithinWord || /^(?:\s|$)/.test(text.slice(from, from + 1)))
    return { inline: { kind: 'text', text: mark }, end: from };
  const end = endOf(text, mark, from);
  if (end === null) {
    endless.add(mark);
    return { inline: { kind: 'text', text: mark }, end: from };
  }
  const inside = parseInline(text.slice(from, end), { depth: depth + 1, isLink });
  return { inline: { kind, inside }, end: end + mark.length };
}

/** Where the style ends: right after a word, and for underscores not within one. */
function endOf(text: string, mark: string, from: number): number | null {
  for (let at = text.indexOf(mark, from + 1); at !== -1; at = text.indexOf(mark, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + mark.length] ?? ' '];
    if (/[\s\\]/.test(before) || (mark.startsWith('_') && /\w/.test(after))) continue;
    // Two marks are another style's; what ends `*` inside `**` is not it.
    if (mark.length === 1 && (after === mark || before === mark)) {
      at += 1;
      continue;
    }
    return at;
  }
  return null;
}
