/** Days that are over are summed up: at night, or whenever the app runs next, while their person says nothing. */
import type { SmallModel } from '../../agent/ask-small.ts';
import { GOES_ON_MS } from '../../agent/history.ts';
import { daysAfter, localDay } from '../../house/local-time.ts';
import type { Database } from '../../store/store.ts';
import type { Chore } from '../../upkeep/upkeep.ts';
import { deleteSummary, type DueDay, saveSummary, selectDay, selectDue } from './summary-rows.ts';
import { sumUp } from './sum-up.ts';

export interface DaysDependencies {
  readonly database: Pick<Database, 'query' | 'transaction'>;
  readonly small: SmallModel;
  /** Of the household; undefined until Home Assistant has told it. */
  readonly timeZone: () => string | undefined;
  readonly now: () => Date;
  /** After each summary that has changed; takes the person's key. */
  readonly onChange: (speaker: string) => void;
}

/** In one round. */
const MOST_DAYS = 50;
/** Days before these are summed up by rule: a model is not asked about years. */
const MODEL_DAYS = 30;

export function createDaySummaries({ database, small, timeZone, now, onChange }: DaysDependencies): Chore {
  async function sumUpOne(due: DueDay, zone: string, today: string, signal: AbortSignal): Promise<void> {
    const exchanges = await selectDay(database, due, zone);
    if (exchanges.every(({ isWithheld }) => isWithheld) && due.isDirty) {
      await deleteSummary(database, due);
    } else {
      const isByRule = due.isByRule || due.day < daysAfter(today, -MODEL_DAYS);
      const summing = { small, speaker: due.speaker, isByRule, timeZone: zone };
      const summed = await sumUp(exchanges, summing, signal);
      // Broken off is not the same as without a model.
      if (signal.aborted) return;
      await saveSummary(database, { ...due, ...summed, exchanges });
    }
    onChange(due.speaker);
  }

  return {
    name: 'summing up the days',
    async run(signal) {
      const zone = timeZone();
      if (zone === undefined) return;
      const moment = now();
      const today = localDay(moment, zone);
      const quietSince = new Date(moment.getTime() - GOES_ON_MS);
      const due = await selectDue(database, { timeZone: zone, today, quietSince, limit: MOST_DAYS });
      for (const day of due) {
        if (signal.aborted) return;
        await sumUpOne(day, zone, today, signal);
      }
    },
  };
}
