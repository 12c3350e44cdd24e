import type { House } from '../house/house.ts';

/** "The blinds", in a room that has none: those of one room, or of another. */
export function byRoom(
  ids: readonly string[],
  others: readonly string[],
  { entities }: Pick<House, 'entities'>,
): readonly (readonly string[])[] {
  const roomOf = (id: string) => entities.get(id)?.areaId ?? '';
  const mine = new Set(ids.map(roomOf));
  const groups = Map.groupBy(
    others.filter((id) => !mine.has(roomOf(id))),
    roomOf,
  );
  return groups.size === 0 ? [] : [ids, ...groups.values()];
}

/** "The blinds", said in a room that has none, and those of several rooms were chosen: all, or those of one. */
export function ofEachRoom(
  ids: readonly string[],
  areaId: string | null,
  { entities }: Pick<House, 'entities'>,
): readonly (readonly string[])[] {
  const groups = Map.groupBy(ids, (id) => entities.get(id)?.areaId ?? '');
  const isElsewhere = areaId !== null && groups.size > 1 && !groups.has(areaId);
  return isElsewhere ? [ids, ...groups.values()] : [];
}

/** What of them is in the speaker's room, or all; where that is nothing, each room's. */
export function ofRooms(
  ids: readonly string[],
  areaId: string | null,
  { entities }: Pick<House, 'entities'>,
): readonly (readonly string[])[] {
  const groups = Map.groupBy(ids, (id) => entities.get(id)?.areaId ?? '');
  const here = groups.get(areaId ?? '');
  return here === undefined ? [ids, ...groups.values()] : [here, ids];
}
