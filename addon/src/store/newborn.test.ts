import { expect, test } from 'vitest';
import { isNewborn } from './newborn.ts';

// The specification's own example: 01ARZ3NDEK is 1469922850259.
const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const MADE = 1_469_922_850_259;

test('a conversation that was named a moment ago has no past', () => {
  expect(isNewborn(ID, MADE + 40, MADE - 1)).toBe(true);
  expect(isNewborn(ID.toLowerCase(), MADE, MADE)).toBe(true);
});

test('an older one may have a past', () => {
  expect(isNewborn(ID, MADE + 60_000, MADE)).toBe(false);
});

test('one that began before a restart has its past in the database', () => {
  expect(isNewborn(ID, MADE + 900, MADE + 500)).toBe(false);
});

test('a name of another kind may have a past', () => {
  for (const id of ['alexa-session', '', '81ARZ3NDEKTSV4RRFFQ69G5FAV', `${ID}0`]) {
    expect(isNewborn(id, MADE, MADE)).toBe(false);
  }
});
