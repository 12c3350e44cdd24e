/**
 * What the language model has cost, and whether it may be asked again. It counts in memory; what was used before the
 * start is read once from the store. A store that is away only makes the count smaller: no turn fails for it.
 */
import type { UsageKind } from '../api/contract-report.ts';
import { createCalendar } from '../house/local-time.ts';
import type { Log } from '../log.ts';
import type { Database, ModelUsage } from '../store/store.ts';
import { selectUsage, type UsedTokens } from '../store/usage-rows.ts';
import { costOf, LONG_PROMPT, promptTokens, type Prices } from './prices.ts';
import type { Said } from './said.ts';

/** How much of the month's budget is gone: less than 80 %, at least that, all of it. */
export type Standing = 'free' | 'nearly' | 'used_up';

export interface CostSettings {
  readonly prices: Prices;
  /** US dollars a month of the household's calendar; undefined: no limit. */
  readonly monthlyBudget: number | undefined;
  /** Calls of the model for each asker; 0: no limit. */
  readonly callsPerHour: number;
}

export interface MeterDependencies {
  readonly database: Pick<Database, 'query'>;
  readonly settings: () => CostSettings;
  /** Of the household; undefined until Home Assistant has told it. */
  readonly timeZone: () => string | undefined;
  readonly said: Said;
  readonly now: () => Date;
  readonly log: Pick<Log, 'warning'>;
}

export interface Meter {
  /** Resolves soon, and never rejects: once the past is known, or is not to be had at the moment. */
  ready(): Promise<void>;
  standing(): Standing;
  /** Takes one of this hour's calls; false: there is none left. `asker` is a key. */
  admit(asker: string): boolean;
  /** `kind`: a turn, if it is not given. */
  count(asker: string, usage: readonly ModelUsage[], kind?: UsageKind): void;
  /** What has to be said now, once a month. */
  notice(): Exclude<Standing, 'free'> | undefined;
  /** US dollars; undefined where a price is not known. */
  costOf(usage: readonly ModelUsage[]): number | undefined;
  used(): Used;
}

export interface Used {
  /** False: what was used before the start is not known yet. */
  readonly isWhole: boolean;
  /** In the household's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Everything of this month. */
  readonly rows: readonly UsedTokens[];
}

export const NEARLY = 0.8;
const HOUR_MS = 3_600_000;
/** Longer than any month. */
const BACK_MS = 32 * 24 * HOUR_MS;
const RETRY_MS = 10_000;
const WAIT_MS = 300;

export function createMeter({ database, settings, timeZone, said, now, log }: MeterDependencies): Meter {
  const startedAt = now();
  const dayOf = createCalendar();
  const counted = new Map<string, UsedTokens>();
  const calls = new Map<string, readonly number[]>();
  let before: readonly UsedTokens[] | undefined;
  let loading: Promise<void> | undefined;
  let triedAt: number | undefined;

  async function load(zone: string): Promise<void> {
    const from = new Date(startedAt.getTime() - BACK_MS);
    try {
      before = await selectUsage(database, {
        from,
        until: startedAt,
        timeZone: zone,
        longPrompt: LONG_PROMPT,
      });
    } catch (error) {
      log.warning('what the model has cost so far cannot be read yet', { error });
    } finally {
      loading = undefined;
    }
  }

  function tryToLoad(): void {
    const zone = timeZone();
    const isEarly = triedAt !== undefined && now().getTime() - triedAt < RETRY_MS;
    if (before !== undefined || loading !== undefined || zone === undefined || isEarly) return;
    triedAt = now().getTime();
    loading = load(zone);
  }

  function today(): string {
    return dayOf(now(), timeZone() ?? 'UTC');
  }

  function thisMonth(): readonly UsedTokens[] {
    const month = today().slice(0, 7);
    return [...(before ?? []), ...counted.values()].filter(({ day }) => day.startsWith(month));
  }

  function standing(): Standing {
    const { monthlyBudget, prices } = settings();
    if (monthlyBudget === undefined) return 'free';
    const spent = spentOn(thisMonth(), prices);
    if (spent >= monthlyBudget) return 'used_up';
    return spent >= monthlyBudget * NEARLY ? 'nearly' : 'free';
  }

  return {
    async ready() {
      const isFirst = triedAt === undefined;
      tryToLoad();
      // Later tries run by themselves: one that failed is not waited for again and again.
      if (isFirst && loading !== undefined && settings().monthlyBudget !== undefined) await soon(loading);
    },
    standing,
    admit(asker) {
      const { callsPerHour } = settings();
      const at = now().getTime();
      const recent = (calls.get(asker) ?? []).filter((one) => at - one < HOUR_MS);
      const isAdmitted = callsPerHour === 0 || recent.length < callsPerHour;
      calls.set(asker, isAdmitted && callsPerHour > 0 ? [...recent, at] : recent);
      return isAdmitted;
    },
    count(asker, usage, kind = 'turn') {
      const day = today();
      const month = day.slice(0, 7);
      for (const [key, one] of counted) if (!one.day.startsWith(month)) counted.delete(key);
      for (const one of usage) {
        const isLong = promptTokens(one) > LONG_PROMPT;
        const key = JSON.stringify([day, asker, one.model, isLong, kind]);
        const known = counted.get(key);
        const start = { ...one, day, speaker: asker, isLong, kind, requests: 1 };
        counted.set(key, known === undefined ? start : add(known, start));
      }
    },
    notice() {
      const reached = standing();
      return reached !== 'free' && said.isNew(today().slice(0, 7), reached) ? reached : undefined;
    },
    costOf(usage) {
      const { prices } = settings();
      return usage.reduce<number | undefined>((sum, one) => {
        const cost = costOf(one, prices);
        return sum === undefined || cost === undefined ? undefined : sum + cost;
      }, 0);
    },
    used() {
      tryToLoad();
      return { isWhole: before !== undefined, today: today(), rows: thisMonth() };
    },
  };
}

/** US dollars, of what has a price. */
export function spentOn(rows: readonly UsedTokens[], prices: Prices): number {
  return rows.reduce((sum, row) => sum + (costOf(row, prices, row.isLong) ?? 0), 0);
}

export function add<Sum extends Omit<UsedTokens, 'day' | 'speaker' | 'model' | 'isLong' | 'kind'>>(
  sum: Sum,
  more: Omit<UsedTokens, 'day' | 'speaker' | 'model' | 'isLong' | 'kind'>,
): Sum {
  return {
    ...sum,
    requests: sum.requests + more.requests,
    inputTokens: sum.inputTokens + more.inputTokens,
    outputTokens: sum.outputTokens + more.outputTokens,
    cacheReadTokens: sum.cacheReadTokens + more.cacheReadTokens,
    cacheWriteTokens: sum.cacheWriteTokens + more.cacheWriteTokens,
  };
}

async function soon(work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, WAIT_MS);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
