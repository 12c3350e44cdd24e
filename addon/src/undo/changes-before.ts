/** For a call that does not come to an end of its own: what it may have changed. */
import type { House } from '../house/house.ts';
import type { PreparedCall } from '../tools/tool.ts';
import type { EntityChange } from './change.ts';
import { snapshotOf } from './snapshot.ts';

export function changesBefore(
  { actions }: Pick<PreparedCall, 'actions'>,
  house: Pick<House, 'state'>,
): readonly EntityChange[] {
  return actions.flatMap(({ action, entity_ids: ids }) =>
    ids.map((entityId): EntityChange => {
      const service = action.split('.').at(-1) ?? '';
      const before = snapshotOf(entityId, house.state(entityId)) ?? null;
      return { kind: 'entity', entityId, service, data: {}, before, after: null };
    }),
  );
}

export function withAfter(change: EntityChange, house: Pick<House, 'state'>): EntityChange {
  return { ...change, after: snapshotOf(change.entityId, house.state(change.entityId)) ?? null };
}
