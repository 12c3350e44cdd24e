/** A state that stands in a wish, behind an order to the person or in a guess is a claim like any other. */
import { expect, test } from 'vitest';
import { answerSituation, type AnswerHappening } from '../corpus/answers-home.ts';
import { sentencesOf } from '../speech.ts';
import { createTruth } from '../truth.ts';

const truth = createTruth();

function isHeard(language: 'en' | 'de', happened: AnswerHappening, words: string, text: string): boolean {
  const { turn, record } = answerSituation(language, happened, words);
  const check = truth(turn, record);
  return !sentencesOf(text).some(check.isUntrue) && !(check.mustAdmit() && !check.admits(text));
}

type Row = readonly [language: 'en' | 'de', happened: AnswerHappening, words: string, text: string];
const [HALL, FLUR, DOOR] = ['turn on the hall light', 'mach das Flurlicht an', 'unlock the front door'];

const untrue: readonly Row[] = [
  ['en', 'hall_on', HALL, 'Have a good night with the gate open.'],
  ['en', 'hall_on', HALL, 'Have a nice evening with the TV on.'],
  ['en', 'hall_on', HALL, 'The doors are locked.'],
  ['en', 'hall_on', HALL, 'You may relax, the doors are locked.'],
  ['de', 'hall_on', FLUR, 'Die Türen sind abgeschlossen.'],
  ['de', 'hall_on', FLUR, 'Setz dich, der Fernseher läuft.'],
  ['en', 'nothing', HALL, 'It is probably on by now.'],
  ['en', 'hall_failed', HALL, 'It might be on by now.'],
  ['en', 'hall_failed', HALL, 'Perhaps you see it glowing already.'],
  ['en', 'unlock_refused', DOOR, 'Guests may come in.'],
  ['en', 'unlock_refused', DOOR, 'Maybe you can come in now.'],
];

test.each(untrue)('%s %s, "%s": "%s" is not heard', (...row) => {
  expect(isHeard(...row)).toBe(false);
});

const fine: readonly Row[] = [
  ['en', 'hall_on', HALL, 'The hall light is on. Have a nice evening with the family.'],
  ['en', 'hall_on', HALL, 'The front door is locked.'],
  ['de', 'hall_on', FLUR, 'Setz dich, ich bin fertig.'],
  ['en', 'back_locked', 'lock the doors', 'The doors are locked.'],
  ['en', 'hall_failed', HALL, 'Perhaps it has no power.'],
  ['en', 'unlock_refused', DOOR, 'I need your confirmation now.'],
];

test.each(fine)('%s %s, "%s": "%s" is', (...row) => {
  expect(isHeard(...row)).toBe(true);
});
