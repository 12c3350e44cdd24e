/** What people call a time that is past, as two moments: "yesterday evening", "last week", "on Monday". */
import { daysAfter, localDay, momentOf } from '../house/local-time.ts';

export interface Span {
  readonly since: Date;
  /** Not included. */
  readonly until: Date;
}

/** As the lists `when` and `part` of the sentences name them. */
export interface NamedTime {
  /** `today`, `yesterday`, `before_yesterday`, `monday` … `sunday`, `this_week`, `last_week`, `this_month`, `last_month` */
  readonly when: string;
  /** Of a day: `morning`, `noon`, `afternoon`, `evening`, `night`; undefined: all of it. */
  readonly part?: string | undefined;
  /** Instead of `when`: so many days ago. */
  readonly daysAgo?: number | undefined;
}

/** From and until which time; one until the next morning ends after 24. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  morning: [4, 12],
  noon: [11, 14],
  afternoon: [12, 18],
  evening: [17, 24],
  night: [20, 30],
};
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Undefined for a name that is none. */
export function spanOf(
  { when, part, daysAgo }: NamedTime,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Span | undefined {
  const today = localDay(now, timeZone);
  const days = daysAgo === undefined ? daysOf(when, today) : oneDay(daysAfter(today, -daysAgo));
  if (days === undefined) return undefined;
  const hours = part === undefined ? undefined : PARTS[part];
  if (part !== undefined && (hours === undefined || days.first !== days.last)) return undefined;
  const [from, to] = hours ?? [0, 24];
  const since = momentOf(`${days.first}T${hour(from)}:00`, timeZone);
  const until = momentOf(`${daysAfter(days.last, Math.floor(to / 24))}T${hour(to % 24)}:00`, timeZone);
  return since === undefined || until === undefined ? undefined : { since, until };
}

interface Days {
  readonly first: string;
  readonly last: string;
}

const oneDay = (day: string): Days => ({ first: day, last: day });
const hour = (number: number) => String(number).padStart(2, '0');

function daysOf(when: string, today: string): Days | undefined {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const monday = daysAfter(today, -((weekday + 6) % 7));
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  switch (when) {
    case 'today':
      return oneDay(today);
    case 'yesterday':
      return oneDay(daysAfter(today, -1));
    case 'before_yesterday':
      return oneDay(daysAfter(today, -2));
    case 'this_week':
      return { first: monday, last: today };
    case 'last_week':
      return { first: daysAfter(monday, -7), last: daysAfter(monday, -1) };
    case 'this_month':
      return { first: firstOfMonth, last: today };
    case 'last_month': {
      const last = daysAfter(firstOfMonth, -1);
      return { first: `${last.slice(0, 7)}-01`, last };
    }
    default: {
      const named = WEEKDAYS.indexOf(when);
      // The last one before today.
      return named < 0 ? undefined : oneDay(daysAfter(today, -(((weekday - named + 6) % 7) + 1)));
    }
  }
}
