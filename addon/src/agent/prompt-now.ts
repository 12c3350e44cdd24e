/** The part of the prompt that is new with every message: when, where, how, and which entities are likely meant. */
import { fence, plainLine } from './fence.ts';
import { cutToBytes } from './text-size.ts';

export interface Now {
  readonly at: Date;
  /** IANA name; an unknown one counts as UTC. */
  readonly timeZone: string;
  /** Where the speaker is, e.g. `Kitchen (Ground floor)`; null when unknown. */
  readonly place: string | null;
  readonly spoken: boolean;
  readonly language: string;
  /** What an automation wants the butler to know about this conversation. */
  readonly situation: string | null;
  /** What people have told about this, one a line, the likeliest first; as much as fits into its part is shown. */
  readonly told: readonly string[];
  /** One entity a line, the most likely first; as many as fit are shown. */
  readonly candidates: readonly string[];
}

const MOST_SITUATION_BYTES = 500;
/** All that people have told, and one line of it. */
const MOST_TOLD_BYTES = 480;
const MOST_LINE_BYTES = 240;
/** The entities' own first line, with something below it. */
const LEFT_FOR_ENTITIES = 120;

/** `format(now, maxBytes)`: the fenced text; it takes at most `maxBytes` inside a JSON string. */
export function createNowFormat() {
  const clocks = new Map<string, Clock>();
  const clockOf = (timeZone: string): Clock => {
    const clock = clocks.get(timeZone) ?? createClock(timeZone);
    clocks.set(timeZone, clock);
    return clock;
  };
  return (now: Now, maxBytes: number): string => {
    const lines = [
      `time: ${clockOf(now.timeZone)(now.at)}`,
      `place: ${now.place === null ? 'unknown' : plainLine(now.place)}`,
      `style: ${now.spoken ? 'spoken' : 'screen'}`,
      `language: ${plainLine(now.language)}`,
    ];
    if (now.situation !== null) {
      lines.push(`situation: ${cutToBytes(plainLine(now.situation), MOST_SITUATION_BYTES)}`);
    }
    lines.push(
      ...toldLines(
        now.told,
        Math.min(MOST_TOLD_BYTES, maxBytes - sizeInJson(fence('now', lines.join('\n'))) - LEFT_FOR_ENTITIES),
      ),
    );
    lines.push(now.candidates.length === 0 ? 'entities: none found for these words' : 'entities:');
    let room = maxBytes - sizeInJson(fence('now', lines.join('\n')));
    for (const candidate of now.candidates) {
      const line = plainLine(candidate);
      room -= sizeInJson(`\n${line}`);
      if (room < 0) break;
      lines.push(line);
    }
    return fence('now', lines.join('\n'));
  };
}

function toldLines(told: readonly string[], maxBytes: number): readonly string[] {
  const lines = ['told:'];
  let room = maxBytes - sizeInJson('\ntold:');
  for (const one of told) {
    const line = cutToBytes(plainLine(one), MOST_LINE_BYTES);
    room -= sizeInJson(`\n${line}`);
    if (room < 0) break;
    lines.push(line);
  }
  return lines.length > 1 ? lines : [];
}

/** e.g. `Sunday 2026-11-22 14:05 (Europe/London)`. */
type Clock = (at: Date) => string;

const MINUTE_MS = 60_000;

function createClock(timeZone: string): Clock {
  const format = createFormat(timeZone);
  const zone = format.resolvedOptions().timeZone;
  let known = { minute: Number.NaN, text: '' };
  return (at) => {
    const minute = Math.floor(at.getTime() / MINUTE_MS);
    if (known.minute !== minute) known = { minute, text: `${describe(format, at)} (${zone})` };
    return known.text;
  };
}

function createFormat(timeZone: string): Intl.DateTimeFormat {
  const date = { weekday: 'long', year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...date, ...time, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...date, ...time, timeZone: 'UTC' });
  }
}

function describe(format: Intl.DateTimeFormat, at: Date): string {
  const { weekday, year, month, day, hour, minute } = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return `${weekday} ${year}-${month}-${day} ${hour}:${minute}`;
}

export function sizeInJson(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}
