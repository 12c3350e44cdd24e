/** What Home Assistant's own matcher changed, as far as the states of the last minutes tell. */
import type { LocalExchange } from '../api/contract.ts';
import type { EntityState } from '../house/house.ts';
import type { Change } from './change.ts';
import { snapshotOf } from './snapshot.ts';

/** Of something heard of later than this nobody can tell whether the live state is still its doing. */
const FRESH_MS = 60_000;

export interface StatesThen {
  readonly now: (entityId: string) => EntityState | undefined;
  readonly at: (entityId: string, moment: Date) => EntityState | undefined;
}

export function changesOfLocal(
  { at, effects }: Pick<LocalExchange, 'at' | 'effects'>,
  states: StatesThen,
  now: Date,
): readonly Change[] {
  const heard = new Date(at);
  const isFresh = now.getTime() - heard.getTime() < FRESH_MS;
  return effects.flatMap(({ action, entity_ids: ids, outcome }) => {
    if (outcome === 'refused') return [];
    const service = action.split('.').at(-1) ?? '';
    return ids.map((entityId): Change => {
      const before = isFresh ? snapshotOf(entityId, states.at(entityId, heard)) : undefined;
      const after = isFresh ? snapshotOf(entityId, states.now(entityId)) : undefined;
      return { kind: 'entity', entityId, service, data: {}, before: before ?? null, after: after ?? null };
    });
  });
}
