import { expect, test } from 'vitest';
import { formatDay, formatMoment, formatTime } from './format-time.ts';

const at = Date.parse('2026-11-22T14:02:00Z');
const zone = { time_zone: 'server', time_format: 'language' } as const;
const config = { time_zone: 'America/New_York' };

test.each([
  ['de', zone, '9:02'],
  ['en', zone, '9:02 AM'],
  ['en', { ...zone, time_format: '24' } as const, '09:02'],
  ['de', { ...zone, time_format: '12' } as const, '9:02 AM'],
])('%s, %j: %s', (language, locale, text) => {
  const said = formatTime(at, { language, locale, config });
  expect(said.replaceAll(/\s/g, ' ')).toBe(text);
});

test.each([
  ['en', 'local', '2026-11-22T23:30:00Z', '11:30 PM'],
  ['en', 'local', '2026-11-23T00:30:00Z', 'Monday 12:30 AM'],
  // It is Sunday in New York still.
  ['en', 'server', '2026-11-23T00:30:00Z', '7:30 PM'],
  ['de', 'local', '2026-11-23T00:30:00Z', 'Montag, 00:30'],
] as const)('%s, %s: %s is %s', (language, time_zone, moment, text) => {
  const clock = { language, locale: { time_format: 'language', time_zone }, config } as const;
  const said = formatMoment(Date.parse(moment), at, { ...clock });
  expect(said.replaceAll(/\s/g, ' ').replaceAll(/ at | um /g, ' ')).toBe(text);
});

test.each([
  ['en', '2026-11-20T14:02:00Z', 'November\u00A020 at 9:02'],
  ['de', '2025-11-20T14:02:00Z', '20.\u00A0November\u00A02025 um 9:02'],
] as const)('%s: a date does not break over two lines, and may before the time', (language, moment, text) => {
  const clock = { language, locale: zone, config };
  expect(formatDay(Date.parse(moment), at, clock, true)).toContain(text);
});
