import { expect, test } from 'vitest';
import { isEcho } from './echo.ts';
import { speakable } from './speakable.ts';

test.each([
  ['The lamp is **on**.', 'The lamp is on.'],
  ['See [the manual](https://example.com/a_b).', 'See the manual.'],
  ['# Today\n\n- *Dentist* at 10:00\n- Piano', 'Today\nDentist at 10:00\nPiano'],
  ['Run `ls`:\n```sh\nrm -rf /\n```\nDone.', 'Run ls:\nDone.'],
  ['2 * 3 is 6, and snake_case stays', '2 * 3 is 6, and snake_case stays'],
  ['', ''],
])('%j is read as %j', (markdown, words) => {
  expect(speakable(markdown)).toBe(words);
});

test.each([
  ['the lamp is on now', 'The desk lamp is on.', true],
  ['stop', 'I will stop the music.', false],
  ['turn the heating down please', 'The desk lamp is on.', false],
])('%j heard while %j is read: an echo is %s', (heard, read, echo) => {
  expect(isEcho(heard, read)).toBe(echo);
});
