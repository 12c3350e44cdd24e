/** `npm run bench -- ambiguity`: what is asked needlessly and what goes through, over the corpus. */
import { readCases } from '../../../addon/src/meaning/corpus/cases.ts';
import { corpusHomes } from '../../../addon/src/meaning/corpus/homes.ts';
import { type Figures, measureCorpus } from '../../../addon/src/meaning/corpus/measure.ts';
import { createMeaning } from '../../../addon/src/meaning/create-meaning.ts';
import { measureMeaning, type MeaningFigures } from '../../../addon/src/meaning/measure-meaning.ts';
import type { Say } from '../../say.ts';

/** With `--findings` each of the tuned half that is wrong; those of the other half are never shown. */
export function benchAmbiguity(options: readonly string[], say: Say): Promise<void> {
  const homes = corpusHomes();
  const halves = [
    ['tuned', measureCorpus(readCases('tuned'), homes, createMeaning())],
    ['held out', measureCorpus(readCases('held-out'), homes, createMeaning())],
  ] as const;
  for (const [name, figures] of halves) say(lineOf(name, figures));
  for (const entities of [200, 2_000]) say(speedOf(measureMeaning(entities, ROUNDS)));
  if (options.includes('--findings')) {
    for (const { case: one, call, what, question } of halves[0][1].findings) {
      say(
        `${what}: [${one.home} ${one.area ?? 'nowhere'}] "${one.text}" ${JSON.stringify(call.input)} ${question ?? ''}`,
      );
    }
  }
  return Promise.resolve();
}

const ROUNDS = 2_000;

function speedOf({ entities, firstCall, p50, p95 }: MeaningFigures): string {
  const [first, middle, most] = [firstCall, p50, p95].map((one) => one.toFixed(2));
  return `${entities} entities: ${middle} ms for a call (95 %: ${most} ms), ${first} ms for the first`;
}

function lineOf(
  name: string,
  { sentences, rightCalls, askedNeedlessly, wrongCalls, wentThrough }: Figures,
): string {
  return `${name}: ${sentences} sentences; asked needlessly ${askedNeedlessly} of ${rightCalls} right calls; went through ${wentThrough} of ${wrongCalls} wrong calls`;
}
