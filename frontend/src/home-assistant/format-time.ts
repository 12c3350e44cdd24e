import type { Hass } from './hass.ts';

type Settings = Pick<Hass, 'language' | 'locale' | 'config'>;
type Parts = Pick<Intl.DateTimeFormatOptions, 'weekday' | 'day' | 'month' | 'year'>;

/** Times as a person has chosen to see them. All are milliseconds since 1970. */
export interface Clock {
  /** Of the day. */
  readonly time: (at: number) => string;
  /** With the day of the week when that is another one than now. */
  readonly moment: (at: number, now: number) => string;
  /** The day, with the year when it is another one, and the time if it is wanted; of today the time alone. */
  readonly day: (at: number, now: number, withTime: boolean) => string;
}

/** For many times: what the browser needs to write one takes longer to be made than the time to be written. */
export function createClock({ language, locale, config }: Settings): Clock {
  const chosen = locale?.time_format;
  const timeZone = locale?.time_zone === 'server' ? config?.time_zone : undefined;
  const formats = new Map<string, Intl.DateTimeFormat>();

  function formatFor(day: Parts, withTime: boolean): Intl.DateTimeFormat {
    const key = JSON.stringify([day, withTime]);
    const format =
      formats.get(key) ??
      new Intl.DateTimeFormat(chosen === 'system' ? undefined : language, {
        ...day,
        ...(withTime ? { hour: 'numeric', minute: '2-digit' } : {}),
        ...(withTime && (chosen === '12' || chosen === '24') ? { hour12: chosen === '12' } : {}),
        ...(timeZone === undefined ? {} : { timeZone }),
      });
    formats.set(key, format);
    return format;
  }

  function write(at: number, day: Parts, withTime = true): string {
    const parts = formatFor(day, withTime).formatToParts(at);
    // "November 20" stays on one line.
    return parts.map(({ value }) => (/^\.? $/.test(value) ? value.replace(' ', '\u00A0') : value)).join('');
  }

  const isSame = (at: number, now: number, day: Parts): boolean =>
    write(at, day, false) === write(now, day, false);

  return {
    time: (at) => write(at, {}),
    moment: (at, now) => {
      const day = { weekday: 'long' } as const;
      return write(at, isSame(at, now, day) ? {} : day);
    },
    day: (at, now, withTime) => {
      const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
      if (isSame(at, now, day)) return write(at, {});
      const { year, ...ofThisYear } = day;
      return write(at, isSame(at, now, { year }) ? ofThisYear : day, withTime);
    },
  };
}

/** For one time; see `Clock`. */
export const formatTime = (at: number, settings: Settings): string => createClock(settings).time(at);
export const formatMoment = (at: number, now: number, settings: Settings): string =>
  createClock(settings).moment(at, now);
export const formatDay = (at: number, now: number, settings: Settings, withTime: boolean): string =>
  createClock(settings).day(at, now, withTime);
