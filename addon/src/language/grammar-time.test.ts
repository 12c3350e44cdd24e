import { expect, test } from 'vitest';
import { dayBefore } from './grammar-time.ts';

test.each([
  ['2026-11-21T23:30:00Z', 'Europe/London', 1],
  ['2026-11-21T23:30:00Z', 'Europe/Berlin', 0],
  ['2026-11-22T12:00:01Z', 'Europe/London', 0],
  // The clocks were changed in between.
  ['2026-10-24T12:00:00Z', 'Europe/Berlin', 29],
])('%s was so many days ago in %s: %i', (then, zone, days) => {
  expect(dayBefore(new Date(then), new Date('2026-11-22T09:00:00Z'), zone)).toBe(days);
});
