import { expect, test } from 'vitest';
import { numbersIn } from './spoken-pin.ts';
import { mayBeTime, withoutWrittenTimes } from './written-times.ts';

test.each([
  '10:30',
  '19.45',
  '7:05.',
  '10:30, 19:45',
  '24.12.',
  '24.12.2026',
  '24.12. 2026',
  '24.12.26',
  '12/24/2026',
  '2026-12-24',
  '24.12.2026 10:30',
])('%s says when', (text) => {
  expect(withoutWrittenTimes(text)).not.toMatch(/\d/);
});

test.each(['4711', '47:11', '47.11', '4.7.11', '4.7.1.1', '4. 7. 1. 1.', '47.11.2026', '10:304', '04711-12'])(
  '%s does not',
  (text) => {
    expect(withoutWrittenTimes(text)).toBe(text);
  },
);

test('digits beside a time stay', () => {
  expect(withoutWrittenTimes('10:30 4711').trim()).toBe('4711');
});

test.each([
  ['ten thirty', true],
  ['zehn dreißig', true],
  ['nineteen forty-five', true],
  ['12, 14', true],
  ['2026', true],
  ['zweitausendsechsundzwanzig', true],
  ['4711', false],
  ['47 11', false],
  ['forty-seven eleven', false],
  ['siebenundvierzig elf', false],
  ['1 2 3 4', false],
  ['2 0 2 6', false],
  ['10 30 45', false],
])('whether %s may be a time: %s', (text, isOne) => {
  expect(mayBeTime(numbersIn(text))).toBe(isOne);
});
