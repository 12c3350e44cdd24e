import { expect, test } from 'vitest';
import { generatedHome } from '../house/generated-home.ts';
import { allAskers } from './all-askers.ts';
import { NOBODY } from './person.ts';
import { householdOf, personRecord } from './test-askers.ts';

const house = {
  ...generatedHome(0),
  people: [
    { entity_id: 'person.ada', name: 'Ada', user_id: 'u1', is_admin: false, is_active: true },
    { entity_id: 'person.eve', name: 'Eve', user_id: 'u2', is_admin: true, is_active: true },
    { entity_id: 'person.baby', name: 'Baby', user_id: null, is_admin: false, is_active: true },
  ],
  satellites: [{ entity_id: 'assist_satellite.hall', name: 'Hall', area_id: null, device_id: null }],
};

test('everybody who can ask has the rights that they have when they do', () => {
  const child = { template: 'child', areas: {}, media: {} } as const;
  const household = {
    ...householdOf(
      personRecord({ permissions: child, satellites: ['assist_satellite.nursery'] }),
      personRecord({ id: 'p2', userId: 'u3', personEntityId: 'person.gone', isActive: false }),
    ),
    rooms: new Map(
      ['user:tablet', 'assist_satellite.attic'].map((id) => [
        id,
        { id, areas: { security: 'ask' as const }, media: {}, mayAnswerSecurity: false },
      ]),
    ),
  };
  const askers = allAskers(household, house);
  const security = (all: typeof askers.users) =>
    Object.fromEntries([...all].map(([id, { kind, areas }]) => [id, `${kind} ${areas.security}`]));
  expect(security(askers.users)).toEqual({
    u1: 'person ask',
    // A person whom nobody has read yet, and one who may not log in any more: nobody in particular.
    u2: 'room none',
    u3: 'room none',
    tablet: 'room ask',
  });
  expect(security(askers.satellites)).toEqual({
    'assist_satellite.nursery': 'person ask',
    'assist_satellite.hall': 'room none',
    'assist_satellite.attic': 'room ask',
  });
  expect([askers.room.kind, askers.house.kind]).toEqual(['room', 'house']);
});

test('before the people were read, Home Assistant alone tells who is an owner', () => {
  const { users } = allAskers(NOBODY, house);
  expect([...users].map(([id, { isOwner, areas }]) => [id, isOwner, areas.security])).toEqual([
    ['u1', false, 'none'],
    ['u2', true, 'all'],
  ]);
});
