/** What is said beside a plain order, before or after it, changes nothing. */
import { expect, test } from 'vitest';
import { createMeaning } from '../create-meaning.ts';
import { type Case, readCases } from './cases.ts';
import { corpusHomes } from './homes.ts';
import { measureCorpus } from './measure.ts';

const homes = corpusHomes();
const meaning = createMeaning();
const EVERY = 50;
/** Of the calls. */
const MOST_ASKED = 0.01;

const asides: Readonly<Record<string, readonly string[]>> = {
  en: [
    "i'm off to bed",
    "we're going out",
    'the kids are asleep',
    'my hands are full',
    "i'd like to watch a film",
    "if you don't mind",
    'before i forget',
    'no rush',
  ],
  de: [
    'ich geh jetzt ins bett',
    'wir gehen gleich los',
    'das baby schläft',
    'ich hab die hände voll',
    'wenn es dir nichts ausmacht',
    'bevor ich es vergesse',
    'keine eile',
    'die sonne blendet mich',
  ],
};

const plain = readCases('tuned')
  .filter(({ before, right, language }) => before.length === 0 && right.length > 0 && language in asides)
  .map((one): Case => ({ ...one, wrong: [], offers: [] }));
const unasked = plain
  .filter((_, at) => at % EVERY === 0)
  .filter((one) => measureCorpus([one], homes, meaning).askedNeedlessly === 0);

test.each([
  ['after it', (order: string, aside: string) => `${order} ${aside}`],
  ['after a comma', (order: string, aside: string) => `${order}, ${aside}`],
  ['before it', (order: string, aside: string) => `${aside}, ${order}`],
])('something said beside an order, %s', (_, join) => {
  const said = unasked.flatMap((one) =>
    (asides[one.language] ?? []).map((aside) => ({
      ...one,
      text: join(one.text.replace(/[.!?]$/u, ''), aside),
    })),
  );
  const { askedNeedlessly, rightCalls } = measureCorpus(said, homes, meaning);
  expect(rightCalls).toBeGreaterThan(300);
  expect(askedNeedlessly / rightCalls).toBeLessThanOrEqual(MOST_ASKED);
});
