import { describe, expect, test } from 'vitest';
import { generatedHome } from './generated-home.ts';
import type { Entity, House } from './house.ts';
import { createHouseIndex } from './index.ts';

const house = generatedHome(2_000);
const index = createHouseIndex();

function find(words: string, areaId: string | null = null, limit?: number): string[] {
  const where = limit === undefined ? { areaId } : { areaId, limit };
  return index.search(house, words, where).map(({ entity }) => entity.entityId);
}

function changed(change: (entities: Map<string, Entity>) => void): House {
  const entities = new Map(house.entities);
  change(entities);
  return { ...house, entities, revision: house.revision + 1 };
}

/** Of the n best, in any order. */
function best(count: number, words: string, areaId: string | null = null): string[] {
  return find(words, areaId).slice(0, count).toSorted();
}

describe('what a sentence is about comes first', () => {
  test.each([
    ['turn on the kitchen ceiling light', 'light.kitchen_ceiling'],
    ['lock the front door', 'lock.front_door'],
    ['is the main entrance locked', 'lock.front_door'],
    ['open the garage', 'cover.garage_door'],
    ['turn the telly off', 'media_player.samsung'],
    ['desk lamp off', 'light.desk_lamp'],
    ['turn off the desk light', 'light.desk_lamp_2'],
    ['turn on room 12 switch 3', 'switch.room_12_switch_3'],
    ['bathroom heating up a bit', 'climate.bathroom_thermostat'],
    ['mach das Küchenlicht an', 'light.kuechenlicht'],
    ['Küchenlichter aus', 'light.kuechenlicht'],
    ['fahr die Rollos im bedroom runter', 'cover.bedroom_blind'],
  ])('%s: %s', (words, expected) => {
    expect(find(words)[0]).toBe(expected);
  });

  test('every one of the 2,000 is found by its own name', () => {
    const missed = [...house.entities.values()].filter(
      ({ name, entityId, areaId }) => !best(1, `turn on the ${name}`, areaId).includes(entityId),
    );
    expect(missed.map(({ entityId }) => entityId)).toEqual([]);
  });
});

describe('small mishearings and endings do not matter', () => {
  test.each([
    ['turn on the kichen light', 'kitchen'],
    ['dim the livin room lights', 'living_room'],
    ['dim the livingroom lights', 'living_room'],
    ['bed room lights off', 'bedroom'],
    ['lights off in the lounge', 'living_room'],
    ['bathrom lamps on', 'bathroom'],
    ['hal lights on', 'hall'],
  ])('%s: the lights of %s', (words, areaId) => {
    expect(best(2, words)).toEqual([`light.${areaId}_ceiling`, `light.${areaId}_lamp`]);
  });

  test('with one letter of its name wrong, an entity is still among the first three', () => {
    const furnished = [...house.entities.values()].filter(({ areaId }) => !/^room_|^$/.test(areaId ?? ''));
    const missed = furnished.filter(({ name, areaId, entityId }) => {
      const [first = '', ...rest] = name.split(' ');
      const misheard = `${first.slice(0, 2)}${first.slice(3)} ${rest.join(' ')}`;
      return first.length > 4 && !best(3, `turn on the ${misheard}`, areaId).includes(entityId);
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

describe('the room', () => {
  test.each(['kitchen', 'bedroom', 'office', 'bathroom'])(
    '"the lights" are first those of the %s',
    (areaId) => {
      expect(best(2, 'turn on the lights', areaId)).toContain(`light.${areaId}_ceiling`);
      expect(best(3, 'turn on the lights', areaId)).toContain(`light.${areaId}_lamp`);
    },
  );

  test('what is said counts for more than where', () => {
    expect(find('turn on the desk lamp', 'kitchen')[0]).toBe('light.desk_lamp');
    expect(best(2, 'office lights', 'kitchen')).not.toContain('light.kitchen_ceiling');
  });

  test('a floor means its rooms', () => {
    const found = find('turn up the heating upstairs', 'kitchen').slice(0, 3);
    expect(found.toSorted()).toEqual([
      'climate.bathroom_thermostat',
      'climate.garage_thermostat',
      'climate.guest_room_thermostat',
    ]);
  });

  test('where nothing is named, the usual devices of the room, few of them', () => {
    const found = find('turn it off again', 'office');
    expect(found.slice(0, 3)).toEqual(['light.desk_lamp', 'light.office_ceiling', 'light.office_lamp']);
    expect(found.length).toBeLessThanOrEqual(8);
    expect(found.every((entityId) => house.entities.get(entityId)?.areaId === 'office')).toBe(true);
    expect(find('turn it off again', null)).toEqual([]);
  });
});

describe('limits', () => {
  test('at most 25, however many would do', () => {
    expect(find('turn off all the switches')).toHaveLength(25);
    expect(find('turn off all the switches', null, 3)).toHaveLength(3);
    expect(find('turn off all the switches', null, 1_000)).toHaveLength(25);
  });

  test('only the domains that are asked for', () => {
    const found = index.search(house, 'kitchen', { domains: ['climate'] });
    expect(found.map(({ entity }) => entity.entityId)).toEqual(['climate.kitchen_thermostat']);
  });

  test.each(['', '   ', '???', 'x'.repeat(10_000), '🤷', 'the', '0'.repeat(500), '<script>'])(
    'any words are fine: %j',
    (words) => {
      expect(find(words).length).toBeLessThanOrEqual(25);
    },
  );
});

test('follows the house: a new entity is found, a removed one is not', () => {
  const lamp = house.entities.get('light.desk_lamp')!;
  const renamed = changed((entities) => {
    entities.delete('light.desk_lamp');
    entities.set('light.zeppelin', { ...lamp, entityId: 'light.zeppelin', name: 'Zeppelin' });
  });
  expect(index.search(renamed, 'zeppelin', {}).map(({ entity }) => entity.entityId)).toEqual([
    'light.zeppelin',
  ]);
  expect(index.search(renamed, 'desk lamp', {})[0]?.entity.entityId).not.toBe('light.desk_lamp');
  expect(find('zeppelin')).toEqual([]);
  expect(find('desk lamp')[0]).toBe('light.desk_lamp');
});
