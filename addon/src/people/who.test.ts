import { expect, test } from 'vitest';
import type { Asker } from './asker.ts';
import type { Household } from './person.ts';
import { NOBODY } from './person.ts';
import { templates } from './rights.ts';
import { householdOf, personRecord } from './test-askers.ts';
import { type Home, type Traces, whoIsIt } from './who.ts';

const ada = personRecord({ alexaIds: ['amzn1.ada'], satellites: ['assist_satellite.study'], soul: 'Kind.' });
const sam = personRecord({
  id: 'p2',
  name: 'Sam',
  userId: 'u2',
  personEntityId: 'person.sam',
  permissions: { template: 'child', areas: { mail: 'own' }, media: { maxAge: 16 } },
  alexaIds: ['amzn1.sam'],
  satellites: ['assist_satellite.attic'],
});
const gone = personRecord({
  id: 'p3',
  name: 'Kim',
  userId: 'u3',
  personEntityId: 'person.kim',
  isActive: false,
  alexaIds: ['amzn1.kim'],
  satellites: ['assist_satellite.cellar'],
});
const withoutUser = personRecord({ id: 'p4', name: 'Leo', userId: null, personEntityId: 'person.leo' });

const home: Home = {
  people: [
    { entity_id: 'person.ada', name: 'Ada', user_id: 'u1', is_admin: true, is_active: true },
    { entity_id: 'person.sam', name: 'Sam', user_id: 'u2', is_admin: false, is_active: true },
    { entity_id: 'person.kim', name: 'Kim', user_id: 'u3', is_admin: true, is_active: false },
    { entity_id: 'person.leo', name: 'Leo', user_id: null },
  ],
  areas: new Map([['kitchen', { area_id: 'kitchen', name: 'Kitchen', aliases: [], floor_id: null }]]),
  satellites: [{ entity_id: 'assist_satellite.kitchen', area_id: 'kitchen', device_id: 'd1' }],
};
const household: Household = {
  ...householdOf(ada, sam, gone, withoutUser),
  rooms: new Map([
    [
      'assist_satellite.kitchen',
      {
        id: 'assist_satellite.kitchen',
        areas: { media: 'all' },
        media: { maxAge: 18 },
        mayAnswerSecurity: false,
      },
    ],
    ['user:tablet', { id: 'user:tablet', areas: { household: 'own' }, media: {}, mayAnswerSecurity: false }],
  ]),
};

const traces = (given: Partial<Traces>): Traces => ({
  door: 'assist',
  user_id: null,
  device_id: null,
  satellite_id: null,
  area_id: null,
  ...given,
});

const isAda: Partial<Asker> = {
  kind: 'person',
  key: 'person:p1',
  personId: 'p1',
  userId: 'u1',
  personEntityId: 'person.ada',
  name: 'Ada',
  isOwner: true,
  soul: 'Kind.',
  areas: templates.owner.areas,
};
const isSam: Partial<Asker> = {
  kind: 'person',
  key: 'person:p2',
  userId: 'u2',
  isOwner: false,
  areas: { ...templates.child.areas, mail: 'own' },
  media: { maxAge: 16, requestsPerWeek: 3 },
};
const nobody = { personId: null, personEntityId: null, isOwner: false, soul: null };
const aRoom = (key: string, over: Partial<Asker> = {}): Partial<Asker> => ({
  ...nobody,
  kind: 'room',
  key: `room:${key}`,
  userId: null,
  name: null,
  isCertain: false,
  areas: templates.room.areas,
  ...over,
});
const kitchen = {
  name: 'Kitchen',
  areas: { ...templates.room.areas, media: 'all' as const },
  media: { maxAge: 18, requestsPerWeek: 3 },
};
const aHouse: Partial<Asker> = { ...nobody, kind: 'house', key: 'house', userId: null, ...templates.house };
const tablet = {
  isCertain: true,
  userId: 'tablet',
  areas: { ...templates.room.areas, household: 'own' as const },
};

