/** For random homes: a thing that is named plainly is never asked about, the common part of two names always. */
import { expect, test } from 'vitest';
import type { Entity, House } from '../house/house.ts';
import { fakeHome } from '../tools/home/fake-home.ts';
import { corpusTools } from './corpus/measure.ts';
import { createMeaning } from './create-meaning.ts';

const tools = corpusTools();
const meaning = createMeaning();

/** mulberry32: the same homes every time. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ROOMS = ['Kitchen', 'Living room', 'Bedroom', 'Küche', 'Flur', 'Attic', "Mia's room", 'Garage'];
const BASES = ['Desk', 'Floor', 'Reading', 'Table', 'Window', 'Corner', 'Wall', 'Pendant', 'Mirror', 'Shelf'];
const KINDS = ['lamp', 'light', 'spot', 'lantern', 'strip'];
const MARKS = ['left', 'right', '1', '2', 'small', 'big', 'upper', 'blue', 'new', 'Anna'];

interface Pair {
  readonly common: string;
  readonly ids: readonly [string, string];
}

function randomHome(seed: number): { readonly house: House; readonly pairs: readonly Pair[] } {
  const random = randomOf(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const house = fakeHome({}).house;
  const areas = new Map(ROOMS.map((name) => [name, { area_id: name, name, aliases: [], floor_id: null }]));
  const entities = new Map<string, Entity>();
  const add = (name: string, areaId: string): string => {
    const entityId = `light.l${entities.size}`;
    entities.set(entityId, { entityId, domain: 'light', name, aliases: [], areaId, deviceClass: null });
    return entityId;
  };
  const pairs = BASES.map((base): Pair => {
    const common = `${base} ${pick(KINDS)}`;
    const one = pick(MARKS);
    const other =
      MARKS[(MARKS.indexOf(one) + 1 + Math.floor(random() * (MARKS.length - 1))) % MARKS.length] ?? '';
    const area = pick(ROOMS);
    const isBefore = random() < 0.5;
    const named = (mark: string) => (isBefore ? `${mark} ${common}` : `${common} ${mark}`);
    return { common, ids: [add(named(one), area), add(named(other), area)] };
  });
  return { house: { ...house, areas, entities, state: () => undefined, revision: seed }, pairs };
}

function isAsked(house: House, text: string, entityId: string, areaId: string | null): boolean {
  const turn = fakeHome({}).turn({ text, house, areaId });
  const input = { entity_ids: [entityId], state: 'on' };
  const call = tools.get('turn_on_off')?.prepare(input, turn);
  if (call === undefined) throw new Error('there is no turn_on_off');
  const ambiguity = meaning.ambiguity(call, input, turn, []);
  if (ambiguity === null) return false;
  const own = ambiguity.options.filter(({ entityIds }) => entityIds.join() === entityId);
  if (own.length !== 1 || ambiguity.options.length < 2)
    throw new Error(`${text}: the chosen one is no answer`);
  return true;
}

const seeds = Array.from({ length: 30 }, (_, seed) => seed);
const sentences = (name: string) => [
  `turn on the ${name}`,
  `${name} on please`,
  `could you switch the ${name} on`,
];

test.each(seeds)('home %i: what is named is not asked about, wherever the speaker is', (seed) => {
  const { house, pairs } = randomHome(seed);
  const asked = pairs.flatMap(({ ids }) =>
    ids.flatMap((id) =>
      sentences(house.entities.get(id)?.name ?? '').filter((text) =>
        [null, ROOMS[seed % ROOMS.length] ?? null].some((area) => isAsked(house, text, id, area)),
      ),
    ),
  );
  expect(asked).toEqual([]);
});

test.each(seeds)('home %i: the part that two names share is asked about', (seed) => {
  const { house, pairs } = randomHome(seed);
  const through = pairs.flatMap(({ common, ids }) =>
    ids.flatMap((id) =>
      sentences(common).filter((text) =>
        [null, house.entities.get(id)?.areaId ?? null].some((area) => !isAsked(house, text, id, area)),
      ),
    ),
  );
  expect(through).toEqual([]);
});

test.each(seeds)('home %i: the other one of two is asked about', (seed) => {
  const { house, pairs } = randomHome(seed);
  const through = pairs.flatMap(({ ids: [one, other] }) =>
    sentences(house.entities.get(one)?.name ?? '').filter((text) => !isAsked(house, text, other, null)),
  );
  expect(through).toEqual([]);
});
