/** Words and calls are kept for 30 days; after that only summaries and tokens. */
import { daysAfter, localDay, momentOf } from '../../house/local-time.ts';
import { retireExchanges } from '../../store/retire-rows.ts';
import type { Database } from '../../store/store.ts';
import type { Chore } from '../../upkeep/upkeep.ts';

export interface RetiringDependencies {
  readonly database: Pick<Database, 'query'>;
  /** Of the household; undefined until Home Assistant has told it. */
  readonly timeZone: () => string | undefined;
  /** Tokens of a prompt from which on it is long. */
  readonly longPrompt: number;
  readonly now: () => Date;
}

export const KEPT_DAYS = 30;
/** A statement has seconds. */
const STEP = 200;
const MOST_STEPS = 50;

/** Of whatever was asked: the words that led to it stand in it. */
const RETIRE_QUESTIONS = `
  delete from butler.questions where asked_at < $1::timestamptz and state <> 'open'`;

/** Whole days go, so that a summary is never of half a day. */
export function createRetiring({ database, timeZone, longPrompt, now }: RetiringDependencies): Chore {
  return {
    name: 'letting go of old exchanges',
    async run(signal) {
      const zone = timeZone();
      if (zone === undefined) return;
      const before = momentOf(daysAfter(localDay(now(), zone), -KEPT_DAYS), zone);
      if (before === undefined) return;
      await database.query(RETIRE_QUESTIONS, [before.toISOString()]);
      let gone = STEP;
      for (let step = 0; step < MOST_STEPS && gone === STEP && !signal.aborted; step += 1) {
        gone = await retireExchanges(database, { before, limit: STEP, timeZone: zone, longPrompt });
      }
    },
  };
}
