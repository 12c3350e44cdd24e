import { expect, test } from 'vitest';
import { localTime, momentOf } from './local-time.ts';

test.each([
  ['2026-11-21T23:10', 'Europe/London', '2026-11-21T23:10:00.000Z'],
  ['2026-07-21T23:10', 'Europe/London', '2026-07-21T22:10:00.000Z'],
  ['2026-11-22', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
  ['2026-11-22 03:00:30', 'Asia/Kolkata', '2026-11-21T21:30:30.000Z'],
  // Shown twice: the first time. Never shown: an hour later.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T12:00', 'Europe/Berlin', '2026-03-29T10:00:00.000Z'],
])('%s in %s is %s', (text, zone, moment) => {
  expect(momentOf(text, zone)?.toISOString()).toBe(moment);
});

test.each(['', 'yesterday', '2026-13-01', '2026-02-30T10:00', '2026-11-22T25:00', '2026-11-22T10'])(
  '"%s" is no time',
  (text) => {
    expect(momentOf(text, 'Europe/London')).toBeUndefined();
  },
);

test('tells a moment as the clocks of the household do', () => {
  expect(localTime(new Date('2026-11-21T23:10:05Z'), 'Europe/Berlin')).toBe('Sun 2026-11-22 00:10:05');
});
