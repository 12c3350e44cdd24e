/**
 * A soul: how somebody wants the butler to speak with them. Markdown with optional front matter, a `key: value` a
 * line. It is manner only; nothing that it says is read by any code that decides.
 */
import { bytesOf } from '../agent/text-size.ts';
import { ButlerError } from '../errors.ts';

export const SOUL_TOKENS = 400;

export const soulFields = ['address', 'tone', 'humour', 'verbosity', 'language', 'avoid'] as const;
export type SoulField = (typeof soulFields)[number];

export interface Soul {
  readonly fields: Readonly<Partial<Record<SoulField, string>>>;
  /** Everything after the front matter. */
  readonly text: string;
}

/** Of everybody who has not said otherwise. */
export const DEFAULT_SOUL = `---
tone: courteous and warm, with a dry wit
verbosity: brief
---`;

/** Throws ButlerError `invalid` that says what is wrong and what to write. */
export function readSoul(markdown: string): Soul {
  const plain = markdown.replaceAll('\r\n', '\n').trim();
  if (Buffer.byteLength(plain) > bytesOf(SOUL_TOKENS)) throw tooLong();
  if (!/^---\s*(?:\n|$)/.test(plain)) return { fields: {}, text: plain };
  const [, ...lines] = plain.split('\n');
  const end = lines.findIndex((line) => /^---\s*$/.test(line));
  if (end < 0) throw invalid('The front matter has no end: close it with a line of three dashes.');
  return {
    fields: readFields(lines.slice(0, end)),
    text: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  };
}

function readFields(lines: readonly string[]): Soul['fields'] {
  const fields: Partial<Record<SoulField, string>> = {};
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name, value] = /^([a-z]+):(?:\s+(.*))?$/.exec(line) ?? [];
    const field = soulFields.find((each) => each === name);
    if (field === undefined) {
      const known = soulFields.join(', ');
      throw invalid(`"${line.slice(0, 60)}" is not one of these with a value on the same line: ${known}.`);
    }
    if (fields[field] !== undefined) throw invalid(`${field} stands there twice.`);
    const said = plainValue(value ?? '');
    if (said !== '') fields[field] = said;
  }
  return fields;
}

/** YAML's quotes, and its list on one line. */
function plainValue(value: string): string {
  const inside = /^(?:"(.*)"|'(.*)'|\[(.*)\])$/.exec(value.trim());
  return (inside?.slice(1).find((part) => part !== undefined) ?? value).trim();
}

/** Null when nothing is left of it. Throws ButlerError `invalid` when it is too long. */
export function writeSoul({ fields, text }: Soul): string | null {
  const lines = soulFields.flatMap((field) => {
    const value = fields[field]?.replace(/\s+/g, ' ').trim() ?? '';
    return value === '' ? [] : [`${field}: ${value}`];
  });
  const front = lines.length === 0 ? '' : ['---', ...lines, '---'].join('\n');
  const whole = [front, text.trim()].filter((part) => part !== '').join('\n');
  if (Buffer.byteLength(whole) > bytesOf(SOUL_TOKENS)) throw tooLong();
  return whole === '' ? null : whole;
}

function invalid(message: string): ButlerError {
  return new ButlerError('invalid', `This soul cannot be read. ${message}`);
}

function tooLong(): ButlerError {
  const most = bytesOf(SOUL_TOKENS).toLocaleString('en');
  return new ButlerError('invalid', `This soul is too long: at most ${most} bytes, about 400 tokens.`, {
    say: ({ people }) => people.manner.tooLong,
  });
}
