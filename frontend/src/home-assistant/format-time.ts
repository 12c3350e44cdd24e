import type { Hass } from './hass.ts';

type Clock = Pick<Hass, 'language' | 'locale' | 'config'>;

/** A time of the day as this person has chosen to see times. `at` in milliseconds since 1970. */
export function formatTime(at: number, clock: Clock): string {
  return format(at, clock, {});
}

/** With the day of the week when that is another one than now. Both in milliseconds since 1970. */
export function formatMoment(at: number, now: number, clock: Clock): string {
  const day = { weekday: 'long' } as const;
  const isToday = format(at, clock, day, false) === format(now, clock, day, false);
  return format(at, clock, isToday ? {} : day);
}

/** The day, with the year when it is another one, and the time if it is wanted; of today the time alone. */
export function formatDay(at: number, now: number, clock: Clock, withTime: boolean): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  if (format(at, clock, day, false) === format(now, clock, day, false)) return format(at, clock, {});
  const year = { year: 'numeric' } as const;
  const isThisYear = format(at, clock, year, false) === format(now, clock, year, false);
  return format(at, clock, { day: 'numeric', month: 'long', ...(isThisYear ? {} : year) }, withTime);
}

function format(
  at: number,
  { language, locale, config }: Clock,
  day: Pick<Intl.DateTimeFormatOptions, 'weekday' | 'day' | 'month' | 'year'>,
  withTime = true,
): string {
  const chosen = locale?.time_format;
  const timeZone = locale?.time_zone === 'server' ? config?.time_zone : undefined;
  const parts = new Intl.DateTimeFormat(chosen === 'system' ? undefined : language, {
    ...day,
    ...(withTime ? { hour: 'numeric', minute: '2-digit' } : {}),
    ...(withTime && (chosen === '12' || chosen === '24') ? { hour12: chosen === '12' } : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(at);
  // "November 20" stays on one line.
  return parts.map(({ value }) => (/^\.? $/.test(value) ? value.replace(' ', '\u00A0') : value)).join('');
}
