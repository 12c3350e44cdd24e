import { expect, test } from 'vitest';
import { admitsIt } from './admissions.ts';

test.each([
  ['en', 'The door is jammed.', true],
  ['en', 'I couldn’t turn it on.', true],
  ['en', 'Sorry, that failed.', true],
  ['en', 'It is unavailable.', true],
  ['en', 'Unlocked!', false],
  ['en', 'No problem, it is open.', false],
  ['en', 'Die Tür klemmt.', true],
  ['de', 'Das hat leider nicht geklappt.', true],
  ['de', 'Die Tür ist offen.', false],
  ['fr', 'La porte est ouverte.', true],
])('%s: "%s"', (language, text, expected) => {
  expect(admitsIt(text, language)).toBe(expected);
});
