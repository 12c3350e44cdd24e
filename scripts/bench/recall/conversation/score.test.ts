import { expect, test } from 'vitest';
import type { Turn } from './read-conversations.ts';
import { scoreOf } from './score.ts';

const turn = (id: string): Turn => ({ id, at: new Date(0), text: id });
const question = (evidence: readonly string[]) =>
  ({ text: 'Where is the boat?', kind: 'several turns', evidence, isApart: false }) as const;
/** Of the first session; the sixth of them is past the first five. */
const others = [2, 3, 4, 5, 6].map((at) => [turn(`D1:${String(at)}`)]);

test('a turn counts where it is found among the first five or ten, and its session', () => {
  const found = [...others, [turn('D2:1')]];
  const score = scoreOf([{ question: question(['D2:1', 'D1:2']), found, shown: [turn('D1:9')] }]);
  expect(score).toEqual({
    questions: 1,
    anyOfFive: 1,
    allOfFive: 0,
    anyOfTen: 1,
    allOfTen: 1,
    session: 1,
    shown: 0,
  });
  expect(scoreOf([{ question: question(['D2:1']), found, shown: [] }])).toMatchObject({
    anyOfFive: 0,
    anyOfTen: 1,
    session: 0,
  });
});

test('what was told in two turns takes one place', () => {
  const found = [[turn('D3:1'), turn('D3:2')], ...others.slice(1), [turn('D2:1')]];
  expect(scoreOf([{ question: question(['D3:2']), found, shown: [turn('D3:2')] }])).toMatchObject({
    allOfFive: 1,
    shown: 1,
  });
  expect(scoreOf([{ question: question(['D1:6']), found, shown: [] }]).anyOfFive).toBe(1);
});
