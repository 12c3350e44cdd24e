import { describe, expect, test } from 'vitest';
import { corpus, type Case } from './corpus/corpus.ts';
import { heldOut } from './corpus/held-out.ts';
import { heldOutAgain } from './corpus/held-out-again.ts';
import { heldOutFourth } from './corpus/held-out-fourth.ts';
import { heldOutLast } from './corpus/held-out-last.ts';
import { situation } from './test-home.ts';
import { createTruth } from './truth.ts';

function isUntrue([language, happened, words, sentence]: Case): boolean {
  const { turn, record } = situation(language, happened, words);
  return createTruth()(turn, record).isUntrue(sentence);
}

const named = (cases: readonly Case[]) =>
  cases.map((each): [string, Case] => [
    `${each[1]}, "${each[2]}": "${each[3]}" ${each[4] ? 'is held back' : 'is heard'}`,
    each,
  ]);

describe('written on', () => {
  test.each(named(corpus))('%s', (_name, each) => {
    expect(isUntrue(each)).toBe(each[4]);
  });
});

describe('held out', () => {
  test.each(named(heldOut))('%s', (_name, each) => {
    expect(isUntrue(each)).toBe(each[4]);
  });
});

describe('held out again', () => {
  test.each(named(heldOutAgain))('%s', (_name, each) => {
    expect(isUntrue(each)).toBe(each[4]);
  });
});

describe('held out at last', () => {
  test.each(named(heldOutLast))('%s', (_name, each) => {
    expect(isUntrue(each)).toBe(each[4]);
  });
});

describe('held out the fourth time', () => {
  test.each(named(heldOutFourth))('%s', (_name, each) => {
    expect(isUntrue(each)).toBe(each[4]);
  });
});
