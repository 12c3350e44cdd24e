import { parseTable, type Table } from './table.ts';

/** A piece of Markdown that stands by itself; the text in it is not read yet. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      /** Number of the first item; null: without numbers. */
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | Table
  | { readonly kind: 'rule' };

interface Parsed {
  readonly block: Block;
  /** The first line that is not part of it. */
  readonly next: number;
}

/** What is deeper is text: nobody reads it, and nobody can make the page work for it. */
const DEEPEST = 6;

const BLANK = /^\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})[^`]*$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:([ \t]+)(?=\S)|[ \t]*$)/;

/** What stands on the page of these lines. Never throws; what is no Markdown is a paragraph. */
export function parseBlocks(lines: readonly string[], depth = 0): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (BLANK.test(lines[at] ?? '')) {
      at += 1;
      continue;
    }
    const { block, next } = parseBlock(lines, at, depth);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

/** The block that begins in this line, which is not blank. */
export function parseBlock(lines: readonly string[], at: number, depth = 0): Parsed {
  const line = lines[at] ?? '';
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) return parseCode(lines, at, fence);
  const heading = HEADING.exec(line);
  if (heading !== null) {
    const level = heading[1]?.length ?? 1;
    return { block: { kind: 'heading', level, text: withoutEnd(heading[2] ?? '') }, next: at + 1 };
  }
  if (RULE.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
  if (depth < DEEPEST && QUOTE.test(line)) return parseQuote(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return parseList(lines, at, depth);
  return parseTable(lines, at) ?? parseParagraph(lines, at);
}

/** Without the marks that may close a heading; no pattern, which takes long over many spaces. */
function withoutEnd(text: string): string {
  const heading = text.trim();
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  const isClosed = end === 0 || /[ \t]/.test(heading[end - 1] ?? '');
  return isClosed ? heading.slice(0, end).trimEnd() : heading;
}

const beginsBlock = (line: string): boolean =>
  FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line);

function parseParagraph(lines: readonly string[], at: number): Parsed {
  let next = at + 1;
  while (next < lines.length && !BLANK.test(lines[next] ?? '') && !beginsBlock(lines[next] ?? '')) {
    if (parseTable(lines, next) !== null) break;
    next += 1;
  }
  const text = lines
    .slice(at, next)
    .map((line) => line.trim())
    .join('\n');
  return { block: { kind: 'paragraph', text }, next };
}

/** Without its end, as while it is written, it goes on to the last line. */
function parseCode(lines: readonly string[], at: number, fence: string): Parsed {
  const isEnd = (line: string) =>
    line.trim().length >= fence.length && !line.trim().replaceAll(fence[0] ?? '', '');
  let end = at + 1;
  while (end < lines.length && !isEnd(lines[end] ?? '')) end += 1;
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function parseQuote(lines: readonly string[], at: number, depth: number): Parsed {
  let next = at;
  while (next < lines.length && QUOTE.test(lines[next] ?? '')) next += 1;
  const inside = lines.slice(at, next).map((line) => line.replace(QUOTE, ''));
  return { block: { kind: 'quote', blocks: parseBlocks(inside, depth + 1) }, next };
}

const isNumber = (marker: string | undefined): boolean => /^\d/.test(marker ?? '');

function parseList(lines: readonly string[], at: number, depth: number): Parsed {
  const marker = ITEM.exec(lines[at] ?? '')?.[2];
  const items: (readonly Block[])[] = [];
  let next = at;
  for (;;) {
    const item = ITEM.exec(lines[next] ?? '');
    if (item === null || isNumber(item[2]) !== isNumber(marker) || RULE.test(lines[next] ?? '')) break;
    const width = item[0].length;
    const end = endOfItem(lines, next + 1, width);
    const rest = lines.slice(next + 1, end).map((line) => unindent(line, width));
    items.push(parseBlocks([(lines[next] ?? '').slice(width), ...rest], depth + 1));
    next = end;
    // Blank lines between items are still the list.
    const after = skipBlank(lines, next);
    if (ITEM.test(lines[after] ?? '')) next = after;
  }
  const start = isNumber(marker) ? Number.parseInt(marker ?? '1', 10) : null;
  return { block: { kind: 'list', start, items }, next };
}

/** What is indented belongs to the item, and so does a line that goes on right below its text. */
function endOfItem(lines: readonly string[], from: number, width: number): number {
  let end = from;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (BLANK.test(line)) {
      const after = skipBlank(lines, end);
      if (after === lines.length || indentOf(lines[after] ?? '') < Math.min(width, 2)) return end;
      end = after;
    } else if (indentOf(line) >= Math.min(width, 2) || !beginsBlock(line)) end += 1;
    else return end;
  }
  return end;
}

function skipBlank(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && BLANK.test(lines[at] ?? '')) at += 1;
  return at;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const unindent = (line: string, most: number): string => line.slice(Math.min(most, indentOf(line)));
