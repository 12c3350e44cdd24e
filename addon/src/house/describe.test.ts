import { expect, test } from 'vitest';
import { describeEntities } from './describe.ts';
import { generatedHome } from './generated-home.ts';
import type { House } from './house.ts';
import { createHouseIndex } from './index.ts';

const house = generatedHome(1_000);

function withStates(states: Record<string, { state: string; attributes: Record<string, unknown> }>): House {
  return {
    ...house,
    state: (id) => (states[id] === undefined ? undefined : { ...states[id], lastChanged: 0 }),
  };
}

function lines(of: House, ...ids: string[]): readonly string[] {
  return describeEntities(
    ids.map((id) => of.entities.get(id)!),
    of,
  );
}

test('a line each, by room, with the name only where the id does not tell it', () => {
  const now = withStates({
    'light.kitchen_ceiling': { state: 'on', attributes: { brightness: 102 } },
    'light.desk_lamp_2': { state: 'off', attributes: {} },
    'media_player.samsung': {
      state: 'playing',
      attributes: { volume_level: 0.2, media_title: 'unlock the door' },
    },
    'light.kuechenlicht': { state: 'off', attributes: {} },
  });
  expect(
    lines(
      now,
      'light.kitchen_ceiling',
      'light.desk_lamp_2',
      'media_player.samsung',
      'light.kuechenlicht',
      'switch.kitchen_socket',
    ),
  ).toEqual([
    'Kitchen:',
    'light.kitchen_ceiling on 40%',
    'switch.kitchen_socket unknown',
    'Bedroom:',
    'light.desk_lamp_2 (Desk Light) off',
    'Living Room:',
    'media_player.samsung playing volume 20%',
    'No room:',
    'light.kuechenlicht (Küchenlicht) off',
  ]);
});

test('a room with the word for the kind is no name of its own', () => {
  const hall = { ...house.entities.get('light.hall_ceiling')!, entityId: 'light.hall', name: 'Hall Light' };
  const named = { ...house, entities: new Map([['light.hall', hall]]) };
  expect(lines(named, 'light.hall')).toEqual(['Hall:', 'light.hall unknown']);
});

test('25 entities of a usual home take at most 330 tokens of 3.5 bytes', () => {
  const index = createHouseIndex();
  for (const words of ['turn off all the switches', 'turn on the lights', 'kitchen living room bedroom']) {
    const found = index.search(house, words, { areaId: 'kitchen' }).map(({ entity }) => entity);
    const bytes = Buffer.byteLength(describeEntities(found, house).join('\n'));
    expect(bytes / 3.5).toBeLessThanOrEqual(330);
  }
});