/** Door × what tells who speaks. */
const table: readonly [string, Partial<Traces>, Partial<Asker>][] = [
  // A login.
  ['an owner at Assist', { user_id: 'u1' }, { ...isAda, isCertain: true }],
  ['an owner at Assist in a room', { user_id: 'u1', area_id: 'kitchen' }, { ...isAda, isCertain: true }],
  ['a child at a card', { door: 'card', user_id: 'u2' }, { ...isSam, isCertain: true }],
  ['a child with an action', { door: 'action', user_id: 'u2' }, { ...isSam, isCertain: true }],
  ['a child with a device', { user_id: 'u2', device_id: 'd9' }, { ...isSam, isCertain: true }],
  ['somebody inactive', { user_id: 'u3' }, aRoom('user:u3', { isCertain: true, userId: 'u3' })],
  ['a wall tablet at Assist', { user_id: 'tablet' }, aRoom('user:tablet', tablet)],
  [
    'a wall tablet at a card, in a room',
    { door: 'card', user_id: 'tablet', area_id: 'kitchen' },
    aRoom('user:tablet', { ...tablet, name: 'Kitchen' }),
  ],
  [
    'an unknown user with an action',
    { door: 'action', user_id: 'x' },
    aRoom('user:x', { isCertain: true, userId: 'x' }),
  ],
  // A voice.
  [
    'a satellite of nobody',
    { satellite_id: 'assist_satellite.kitchen', device_id: 'd1', area_id: 'kitchen' },
    aRoom('assist_satellite.kitchen', kitchen),
  ],
  [
    'a satellite whose area was not sent',
    { satellite_id: 'assist_satellite.kitchen' },
    aRoom('assist_satellite.kitchen', kitchen),
  ],
  ['an unknown satellite', { satellite_id: 'assist_satellite.new' }, aRoom('assist_satellite.new')],
  ['a satellite of one person', { satellite_id: 'assist_satellite.attic' }, { ...isSam, isCertain: false }],
  ["an owner's satellite", { satellite_id: 'assist_satellite.study' }, { ...isAda, isCertain: false }],
  [
    'a satellite of somebody inactive',
    { satellite_id: 'assist_satellite.cellar' },
    aRoom('assist_satellite.cellar'),
  ],
  [
    "a satellite under an owner's login",
    { satellite_id: 'assist_satellite.kitchen', user_id: 'u1' },
    aRoom('assist_satellite.kitchen:user:u1', { ...kitchen, userId: 'u1' }),
  ],
  [
    "a child's satellite under an owner's login",
    { satellite_id: 'assist_satellite.attic', user_id: 'u1' },
    aRoom('assist_satellite.attic:user:u1', { userId: 'u1' }),
  ],
  [
    "a child who names an owner's satellite",
    { satellite_id: 'assist_satellite.study', user_id: 'u2' },
    aRoom('assist_satellite.study:user:u2', {
      userId: 'u2',
      media: { maxAge: 12, requestsPerWeek: 3 },
    }),
  ],
  [
    'a child who names a room that may more than a child',
    { satellite_id: 'assist_satellite.kitchen', user_id: 'u2' },
    aRoom('assist_satellite.kitchen:user:u2', {
      userId: 'u2',
      name: 'Kitchen',
      areas: templates.room.areas,
      media: { maxAge: 16, requestsPerWeek: 3 },
    }),
  ],
  [
    "somebody inactive who names an owner's satellite",
    { satellite_id: 'assist_satellite.study', user_id: 'u3' },
    aRoom('assist_satellite.study:user:u3', { userId: 'u3' }),
  ],
  [
    'somebody who names their own satellite',
    { satellite_id: 'assist_satellite.attic', user_id: 'u2' },
    { ...isSam, isCertain: false },
  ],
  [
    'a satellite with an action',
    { door: 'action', satellite_id: 'assist_satellite.kitchen' },
    aRoom('assist_satellite.kitchen', kitchen),
  ],
  // Alexa: its login is that of the bridge.
  [
    'Alexa that knows the voice',
    { door: 'alexa', user_id: 'u1', alexa_person_id: 'amzn1.sam' },
    { ...isSam, isCertain: false },
  ],
  [
    'Alexa that knows an owner',
    { door: 'alexa', user_id: 'u2', alexa_person_id: 'amzn1.ada' },
    { ...isAda, isCertain: false },
  ],
  [
    'Alexa that knows somebody inactive',
    { door: 'alexa', user_id: 'u1', alexa_person_id: 'amzn1.kim' },
    aRoom('alexa'),
  ],
  [
    'Alexa that knows somebody else',
    { door: 'alexa', user_id: 'u1', alexa_person_id: 'amzn1.x' },
    aRoom('alexa'),
  ],
  ['Alexa that knows nobody', { door: 'alexa', user_id: 'u1', alexa_person_id: null }, aRoom('alexa')],
  [
    'an Echo in a room',
    { door: 'alexa', device_id: 'd7', area_id: 'kitchen' },
    aRoom('alexa:d7', { name: 'Kitchen' }),
  ],
  [
    "Alexa's id at another door",
    { user_id: 'u2', alexa_person_id: 'amzn1.ada' },
    { ...isSam, isCertain: true },
  ],
  // Nobody.
  ['an automation', { door: 'action' }, aHouse],
  ['an automation in an area', { door: 'action', area_id: 'kitchen' }, aHouse],
  ['an automation that speaks to Assist', {}, aHouse],
  ['an action from a device', { door: 'action', device_id: 'd1' }, aRoom('d1')],
  [
    'a pipeline with a device in an area',
    { device_id: 'd1', area_id: 'kitchen' },
    aRoom('kitchen', { name: 'Kitchen' }),
  ],
  ['a pipeline with a device', { device_id: 'd1' }, aRoom('d1')],
];

