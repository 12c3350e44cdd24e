/** Who is it? One function decides, for every door; docs/people.md has the table. */
import type { TurnRequest } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import type { Asker } from './asker.ts';
import { templates } from './rights.ts';

/** What tells who speaks. */
export type Traces = Pick<TurnRequest, 'door' | 'user_id' | 'satellite_id' | 'area_id'>;

/** Until the people are kept: everybody whom Home Assistant knows is an adult, every voice a room. */
export function whoIsIt(traces: Traces, house: House): Asker {
  const { user_id: userId, area_id: areaId, satellite_id: satelliteId } = traces;
  if (userId !== null) {
    const person = house.people.find(({ user_id }) => user_id === userId);
    return {
      ...templates.adult,
      kind: 'person',
      key: `person:${userId}`,
      personId: userId,
      userId,
      personEntityId: person?.entity_id ?? null,
      name: person?.name ?? null,
      isOwner: false,
      isCertain: true,
      soul: null,
    };
  }
  return {
    ...templates.room,
    kind: 'room',
    key: `room:${satelliteId ?? areaId ?? ''}`,
    personId: null,
    userId: null,
    personEntityId: null,
    name: areaId === null ? null : (house.areas.get(areaId)?.name ?? null),
    isOwner: false,
    isCertain: false,
    soul: null,
  };
}
