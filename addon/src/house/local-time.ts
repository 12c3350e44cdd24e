/** Between moments and what the clocks of the household show. */

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?$/;

/**
 * When the household's clocks show this (`2026-11-21T23:10`, or a date for its midnight); undefined when it is
 * no such text. What the clocks show twice in autumn is the first time, what they leave out in spring an hour later.
 */
export function momentOf(text: string, timeZone: string): Date | undefined {
  const [, ...parts] = LOCAL.exec(text.trim()) ?? [];
  if (parts.length === 0) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const asDate = new Date(wall);
  if (asDate.getUTCMonth() !== month - 1 || asDate.getUTCDate() !== day || hour > 23 || minute > 59) {
    return undefined;
  }
  const before = wall - offsetAt(wall - 12 * 3_600_000, timeZone);
  const after = wall - offsetAt(wall + 12 * 3_600_000, timeZone);
  const fits = [before, after].find((moment) => moment + offsetAt(moment, timeZone) === wall);
  return new Date(fits ?? before);
}

/** e.g. `Sat 2026-11-21 23:10:05`. */
export function localTime(moment: Date, timeZone: string): string {
  const { weekday, year, month, day, hour, minute, second } = partsOf(moment, timeZone);
  return `${weekday} ${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** What the calendar shows: `2026-11-21`. */
export function localDay(moment: Date, timeZone: string): string {
  const { year, month, day } = partsOf(moment, timeZone);
  return `${year}-${month}-${day}`;
}

/** `localDay` for who asks often: making a clock takes longer than reading it. */
export function createCalendar(): typeof localDay {
  const format = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  let clock: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | undefined;
  return (moment, timeZone) => {
    // As Canadians write it.
    if (clock?.timeZone !== timeZone) {
      clock = { timeZone, format: new Intl.DateTimeFormat('en-CA', { ...format, timeZone }) };
    }
    return clock.format.format(moment);
  };
}

/** e.g. the day after `2026-10-31` (1) is `2026-11-01`. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Milliseconds by which the clocks are ahead of UTC. */
function offsetAt(moment: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(new Date(moment), timeZone);
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return wall - Math.floor(moment / 1_000) * 1_000;
}

function partsOf(moment: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en', {
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(moment);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    weekday: value('weekday'),
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
    second: value('second'),
  };
}
