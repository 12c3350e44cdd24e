/** What the health card tells owners: what the month cost, by what and for whom, and how the last turns went. */
import type * as z from 'zod';
import type { ReportedTurn, reportRequest, ReportResponse, TurnStep } from '../api/contract-report.ts';
import type { Meter } from '../cost/meter.ts';
import type { Prices } from '../cost/prices.ts';
import { sumOf } from '../cost/report.ts';
import { ButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import { reached } from '../memory/reached.ts';
import type { Household } from '../people/person.ts';
import { type RecentTurn, selectRecentTurns } from '../store/recent-turn-rows.ts';
import type { Database } from '../store/store.ts';
import { nameOfAsker } from './name-of-asker.ts';
import { shownTool } from './shown-tool.ts';

export interface ReportDependencies {
  readonly database: Pick<Database, 'query'>;
  readonly meter: Pick<Meter, 'used' | 'costOf'>;
  readonly prices: Prices;
  readonly household: () => Household;
  readonly house: () => Pick<House, 'people' | 'satellites' | 'areas'> | undefined;
}

const MOST_TURNS = 20;
const MINUTE_MS = 60_000;

/** Throws ButlerError `denied` for whoever is no owner, `unavailable` while nobody can tell who is. */
export type ReportRequest = (wanted: z.output<typeof reportRequest>) => Promise<ReportResponse>;

export function createReport(deps: ReportDependencies): ReportRequest {
  return async ({ by }) => {
    requireOwner(by.user_id, deps.house());
    const { rows } = deps.meter.used();
    const { prices } = deps;
    const sums = <Key>(keyOf: (row: (typeof rows)[number]) => Key) =>
      [...Map.groupBy(rows, keyOf)].map(([key, own]) => ({ key, sum: sumOf(own, prices) }));
    const dearest = <Each extends { readonly sum: { readonly cost: number } }>(each: readonly Each[]) =>
      each.toSorted((one, other) => other.sum.cost - one.sum.cost);
    return {
      days: sums(({ day }) => day)
        .toSorted((one, other) => one.key.localeCompare(other.key))
        .map(({ key, sum }) => ({ id: key, ...sum })),
      askers: dearest(sums(({ speaker }) => speaker)).map(({ key, sum }) => ({
        ...nameOfAsker(key, deps.household(), deps.house()),
        ...sum,
      })),
      kinds: dearest(sums(({ kind }) => kind)).map(({ key, sum }) => ({ kind: key, ...sum })),
      turns: await lastTurns(deps),
    };
  };
}

/** As everywhere: an administrator of Home Assistant who is a person of this home. */
function requireOwner(userId: string, house: Pick<House, 'people'> | undefined): void {
  if (house === undefined) {
    throw new ButlerError('unavailable', 'I do not know who lives here yet.', {
      say: ({ noHome }) => noHome,
    });
  }
  const own = house.people.find(({ user_id: id }) => id === userId);
  if (own?.is_admin === true && own.is_active !== false) return;
  throw new ButlerError('denied', 'Only an administrator who is a person of this home may know this.');
}

async function lastTurns({ database, meter }: ReportDependencies): Promise<ReportedTurn[] | null> {
  try {
    const turns = await reached(selectRecentTurns(database, MOST_TURNS));
    return turns.map((turn) => reported(turn, meter));
  } catch {
    // What it cost is known without the store.
    return null;
  }
}

function reported(
  { usage, at, durationMs, firstWordMs, steps, door, outcome }: RecentTurn,
  meter: Pick<Meter, 'costOf'>,
): ReportedTurn {
  const sum = (count: (each: (typeof usage)[number]) => number) =>
    usage.reduce((all, each) => all + count(each), 0);
  const cost = meter.costOf(usage);
  return {
    at: new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS).toISOString(),
    door,
    outcome,
    duration_ms: durationMs,
    first_word_ms: firstWordMs,
    input_tokens: sum((each) => each.inputTokens),
    output_tokens: sum((each) => each.outputTokens),
    cache_read_tokens: sum((each) => each.cacheReadTokens),
    cache_write_tokens: sum((each) => each.cacheWriteTokens),
    cost: cost === undefined ? null : Math.round(cost * 1_000_000) / 1_000_000,
    steps: steps.map(shownStep),
  };
}

function shownStep(step: TurnStep): TurnStep {
  return step.kind === 'tool' ? { ...step, tool: step.tool && shownTool(step.tool) } : step;
}
