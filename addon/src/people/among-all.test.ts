/** The thread of the chat that all who live here share: a room of its own, and nobody’s way to more rights. */
import { expect, test } from 'vitest';
import { templates, weaker } from './rights.ts';
import { householdOf, personRecord } from './test-askers.ts';
import { type Home, HOUSEHOLD, whoIsIt } from './who.ts';

const home: Home = {
  people: [{ entity_id: 'person.ada', name: 'Ada', user_id: 'u1', is_admin: true, is_active: true }],
  areas: new Map(),
  satellites: [],
};
const one = (userId: string, template: 'child' | 'guest') =>
  personRecord({ id: userId, userId, permissions: { template, areas: {}, media: {} } });
const household = householdOf(personRecord({ soul: 'Kind.' }), one('u2', 'child'), one('u3', 'guest'));
const among = (userId: string, door: 'card' | 'assist' = 'card') =>
  whoIsIt(
    { door, user_id: userId, device_id: HOUSEHOLD, satellite_id: null, area_id: 'kitchen' },
    household,
    home,
  );

test('an owner is nobody in particular there, and is certain of nothing', () => {
  expect(among('u1')).toEqual({
    ...templates.room,
    kind: 'room',
    key: 'room:household',
    personId: null,
    userId: 'u1',
    personEntityId: null,
    name: null,
    isOwner: false,
    isOfHousehold: true,
    isCertain: false,
    soul: null,
  });
});

test.each(['child', 'guest'] as const)('a %s has no right there that they have not elsewhere', (template) => {
  const asker = among(template === 'child' ? 'u2' : 'u3');
  const { areas, media } = weaker(templates.room, templates[template]);
  expect(asker).toMatchObject({ kind: 'room', areas, media });
  expect(asker.isOfHousehold).toBe(template === 'child');
});

test('what was said and done there is not a guest’s to hear of or to undo', () => {
  expect(among('u2').key).toBe('room:household');
  expect(among('u3').key).toBe('room:household:user:u3');
});

test('a wall tablet is of the household, and the door makes no difference', () => {
  expect(among('tablet')).toMatchObject({ key: 'room:household', isOfHousehold: true, userId: 'tablet' });
  expect(among('u1', 'assist')).toEqual(among('u1'));
});

test('without a login it is a device like any other', () => {
  const device = { user_id: null, device_id: HOUSEHOLD, satellite_id: null, area_id: null };
  expect(whoIsIt({ door: 'assist', ...device }, household, home).userId).toBeNull();
});
