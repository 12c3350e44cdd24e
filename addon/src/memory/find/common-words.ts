/** Which words so many facts have that they alone tell nothing; looked at now and then, never while somebody waits. */
import type { Asker } from '../../people/asker.ts';
import type { Queries } from '../fact-rows.ts';
import { CURRENT, currentFor } from './way.ts';

export interface Frequency {
  /** Facts that the asker may know, counted up to 2,000. */
  readonly count: number;
  /** Lexemes. */
  readonly words: readonly string[];
}

export interface Common extends Frequency {
  /** So many that comparing the signs of all their embeddings takes longer than asking the index, and there is one. */
  readonly isMuch: boolean;
}

export type CommonWords = (asker: Asker) => Common;

const MOST_COUNTED = 2_000;
/**
 * Signs of so many are compared in less time than PostgreSQL takes at its worst: with fewer facts than 15,000 in all
 * it reads every vector instead of asking the index (measured with pgvector 0.8).
 */
export const FEW = 20_000;
const SAMPLE = 1_000;
/** Of the sample; a smaller one is looked through as a whole. */
const SHARE = 0.015;
const FRESH_MS = 10 * 60_000;
const UNKNOWN: Common = { count: MOST_COUNTED, isMuch: false, words: [] };

/** What is not known yet is looked up for the next time. */
export function createCommonWords(database: Queries): CommonWords {
  const known = new Map<string, { readonly common: Common; readonly until: number }>();

  async function look(asker: Asker): Promise<void> {
    const parameters = currentFor(asker, false);
    const [row] = await database.query(COUNT, parameters);
    const count = Number(row?.['count'] ?? 0);
    const rows = count < SAMPLE ? [] : await database.query(WORDS, parameters);
    const words = rows.map(({ lexeme }) => String(lexeme));
    const common = {
      count: Math.min(count, MOST_COUNTED),
      isMuch: count > FEW && row?.['hasIndex'] === true,
      words,
    };
    known.set(asker.key, { common, until: Date.now() + FRESH_MS });
  }

  return (asker) => {
    const { common, until } = known.get(asker.key) ?? { common: UNKNOWN, until: 0 };
    if (until < Date.now()) {
      // Whoever asks meanwhile does not look again.
      known.set(asker.key, { common, until: Date.now() + FRESH_MS });
      look(asker).catch(() => known.delete(asker.key));
    }
    return common;
  };
}

const COUNT = `with ${CURRENT} select count(*), exists (
    select from pg_index where indexrelid = to_regclass('butler.fact_signs_nearest') and indisvalid
  ) as "hasIndex" from (select from current limit ${String(FEW + 1)}) counted`;
const WORDS = `
  with ${CURRENT}
  select lexeme from (select words from current limit ${String(SAMPLE)}) sample, unnest(sample.words)
  group by lexeme having count(*) >= ${String(SAMPLE * SHARE)}`;
