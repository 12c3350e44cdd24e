/** `npm run bench -- NAME [options]`: measures, prints the table, and writes it into docs/benchmarks.md. */
import { sayOnStderr as say } from '../say.ts';
import { benchAmbiguity } from './ambiguity/report-corpus.ts';
import { benchLoad } from './app/bench-load.ts';
import { benchMemory } from './app/bench-memory.ts';
import { benchStart } from './app/bench-start.ts';
import { benchCards } from './cards/bench-cards.ts';
import { benchHistory } from './history/bench-history.ts';
import { benchRecall } from './recall/bench-recall.ts';
import { benchSafety } from './safety/bench-safety.ts';
import { benchTurn } from './turn/bench-turn.ts';

const benchmarks = new Map([
  ['ambiguity', benchAmbiguity],
  ['turn', benchTurn],
  ['memory', benchMemory],
  ['start', benchStart],
  ['load', benchLoad],
  ['safety', benchSafety],
  ['history', benchHistory],
  ['recall', benchRecall],
  ['cards', benchCards],
]);

const [name, ...rest] = process.argv.slice(2);
const benchmark = benchmarks.get(name ?? '');
if (benchmark === undefined) {
  say(`Say which benchmark: ${[...benchmarks.keys()].join(', ')}.`);
  say('recall --conversation FILE asks about long conversations, as locomo10.json of LoCoMo holds them.');
  process.exitCode = 2;
} else {
  await benchmark(rest, say);
}
