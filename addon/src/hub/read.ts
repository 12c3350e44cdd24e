/** What Home Assistant knows beside the live states: the past, and the items of lists. Only reads. */
import type { MessageBase } from 'home-assistant-js-websocket';
import * as z from 'zod';
import { unreadable } from './home-assistant-errors.ts';
import type { ListItem, PastState, Statistic } from './hub.ts';

type Ask = (message: MessageBase) => Promise<unknown>;

/** Compressed states (homeassistant/components/recorder/models/state.py): seconds since 1970. */
const pastStates = z.record(
  z.string(),
  z.array(
    z.object({
      s: z.string().nullable(),
      a: z.record(z.string(), z.unknown()).optional(),
      lu: z.number().optional(),
      lc: z.number().optional(),
    }),
  ),
);

interface Span {
  readonly entityIds: readonly string[];
  readonly from: Date;
  readonly to: Date;
}

/** `history/history_during_period` of Home Assistant's history integration. */
export async function readHistory(
  ask: Ask,
  { entityIds, from, to }: Span,
): Promise<ReadonlyMap<string, readonly PastState[]>> {
  const answer = await ask({
    type: 'history/history_during_period',
    start_time: from.toISOString(),
    end_time: to.toISOString(),
    entity_ids: entityIds,
    include_start_time_state: true,
    significant_changes_only: true,
    minimal_response: true,
    no_attributes: true,
  });
  const parsed = pastStates.safeParse(answer);
  if (!parsed.success) throw unreadable(`the history is not as agreed: ${parsed.error.message}`);
  const past = Object.entries(parsed.data).map(([entityId, states]) => {
    const known = states.map(({ s, a, lu, lc }): PastState => ({
      state: s ?? 'unknown',
      attributes: a ?? {},
      at: Math.max(from.getTime(), (lc ?? lu ?? 0) * 1_000),
    }));
    return [entityId, known.toSorted((one, other) => one.at - other.at)] as const;
  });
  return new Map(past.filter(([entityId]) => entityIds.includes(entityId)));
}

const statistic = z.object({
  min: z.number().nullish(),
  max: z.number().nullish(),
  mean: z.number().nullish(),
});

/** `recorder/statistic_during_period` of Home Assistant's recorder; by whole hours where it is long ago. */
export async function readStatistic(
  ask: Ask,
  { entityId, from, to }: { readonly entityId: string; readonly from: Date; readonly to: Date },
): Promise<Statistic | null> {
  const answer = await ask({
    type: 'recorder/statistic_during_period',
    statistic_id: entityId,
    fixed_period: { start_time: from.toISOString(), end_time: to.toISOString() },
    types: ['min', 'max', 'mean'],
  });
  const parsed = statistic.safeParse(answer);
  if (!parsed.success) throw unreadable(`the statistic is not as agreed: ${parsed.error.message}`);
  const { min, max, mean } = parsed.data;
  if (min == null || max == null || mean == null) return null;
  return { lowest: min, highest: max, average: mean };
}

const items = z.object({
  items: z.array(
    z.object({
      uid: z.string().nullish(),
      summary: z.string().nullish(),
      status: z.string().nullish(),
      due: z.string().nullish(),
    }),
  ),
});

/** `todo/item/list` of Home Assistant's to-do integration. */
export async function readItems(ask: Ask, entityId: string): Promise<readonly ListItem[]> {
  const parsed = items.safeParse(await ask({ type: 'todo/item/list', entity_id: entityId }));
  if (!parsed.success) throw unreadable(`the list is not as agreed: ${parsed.error.message}`);
  return parsed.data.items.map(({ uid, summary, status, due }) => ({
    uid: uid ?? null,
    summary: summary ?? '',
    isDone: status === 'completed',
    due: due ?? null,
  }));
}
