import { expect, test } from 'vitest';
import { deniesSomething } from './admits.ts';

test.each([
  ['The door is jammed.', true],
  ['I couldn’t turn it on.', true],
  ['Sorry, that failed.', true],
  ['It is unavailable.', true],
  ['The front door stays locked.', true],
  ['You need to confirm that on your phone.', true],
  ['Unlocked!', false],
  ['No problem, it is open.', false],
  ['It could not be brighter.', false],
  ['You may need sunglasses now.', false],
  ['Die Tür klemmt.', true],
  ['Das hat leider nicht geklappt.', true],
  ['Die Tür ist offen.', false],
  ['Kein Problem, sie ist offen.', false],
])('"%s" admits: %s', (text, expected) => {
  expect(deniesSomething(text)).toBe(expected);
});
