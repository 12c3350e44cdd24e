import { expect, test } from 'vitest';
import { testHouse } from '../agent/test-agent.ts';
import { english } from '../language/english.ts';
import { askerWith } from '../people/test-askers.ts';
import { whatDidISay } from './what-did-i-say.ts';

const answer = (slots: Record<string, string>, who: 'adult' | 'room' = 'adult') =>
  whatDidISay.answer({
    slots,
    house: { ...testHouse(), timeZone: 'Europe/Berlin' },
    asker: askerWith(who),
    now: new Date('2026-11-22T14:05:00Z'),
    recent: [],
    wasAsked: false,
    hasModel: false,
    knowsOf: async () => false,
    phrases: english,
  });
const call = (input: object) => ({ name: 'use_tool', input: { name: 'get_recent_conversations', input } });

test.each([
  [
    { when: 'yesterday', part: 'evening' },
    { since: '2026-11-21T16:00:00.000Z', until: '2026-11-21T23:00:00.000Z' },
  ],
  [{ when: 'yesterday night' }, { since: '2026-11-21T19:00:00.000Z', until: '2026-11-22T05:00:00.000Z' }],
  [
    { when: 'last_week', what: 'heating?' },
    { words: 'heating', since: '2026-11-08T23:00:00.000Z', until: '2026-11-15T23:00:00.000Z' },
  ],
  [
    { days: '3.0', part: 'morning' },
    { since: '2026-11-19T03:00:00.000Z', until: '2026-11-19T11:00:00.000Z' },
  ],
])('%j asks for that time', (slots, input) => expect(answer(slots)).toEqual(call(input)));

test.each([{}, { when: 'last_week', part: 'evening' }])('%j is left to the model', (slots) =>
  expect(answer(slots)).toBeUndefined(),
);

test('a room is told nothing', () =>
  expect(answer({ when: 'yesterday' }, 'room')).toBe(
    'I tell that only to whom it was, and I don’t know who is asking.',
  ));
