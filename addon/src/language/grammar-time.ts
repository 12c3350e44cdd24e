/** Times and spans as one says them, in any language that Intl knows. */

const units = ['day', 'hour', 'minute', 'second'] as const;
const lengths = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const;

/** "1 hour and 20 minutes", "2 days", "45 seconds": the two largest units at most. */
export function hoursAndMinutes(seconds: number, locale: string): string {
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / lengths[unit]);
    rest -= count * lengths[unit];
    const isTooFine = parts.length === 2 || (unit === 'second' && seconds >= lengths.hour);
    if (count > 0 && !isTooFine) parts.push(inUnit(count, unit, locale));
  }
  if (parts.length === 0) return inUnit(0, 'second', locale);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}

function inUnit(count: number, unit: (typeof units)[number], locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** How many days ago that was, by the calendar of this zone: 0 is today. */
export function dayBefore(moment: Date, now: Date, timeZone: string): number {
  const day = (date: Date) => Date.parse(date.toLocaleDateString('en-CA', { timeZone }));
  return Math.round((day(now) - day(moment)) / 86_400_000);
}
