import { expect, test } from 'vitest';
import type { RecognizedIntent } from '../api/contract.ts';
import { spokenAnswer } from './spoken-answer.ts';
import type { Choice } from './question.ts';

const choice = (id: string, label: string): Choice => ({ id, label, isGuarded: false, calls: [] });
const which = {
  isChoice: true,
  choices: [
    choice('option-1', 'the desk lamp'),
    choice('option-2', 'the floor lamp'),
    choice('option-3', 'die Lampe über dem Tisch'),
    choice('both', 'all of them'),
  ],
};
const yesOrNo = { isChoice: false, choices: [choice('yes', '')] };
const meaningOf = (text: string, question = which, intent: RecognizedIntent | null = null) => {
  const answer = spokenAnswer(text, intent, question);
  return answer.kind === 'choice' ? answer.choice.id : answer.kind;
};

test.each([
  ['the desk lamp', 'option-1'],
  ['The desk lamp, please.', 'option-1'],
  ['desk', 'option-1'],
  ['I meant the floor one', 'option-2'],
  ['the first one', 'option-1'],
  ['number two', 'option-2'],
  ['die zweite bitte', 'option-2'],
  ['das dritte', 'option-3'],
  ['the last one', 'option-3'],
  ['die über dem Tisch', 'option-3'],
  ['both', 'both'],
  ['all of them', 'both'],
  ['beide bitte', 'both'],
  ['neither', 'no'],
  ['keine von beiden', 'no'],
  ['none of them', 'no'],
  ['the lamp in the hall', 'other'],
  ['lamp', 'other'],
  ['the fifth one', 'other'],
  ['what is the weather', 'other'],
  ['the', 'other'],
])('after "the desk lamp or the floor lamp?": %s', (text, meant) => {
  expect(meaningOf(text)).toBe(meant);
});

test.each([
  ['yes, but only the front one', 'instead'],
  ['Ja, aber nur das Licht', 'instead'],
  ['no, the other one', 'instead'],
  ['nö, das andere', 'instead'],
  ['the first one', 'other'],
  ['norway', 'other'],
  ['yesterday', 'other'],
  ['now', 'other'],
])('after a question of yes or no: %s', (text, meant) => {
  expect(meaningOf(text, yesOrNo)).toBe(meant);
});

test.each([
  ['ButlerYes', 'yes'],
  ['ButlerNo', 'no'],
  ['ButlerStop', 'no'],
  ['ButlerWhoIsHome', 'other'],
  ['ButlerChoose', 'other'],
])('%s is recognised before it comes here', (name, meant) => {
  expect(meaningOf('anything', yesOrNo, { name, slots: {} })).toBe(meant);
});

test('a number that was recognised chooses', () => {
  const chooses = (number: string) => meaningOf('x', which, { name: 'ButlerChoose', slots: { number } });
  expect(chooses('2')).toBe('option-2');
  expect(chooses('last')).toBe('option-3');
  expect(chooses('5')).toBe('other');
});

test.each([
  ['as I said', 'option-1'],
  ['40', 'option-1'],
  ['forty percent', 'other'],
  ['70 percent', 'option-2'],
  ['the second one', 'option-2'],
])('what was said, or what was sent: %s', (text, expected) => {
  const choices = [choice('option-1', '40 percent as you said'), choice('option-2', '70 percent')];
  expect(meaningOf(text, { isChoice: true, choices })).toBe(expected);
});

test.each([
  ['wie gesagt', 'option-1'],
  ['abschließen', 'option-1'],
  ['aufschließen bitte', 'option-2'],
])('auf Deutsch: %s', (text, expected) => {
  const choices = [choice('option-1', 'wie gesagt abschließen'), choice('option-2', 'aufschließen')];
  expect(meaningOf(text, { isChoice: true, choices })).toBe(expected);
});
