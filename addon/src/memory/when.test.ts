import { expect, test } from 'vitest';
import { spanOf } from './when.ts';

/** A Sunday, half past midnight in Berlin, while it is still Saturday in Greenwich. */
const berlin = { now: new Date('2026-11-21T23:30:00Z'), timeZone: 'Europe/Berlin' };

test.each([
  [{ when: 'today' }, '2026-11-21T23:00 2026-11-22T23:00'],
  [{ when: 'yesterday' }, '2026-11-20T23:00 2026-11-21T23:00'],
  [{ when: 'yesterday', part: 'evening' }, '2026-11-21T16:00 2026-11-21T23:00'],
  [{ when: 'yesterday', part: 'night' }, '2026-11-21T19:00 2026-11-22T05:00'],
  [{ when: 'before_yesterday', part: 'morning' }, '2026-11-20T03:00 2026-11-20T11:00'],
  [{ when: 'saturday' }, '2026-11-20T23:00 2026-11-21T23:00'],
  [{ when: 'sunday' }, '2026-11-14T23:00 2026-11-15T23:00'],
  [{ when: 'monday', part: 'afternoon' }, '2026-11-16T11:00 2026-11-16T17:00'],
  [{ when: 'this_week' }, '2026-11-15T23:00 2026-11-22T23:00'],
  [{ when: 'last_week' }, '2026-11-08T23:00 2026-11-15T23:00'],
  [{ when: 'last_month' }, '2026-09-30T22:00 2026-10-31T23:00'],
  [{ when: 'this_month' }, '2026-10-31T23:00 2026-11-22T23:00'],
  [{ when: '', daysAgo: 28 }, '2026-10-24T22:00 2026-10-25T23:00'],
])('%j is %s', (named, expected) => {
  const span = spanOf(named, berlin);
  expect([span?.since, span?.until].map((moment) => moment?.toISOString().slice(0, 16)).join(' ')).toBe(
    expected,
  );
});

test.each([{ when: 'someday' }, { when: 'today', part: 'teatime' }, { when: 'last_week', part: 'evening' }])(
  '%j is no time',
  (named) => expect(spanOf(named, berlin)).toBeUndefined(),
);
