/** Answers about the home after it was looked at: what a live state speaks against is not heard. */
import { expect, test } from 'vitest';
import { answerSituation } from '../corpus/answers-home.ts';
import { sentencesOf } from '../speech.ts';
import { createTruth } from '../truth.ts';

const truth = createTruth();

function isHeard(words: string, text: string, tool = 'get_states'): boolean {
  const { turn, record } = answerSituation('en', 'read', words);
  const calls = record.calls.map((call) => ({ ...call, tool }));
  const check = truth(turn, { ...record, calls });
  return !sentencesOf(text).some(check.isUntrue);
}

test.each([
  ['what is the temperature outside', '8.4 degrees.', true],
  ['what is the temperature outside', 'A mild 14 degrees.', false],
  ['what is the temperature outside', '8.4 degrees. The heating has been raised.', false],
  ['where is dusty', 'Dusty is in its dock.', true],
  ['where is dusty', 'In the kitchen, cleaning.', false],
  ['is the alarm armed', 'No, it is disarmed.', true],
  ['is the alarm armed', 'It was not, now it is.', false],
  ['which lights are on', 'Porch and office.', true],
  ['which lights are on', 'Three of them.', false],
])('"%s" "%s": %s', (words, text, expected) => {
  expect(isHeard(words, text)).toBe(expected);
});

test('what else was read may tell more than the live states', () => {
  const words = 'what was the temperature outside at noon';
  expect(isHeard(words, 'It was 14 degrees.', 'read_history')).toBe(true);
  expect(isHeard('was the front door opened', 'It has been opened twice.', 'read_history')).toBe(true);
});
