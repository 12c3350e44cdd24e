import type { Hass } from './hass.ts';

/** A time of the day as this person has chosen to see times. `at` in milliseconds since 1970. */
export function formatTime(at: number, { language, locale, config }: Hass): string {
  const format = locale?.time_format;
  const timeZone = locale?.time_zone === 'server' ? config?.time_zone : undefined;
  return new Intl.DateTimeFormat(format === 'system' ? undefined : language, {
    hour: 'numeric',
    minute: '2-digit',
    ...(format === '12' || format === '24' ? { hour12: format === '12' } : {}),
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);
}
