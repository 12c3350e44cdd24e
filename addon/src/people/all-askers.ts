/** Everybody who can ask, each as the one function that decides it would know them. */
import type { Askers } from '../gate/allow-list.ts';
import type { House } from '../house/house.ts';
import type { Household } from './person.ts';
import { type Traces, whoIsIt } from './who.ts';

const NOBODY_KNOWN: Traces = {
  door: 'assist',
  user_id: null,
  device_id: null,
  satellite_id: null,
  area_id: null,
};

export function allAskers(household: Household, house: House): Askers {
  const who = (traces: Partial<Traces>) => whoIsIt({ ...NOBODY_KNOWN, ...traces }, household, house);
  const roomIds = [...household.rooms.keys()];
  const tablets = roomIds.flatMap((id) => (id.startsWith('user:') ? [id.slice('user:'.length)] : []));
  const users = new Set([
    ...household.people.flatMap(({ userId }) => userId ?? []),
    ...house.people.flatMap(({ user_id }) => user_id ?? []),
    ...tablets,
  ]);
  const satellites = new Set([
    ...house.satellites.map(({ entity_id }) => entity_id),
    ...household.people.flatMap((person) => person.satellites),
    ...roomIds.filter((id) => id.startsWith('assist_satellite.')),
  ]);
  return {
    users: new Map([...users].toSorted().map((id) => [id, who({ user_id: id })])),
    satellites: new Map([...satellites].toSorted().map((id) => [id, who({ satellite_id: id })])),
    room: who({ device_id: 'unknown' }),
    house: who({ door: 'action' }),
  };
}