test.each(table)('%s', (_name, given, expected) => {
  expect(whoIsIt(traces(given), household, home)).toMatchObject(expected);
});

test('a login that names a satellite may no more than the login', () => {
  const all = { ...templates.owner.areas, mail: 'all' as const };
  const rooms = new Map(
    ['assist_satellite.kitchen', 'user:tablet'].map((id) => [
      id,
      {
        id,
        areas: id === 'user:tablet' ? { home: 'ask' as const } : all,
        media: {},
        mayAnswerSecurity: true,
      },
    ]),
  );
  const asker = whoIsIt(
    traces({ user_id: 'tablet', satellite_id: 'assist_satellite.kitchen' }),
    { ...household, rooms },
    home,
  );
  expect(asker.areas).toEqual({ ...templates.room.areas, home: 'ask' });
});

test('Alexa speaks for the default of the household, never certain', () => {
  const alexa = traces({ door: 'alexa', user_id: 'u1' });
  expect(whoIsIt(alexa, { ...household, alexaDefault: 'p2' }, home)).toMatchObject({
    ...isSam,
    isCertain: false,
  });
  expect(whoIsIt(alexa, { ...household, alexaDefault: 'p3' }, home)).toMatchObject(aRoom('alexa'));
  const ofKim = { ...alexa, alexa_person_id: 'amzn1.kim' };
  expect(whoIsIt(ofKim, { ...household, alexaDefault: 'p1' }, home)).toMatchObject(aRoom('alexa'));
  const known = { ...alexa, alexa_person_id: 'amzn1.sam' };
  expect(whoIsIt(known, { ...household, alexaDefault: 'p1' }, home)).toMatchObject(isSam);
});

test('an owner is who Home Assistant says is one, at this moment', () => {
  const people = home.people.map((person) => ({ ...person, is_admin: false }));
  const asker = whoIsIt(traces({ user_id: 'u1' }), household, { ...home, people });
  expect(asker).toMatchObject({ isOwner: false, areas: templates.adult.areas });
});

test('while nobody was read yet, Home Assistant says who is an owner, and everybody else is a guest', () => {
  const who = (userId: string) => whoIsIt(traces({ user_id: userId }), NOBODY, home);
  expect(who('u1')).toMatchObject({
    kind: 'person',
    key: 'person:person.ada',
    isOwner: true,
    personId: null,
  });
  expect(who('u2')).toMatchObject({ kind: 'person', isOwner: false, areas: templates.guest.areas });
  expect(who('u3')).toMatchObject({ kind: 'room', isOwner: false });
  expect(who('tablet')).toMatchObject({ kind: 'room', key: 'room:user:tablet' });
  const voice = traces({ satellite_id: 'assist_satellite.attic' });
  expect(whoIsIt(voice, NOBODY, home)).toMatchObject(aRoom('assist_satellite.attic'));
  expect(whoIsIt(traces({ door: 'action' }), NOBODY, home)).toMatchObject(aHouse);
});

test.each([
  ['an owner', { user_id: 'u1' }, true],
  ['a child', { user_id: 'u2' }, true],
  ['a person of whom nobody has decided', { user_id: 'u4' }, false],
  ['a room', { satellite_id: 'assist_satellite.kitchen' }, true],
  ['a wall tablet', { user_id: 'tablet' }, true],
  ['a guest at a satellite of others', { satellite_id: 'assist_satellite.kitchen', user_id: 'u4' }, false],
  ['an automation', {}, false],
] as const)('%s is of the household or not', (_who, given, expected) => {
  const leo = { ...withoutUser, userId: 'u4' };
  const everybody = { ...household, people: [ada, sam, leo] };
  const people = everybody.people.map((one) =>
    one.id === 'p4' ? { ...one, permissions: { template: 'guest' as const, areas: {}, media: {} } } : one,
  );
  expect(whoIsIt(traces(given), { ...everybody, people }, home).isOfHousehold).toBe(expected);
});
