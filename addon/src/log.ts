/**
 * One line per event on one stream: text for people (Home Assistant shows it as it is), or JSON lines.
 * A field whose name says that it is secret is never written, wherever it comes from.
 */
export type LogLevel = 'debug' | 'info' | 'warning' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warning(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A log whose every line carries these fields too, e.g. the turn's id. */
  scope(fields: LogFields): Log;
}

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: 'text' | 'json';
  /** Takes one line without its line break. */
  readonly write: (line: string) => void;
  readonly now: () => Date;
}

const levels: readonly LogLevel[] = ['debug', 'info', 'warning', 'error'];

/** The one list of names whose values are never written. Plurals are counts (`input_tokens`) and stay. */
const secretName =
  /(^|[_-])(token|password|passphrase|secret|authorization|cookie|credentials?|pin|proof|nonce|sealed)$|(api|access|private)[_-]?key|pairing[_-]?code|database[_-]?url|pin[_-]?hash/i;

export function createLog({ level, format, write, now }: LogOptions): Log {
  const lowest = levels.indexOf(level);
  const format_ = format === 'json' ? jsonLine : textLine;
  const scoped = (own: LogFields): Log => {
    const at = (lineLevel: LogLevel) => (message: string, fields?: LogFields) => {
      if (levels.indexOf(lineLevel) < lowest) return;
      write(format_(now(), lineLevel, message, redact({ ...own, ...fields })));
    };
    return {
      debug: at('debug'),
      info: at('info'),
      warning: at('warning'),
      error: at('error'),
      scope: (fields) => scoped({ ...own, ...fields }),
    };
  };
  return scoped({});
}

/** Says once that something is gone and once that it is back, however often it is told. */
export function createReachability(log: Log, name: string) {
  let isDown = false;
  return {
    down(reason: string) {
      if (!isDown) log.warning(`${name} is not reachable`, { reason });
      isDown = true;
    },
    up() {
      if (isDown) log.info(`${name} is back`);
      isDown = false;
    },
  };
}

function redact(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, secretName.test(snakeCase(name)) ? '[secret]' : plain(value, 0)]),
  );
}

const snakeCase = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');

const DEEPEST = 6;

function plain(value: unknown, depth: number): unknown {
  if (value instanceof Error) return { error: value.name, message: value.message, stack: value.stack };
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (value instanceof Date || 'toJSON' in value) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(snakeCase(name)) ? '[secret]' : plain(inner, depth + 1),
    ]),
  );
}

function jsonLine(at: Date, level: LogLevel, message: string, fields: Record<string, unknown>): string {
  return JSON.stringify({ at: at.toISOString(), level, message, ...fields });
}

function textLine(at: Date, level: LogLevel, message: string, fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).map(([name, value]) => `  ${name}=${textValue(value)}`);
  return `${at.toISOString().slice(11, 19)} ${level.toUpperCase().padEnd(7)} ${oneLine(message)}${pairs.join('')}`;
}

function textValue(value: unknown): string {
  if (typeof value === 'string') return /^[^\s="]+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value) ?? 'undefined';
}

/** A line break in what somebody else wrote must not look like a line of ours. */
const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ⏎ ');
