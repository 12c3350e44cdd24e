import { expect, test } from 'vitest';
import { FURNITURE, TEST_FURNITURE } from './devices.ts';
import { ROOMS } from './rooms.ts';

const all = [...FURNITURE, ...TEST_FURNITURE];
const shown = FURNITURE.filter(({ hidden }) => hidden !== true);

test('every device stands in a room that there is, under an entity id of its own', () => {
  const rooms = new Set<string | null>([null, ...ROOMS.map(({ name }) => name)]);
  expect(all.filter(({ room }) => !rooms.has(room))).toEqual([]);
  const ids = all.map(({ entity_id }) => entity_id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('names that are spoken are unambiguous among what is exposed', () => {
  const names = all
    .filter(({ hidden }) => hidden !== true)
    .flatMap(({ name, aliases = [], entity_id }) =>
      [name, ...aliases].map((spoken) => `${entity_id.split('.')[0]} ${spoken.toLowerCase()}`),
    );
  expect(new Set(names).size).toBe(names.length);
});

test('the home has what the end-to-end tests count on', () => {
  const count = (domain: string) =>
    shown.filter(({ entity_id }) => entity_id.startsWith(`${domain}.`)).length;
  expect(count('lock')).toBeGreaterThanOrEqual(2);
  expect(count('climate')).toBeGreaterThanOrEqual(1);
  expect(count('media_player')).toBeGreaterThanOrEqual(2);
  const floors = new Map(ROOMS.map(({ name, floor }) => [name, floor]));
  const measured = new Set(
    shown.filter(({ entity_id }) => entity_id.startsWith('sensor.')).map(({ room }) => room),
  );
  expect(measured.size).toBeGreaterThanOrEqual(5);
  expect(new Set([...measured].map((room) => floors.get(room ?? ''))).size).toBeGreaterThanOrEqual(2);
  expect(all.some(({ hidden }) => hidden === true)).toBe(true);
  const behaviors = TEST_FURNITURE.map(({ origin }) =>
    'virtual' in origin ? origin.virtual.behavior : undefined,
  );
  for (const bad of ['stuck', 'slow', 'vanishes', 'jams']) expect(behaviors).toContain(bad);
});
