/** Plain answers of every day are heard; of what nobody can know, or what did not happen, none is. */
import { expect, test } from 'vitest';
import { plainAnswers, type Answered } from '../corpus/plain-answers.ts';
import { untrueAnswers } from '../corpus/untrue-answers.ts';
import { sentencesOf } from '../speech.ts';
import { situation } from '../test-home.ts';
import { createTruth } from '../truth.ts';

const truth = createTruth();

function isHeard([language, happened, words]: Answered, text: string): boolean {
  const { turn, record } = situation(language, happened, words);
  const check = truth(turn, record);
  return !sentencesOf(text).some(check.isUntrue) && !(check.mustAdmit() && !check.admits(text));
}

test.each(plainAnswers)('%s %s, "%s": plain answers are heard', (...turn) => {
  expect(turn[3].filter((text) => !isHeard(turn, text))).toEqual([]);
});

test.each(untrueAnswers)('%s %s, "%s": what nothing bears out is not', (...turn) => {
  expect(turn[3].filter((text) => isHeard(turn, text))).toEqual([]);
});

const mixed: Answered = [
  'en',
  'kitchen_on',
  'turn on the kitchen light and tell me the capital of France',
  [],
];

test.each([
  ['The kitchen light is on. The capital of France is Paris.', true],
  ['The capital of France is Paris. I turned on the hall light too.', false],
])('beside an order there may be talk: "%s"', (text, expected) => {
  expect(isHeard(mixed, text)).toBe(expected);
});
