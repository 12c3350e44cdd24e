/**
 * A manner as its form shows it. As addon/src/people/soul.ts has it: Markdown, and before it between lines of three
 * dashes a `key: value` a line. What that side refuses stays text here.
 */
export const SOUL_FIELDS = ['address', 'tone', 'humour', 'verbosity', 'language', 'avoid'] as const;
export type SoulField = (typeof SOUL_FIELDS)[number];

export interface SoulText {
  readonly fields: Readonly<Partial<Record<SoulField, string>>>;
  readonly text: string;
}

/** In UTF-8. */
export const MOST_BYTES = 1_400;

export function readSoulText(soul: string | null): SoulText {
  const plain = (soul ?? '').replaceAll('\r\n', '\n').trim();
  const [first = '', ...lines] = plain.split('\n');
  const end = lines.findIndex((line) => line.trim() === '---');
  if (first.trim() !== '---' || end < 0) return { fields: {}, text: plain };
  const fields: Partial<Record<SoulField, string>> = {};
  for (const line of lines.slice(0, end)) {
    const [, name, value = ''] = /^([a-z]+):\s*(.*)$/.exec(line) ?? [];
    const field = SOUL_FIELDS.find((one) => one === name);
    if (field !== undefined) fields[field] = value.trim();
  }
  const text = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  return { fields, text };
}

/** Null: nothing is said, which is the usual manner. */
export function writeSoulText({ fields, text }: SoulText): string | null {
  const lines = SOUL_FIELDS.flatMap((field) => {
    const value = fields[field]?.replaceAll(/\s+/g, ' ').trim() ?? '';
    return value === '' ? [] : [`${field}: ${value}`];
  });
  const front = lines.length === 0 ? '' : ['---', ...lines, '---'].join('\n');
  const whole = [front, text.trim()].filter((part) => part !== '').join('\n');
  return whole === '' ? null : whole;
}

export const isTooLong = (soul: string | null): boolean =>
  new TextEncoder().encode(soul ?? '').length > MOST_BYTES;
