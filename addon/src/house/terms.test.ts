import { expect, test } from 'vitest';
import { likeness, queryTermsOf, termsOf } from './terms.ts';

test.each([
  ['Lights', 'light'],
  ['lamps', 'Lampe'],
  ['Lichter', 'Licht'],
  ['Jalousien', 'jalousie'],
  ['Küche', 'kuche'],
  ['batteries', 'battery'],
  ['Switch two', 'switch 2'],
])('%s and %s are the same word', (one, other) => {
  expect(termsOf(one)).toEqual(termsOf(other));
});

test.each([
  ['Turn the hall light on, please', ['hall', 'light']],
  ['mach bitte das Licht im Flur aus', ['licht', 'flur']],
  ["what's up?", []],
  ['set the office thermostat to 21', ['offic', 'thermostat']],
  ['dim the lamp to 40 %', ['dim', 'lamp']],
  ['bedroom 21 degrees', ['bedroom', 'degre']],
  ['room 12 switch 3', ['room', '12', 'switch', '3']],
])('%s is about %j', (sentence, terms) => {
  expect(queryTermsOf(sentence)).toEqual(terms);
});

test('likeness counts changed letters', () => {
  expect(likeness('kitchen', 'kitchen')).toBe(1);
  expect(likeness('kichen', 'kitchen')).toBeCloseTo(6 / 7);
  expect(likeness('abc', 'xyz')).toBe(0);
});
