import { expect, test } from 'vitest';
import { contentWords } from '../../../addon/src/memory/fact-words.ts';
import { questionSet } from './questions.ts';

const set = questionSet(7, 500);
/** So much of two words is the same where they are of one family. */
const family = (word: string) => word.slice(0, 5);
const shared = (one: string, other: string) => {
  const known = new Set(contentWords(other).map(family));
  return contentWords(one).filter((word) => known.has(family(word)));
};

test('half of the questions share no content word with their answer, the others do', () => {
  const sharing = set.questions.filter(({ sharesWords }) => sharesWords);
  expect(sharing.length * 2).toBe(set.questions.length);
  const others = set.questions.filter(({ sharesWords }) => !sharesWords);
  expect(others.filter(({ text, answer }) => shared(text, answer).length > 0)).toEqual([]);
});

test('each answer is told once, and the halves have no fact in common', () => {
  const facts = set.told.map(({ fact }) => fact);
  for (const { answer } of set.questions) expect(facts.filter((fact) => fact === answer)).toHaveLength(1);
  const tuned = new Set(set.questions.filter(({ half }) => half === 'tuned').map(({ answer }) => answer));
  const reported = set.questions.filter(({ half }) => half === 'reported');
  expect(reported.some(({ answer }) => tuned.has(answer))).toBe(false);
});

test('a seed gives the same set', () => {
  expect(questionSet(7, 500)).toEqual(set);
  expect(questionSet(8, 500)).not.toEqual(set);
});
