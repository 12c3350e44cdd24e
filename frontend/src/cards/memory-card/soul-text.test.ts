import { expect, test } from 'vitest';
import { readSoul, writeSoul } from '../../../../addon/src/people/soul.ts';
import { isTooLong, MOST_BYTES, readSoulText, SOUL_FIELDS, writeSoulText } from './soul-text.ts';

const souls = [
  'Be brief.',
  '---\naddress: Captain\n---',
  '---\naddress: Captain\ntone: warm: and dry\n---\nTell me the time.\n\n---\nAlways.',
  '---\nlanguage: Plattdüütsch\n---\n# A heading\n* a list',
];

test.each(souls)('%j is read and written as the app does', (soul) => {
  expect(readSoulText(soul)).toEqual(readSoul(soul));
  expect(writeSoulText(readSoulText(soul))).toBe(writeSoul(readSoul(soul)));
});

test('all fields, in their order, each on one line; nothing said is no soul', () => {
  const fields = Object.fromEntries(SOUL_FIELDS.toReversed().map((name) => [name, ` ${name}\nof mine `]));
  const soul = writeSoulText({ fields, text: '' });
  expect(soul).toBe(writeSoul({ fields, text: '' }));
  expect(readSoul(soul ?? '').fields).toMatchObject({ address: 'address of mine', avoid: 'avoid of mine' });
  expect(writeSoulText({ fields: { tone: ' ' }, text: '\n' })).toBeNull();
  expect(readSoulText(null)).toEqual({ fields: {}, text: '' });
});

test('front matter without an end stays text', () => {
  expect(readSoulText('---\naddress: Captain')).toEqual({ fields: {}, text: '---\naddress: Captain' });
});

test('it is too long where the app says so', () => {
  const most = 'ü'.repeat(MOST_BYTES / 2);
  expect(isTooLong(most)).toBe(false);
  expect(() => readSoul(most)).not.toThrow();
  expect(isTooLong(`${most}.`)).toBe(true);
  expect(() => readSoul(`${most}.`)).toThrow(/too long/);
});
