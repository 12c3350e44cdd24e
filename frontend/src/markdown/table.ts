export type Align = 'start' | 'center' | 'end';

export interface Table {
  readonly kind: 'table';
  readonly align: readonly (Align | null)[];
  readonly head: readonly string[];
  /** Each as long as the head. */
  readonly rows: readonly (readonly string[])[];
}

const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The table that begins in this line; null when none does. */
export function parseTable(
  lines: readonly string[],
  at: number,
): { readonly block: Table; readonly next: number } | null {
  const [head, delimiter] = [lines[at] ?? '', lines[at + 1] ?? ''];
  if (!head.includes('|') || !delimiter.includes('|') || !DELIMITER.test(delimiter)) return null;
  const columns = cellsOf(head);
  const align = cellsOf(delimiter).map(alignOf);
  if (columns.length !== align.length) return null;
  let next = at + 2;
  const rows: string[][] = [];
  while (next < lines.length && (lines[next] ?? '').includes('|')) {
    const cells = cellsOf(lines[next] ?? '');
    rows.push(columns.map((_, index) => cells[index] ?? ''));
    next += 1;
  }
  return { block: { kind: 'table', align, head: columns, rows }, next };
}

function cellsOf(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function alignOf(cell: string): Align | null {
  if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'end';
  return cell.startsWith(':') ? 'start' : null;
}
