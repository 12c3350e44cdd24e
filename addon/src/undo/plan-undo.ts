/** From what was changed, and how things are now, to the calls that put it back; and what is left as it is, and why. */
import type { House } from '../house/house.ts';
import type { InnerCall } from '../tools/tool.ts';
import { isAsLeft } from './as-left.ts';
import type { Change, EntityChange } from './change.ts';
import { callOf, type Way, waysBack } from './opposite.ts';
import { differences, domainOf, hasWayBack, snapshotOf } from './snapshot.ts';

/** Why something is left as it is. */
export type LeftWhy =
  | 'same' // it is as it was
  | 'changed_since' // somebody else has been at it
  | 'no_way_back'
  | 'unknown' // nobody knows how it was
  | 'away'; // it cannot be reached now

export interface UndoPlan {
  readonly calls: readonly InnerCall[];
  readonly left: ReadonlyMap<LeftWhy, readonly string[]>;
  readonly isForgottenForGood: boolean;
}

/** `isAnyway`: also what was changed since. */
export function planUndo(
  changes: readonly Change[],
  house: Pick<House, 'state'>,
  isAnyway: boolean,
): UndoPlan {
  const ends = merged(changes).map((change) => ({ change, end: endOf(change, house, isAnyway) }));
  const ways = ends.flatMap(({ change, end }) =>
    Array.isArray(end) ? end.map((way) => ({ entityId: change.entityId, way })) : [],
  );
  const groups = Map.groupBy(ways, ({ way }) => JSON.stringify(way));
  const devices = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { tool, input } = first.way;
    return callOf({ tool, input: { entity_ids: group.map(({ entityId }) => entityId), ...input } });
  });
  const reasons = ends.flatMap(({ change, end }) =>
    typeof end === 'string' ? [{ why: end, entityId: change.entityId }] : [],
  );
  const same = changes.flatMap((change) =>
    change.kind === 'same' ? [{ why: 'same' as const, entityId: change.entityId }] : [],
  );
  const moved = new Set(ends.map(({ change }) => change.entityId));
  const all = [...reasons, ...same.filter(({ entityId }) => !moved.has(entityId))];
  const left = Map.groupBy(all, ({ why }) => why);
  return {
    calls: [...devices, ...changes.toReversed().flatMap(otherWay)],
    left: new Map([...left].map(([why, of]) => [why, [...new Set(of.map(({ entityId }) => entityId))]])),
    isForgottenForGood: changes.some(({ kind }) => kind === 'final'),
  };
}

/** Of several changes of one thing: from the first to the last. */
function merged(changes: readonly Change[]): readonly EntityChange[] {
  const all = changes.flatMap((change) => (change.kind === 'entity' ? [change] : []));
  return [...Map.groupBy(all, ({ entityId }) => entityId).values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first === undefined || last === undefined ? [] : [{ ...last, before: first.before }];
  });
}

function endOf(
  change: EntityChange,
  house: Pick<House, 'state'>,
  isAnyway: boolean,
): LeftWhy | readonly Way[] {
  const { entityId, before, after } = change;
  if (!hasWayBack(domainOf(entityId))) return 'no_way_back';
  const now = snapshotOf(entityId, house.state(entityId));
  if (now === undefined) return 'away';
  if (before === null) return 'unknown';
  const since = differences(entityId, before, now);
  const changed = after === null ? since : differences(entityId, before, after);
  // What happened later than it was looked at counts, too.
  const touched = changed.length > 0 ? changed : since;
  if (!touched.some((name) => since.includes(name))) return 'same';
  if (!isAnyway && !isAsLeft(change, now)) return 'changed_since';
  return waysBack({ entityId, before, now, touched }) ?? 'no_way_back';
}

const opposites = { add: 'remove', complete: 'reopen', remove: 'add', reopen: 'complete' } as const;

function otherWay(change: Change): readonly InnerCall[] {
  if (change.kind === 'list') {
    const { entityId: list, action, items } = change;
    return [callOf({ tool: 'change_list', input: { list, action: opposites[action], items } })];
  }
  if (change.kind === 'fact') return [callOf({ tool: 'take_back_fact', input: { id: change.factId } })];
  return change.kind === 'manner' ? [callOf({ tool: 'update_soul', input: { undo: true } })] : [];
}
