/** What somebody may know of: nothing else reaches their prompt, their lists or their answers. */
import type { Entity, House } from '../house/house.ts';
import type { Asker } from '../people/asker.ts';
import { areasOf } from './areas.ts';
import { standingIn } from './standing.ts';

/** They may hear its state without anybody's yes. */
export function mayKnow(asker: Asker, entityId: string, house: House): boolean {
  const call = { entityIds: [entityId], isAboutAsker: false };
  return areasOf([entityId], house).every((area) => standingIn(area, 'read', call, asker) === 'free');
}

/** Of these, what they may know. */
export function known(entities: Iterable<Entity>, asker: Asker, house: House): readonly Entity[] {
  return [...entities].filter(({ entityId }) => mayKnow(asker, entityId, house));
}

/** The house as far as they may know: of anything else there is no state. */
export function houseKnownTo(asker: Asker, house: House): House {
  return { ...house, state: (id) => (mayKnow(asker, id, house) ? house.state(id) : undefined) };
}
