import { expect, test } from 'vitest';
import type { HouseEvent } from '../api/contract.ts';
import { houseAfter } from './keep-house.ts';

const lamp = {
  entity_id: 'light.hall',
  name: 'Hall',
  aliases: ['Lamp', '\u200b'],
  area_id: 'hall',
  device_class: null,
};
const snapshot: HouseEvent = {
  kind: 'snapshot',
  location_name: 'Home',
  language: 'en',
  time_zone: 'Europe/London',
  areas: [{ area_id: 'hall', name: 'Ha\u0000ll', aliases: [], floor_id: null }],
  floors: [],
  people: [],
  satellites: [],
  entities: [lamp, { ...lamp, entity_id: 'light.desk', name: '"\u200b"' }],
};
const noState = () => undefined;

test('a snapshot is the whole house, with clean names', () => {
  const house = houseAfter(undefined, snapshot, noState);
  expect(house?.revision).toBe(1);
  expect(house?.areas.get('hall')?.name).toBe('Ha ll');
  expect(house?.entities.get('light.hall')).toEqual({
    entityId: 'light.hall',
    domain: 'light',
    name: 'Hall',
    aliases: ['Lamp'],
    areaId: 'hall',
    deviceClass: null,
  });
  expect(house?.entities.get('light.desk')?.name).toBe('light.desk');
});

test('a change makes a new house with a higher revision and leaves the one before as it was', () => {
  const before = houseAfter(undefined, snapshot, noState);
  const renamed = { ...lamp, name: 'Corridor' };
  const change: HouseEvent = {
    kind: 'change',
    areas: [],
    entities: { changed: [renamed], removed: ['light.desk'] },
  };
  const after = houseAfter(before, change, noState);
  expect(after?.revision).toBe(2);
  expect([...(after?.entities.values() ?? [])].map(({ name }) => name)).toEqual(['Corridor']);
  expect(after?.areas.size).toBe(0);
  expect(before?.entities.get('light.hall')?.name).toBe('Hall');
  expect(before?.areas.size).toBe(1);
});

test('a second snapshot goes on counting, a change before the first is nothing', () => {
  const first = houseAfter(undefined, snapshot, noState);
  expect(houseAfter(first, snapshot, noState)?.revision).toBe(2);
  expect(houseAfter(undefined, { kind: 'change' }, noState)).toBeUndefined();
});

test('what a script reaches is kept; what cannot be known stays so, and what is not told too', () => {
  const script = { ...lamp, entity_id: 'script.s' };
  const reachOf = (entity: typeof script & { reaches?: { action: string; entity_ids: string[] }[] | null }) =>
    houseAfter(undefined, { ...snapshot, entities: [entity] }, noState)?.entities.get('script.s')?.reaches;
  expect(reachOf({ ...script, reaches: [{ action: 'light.turn_off', entity_ids: ['light.a'] }] })).toEqual([
    { action: 'light.turn_off', entityIds: ['light.a'] },
  ]);
  expect(reachOf({ ...script, reaches: null })).toBeNull();
  expect(reachOf(script)).toBeUndefined();
});
