/** The summaries of somebody's last days for the prompt: in memory, so that they are there at once and the same bytes. */
import { createCalendar, daysAfter } from '../../house/local-time.ts';
import type { Asker } from '../../people/asker.ts';
import type { Database } from '../../store/store.ts';
import { soon } from '../soon.ts';
import { type DaySummary, selectSummaries } from './summary-rows.ts';

export const SHOWN_DAYS = 7;
const MOST_MS = 80;

export interface RecentDays {
  /** Oldest first; nothing for rooms and the house, or while the store is away. Never throws. */
  readonly of: (asker: Pick<Asker, 'kind' | 'key'>) => Promise<readonly DaySummary[]>;
  /** What is in memory of this speaker is no longer right. */
  readonly changed: (speaker: string) => void;
}

export interface RecentDaysDependencies {
  readonly database: Pick<Database, 'query'>;
  /** Of the household; undefined until Home Assistant has told it. */
  readonly timeZone: () => string | undefined;
  readonly now: () => Date;
}

interface Known {
  readonly today: string;
  days: readonly DaySummary[];
  loading: Promise<void>;
}

export function createRecentDays({ database, timeZone, now }: RecentDaysDependencies): RecentDays {
  const known = new Map<string, Known>();
  const localDay = createCalendar();

  async function load(speaker: string, entry: Known): Promise<void> {
    try {
      const days = await selectSummaries(database, speaker, {
        words: [],
        since: daysAfter(entry.today, -SHOWN_DAYS),
        until: daysAfter(entry.today, -1),
        limit: SHOWN_DAYS,
      });
      entry.days = days;
    } catch {
      // The next turn asks again.
      if (known.get(speaker) === entry) known.delete(speaker);
    }
  }

  return {
    async of({ kind, key }) {
      if (kind !== 'person') return [];
      const today = localDay(now(), timeZone() ?? 'UTC');
      const last = known.get(key);
      if (last?.today === today) {
        await soon(MOST_MS, last.loading, undefined);
        return last.days;
      }
      const entry: Known = { today, days: last?.days ?? [], loading: Promise.resolve() };
      known.set(key, entry);
      entry.loading = load(key, entry);
      // After midnight those of yesterday do for one more turn.
      if (last === undefined) await soon(MOST_MS, entry.loading, undefined);
      return entry.days;
    },
    changed: (speaker) => void known.delete(speaker),
  };
}
