import { expect, test } from 'vitest';
import { managePeople, undecidedPeople } from './manage.ts';
import { isPin } from './pin.ts';
import { personRecord } from './test-askers.ts';
import { testPeople } from './test-people.ts';

const ada = personRecord();
const sam = personRecord({
  id: 'p2',
  name: 'Sam',
  userId: 'u2',
  personEntityId: 'person.sam',
  permissions: { template: 'guest', areas: { mail: 'own' }, media: { maxAge: 16 } },
  isDecided: false,
});
const gone = personRecord({
  id: 'p3',
  name: 'Kim',
  userId: 'u3',
  isActive: false,
  satellites: ['assist_satellite.old'],
});
const house = {
  people: [
    { entity_id: 'person.ada', name: 'Ada', user_id: 'u1', is_admin: true, is_active: true },
    { entity_id: 'person.sam', name: 'Sam', user_id: 'u2', is_admin: false, is_active: true },
  ],
  areas: new Map([['kitchen', { area_id: 'kitchen', name: 'Kitchen', aliases: [], floor_id: null }]]),
  satellites: [
    { entity_id: 'assist_satellite.kitchen', area_id: 'kitchen', device_id: null },
    { entity_id: 'assist_satellite.attic', name: 'Attic box', area_id: null, device_id: null },
  ],
};
const admin = { user_id: 'u1', is_admin: true };
const asSam = { user_id: 'u2', is_admin: false };

function start() {
  const people = testPeople(ada, sam, gone);
  const requests = managePeople({ people, house: () => house, open: ({ sealed }) => sealed });
  const row = async (id: string) => (await requests.list()).people.find((each) => each.id === id);
  return { people, requests, row };
}
const denied = expect.objectContaining({ code: 'denied' });

test('everybody is listed with what they may, and never with a PIN', async () => {
  const { requests } = start();
  await requests.changePerson('p2', { by: admin, changes: { pin: { public_key: '', sealed: '4711' } } });
  const list = await requests.list();
  expect(list.people.map(({ name, is_owner, is_active }) => [name, is_owner, is_active])).toEqual([
    ['Ada', true, true],
    ['Kim', false, false],
    ['Sam', false, true],
  ]);
  expect(list.people[2]).toMatchObject({ has_pin: true, template: 'guest', is_decided: false });
  expect(JSON.stringify(list)).not.toMatch(/4711|scrypt/);
  expect(list.rooms.map(({ id, name }) => [id, name])).toEqual([
    ['assist_satellite.kitchen', 'Kitchen'],
    ['assist_satellite.attic', 'Attic box'],
  ]);
});

test('an owner chooses a template, and what was departed from before is gone', async () => {
  const { requests, people } = start();
  expect(await requests.changePerson('p2', { by: admin, changes: { template: 'adult' } })).toMatchObject({
    template: 'adult',
    is_decided: true,
    areas: {},
    media: {},
  });
  await requests.changePerson('p2', { by: admin, changes: { areas: { security: 'ask' } } });
  await requests.changePerson('p2', { by: admin, changes: { template: 'adult', media: { maxAge: null } } });
  expect(people.household.people[1]?.permissions).toEqual({
    template: 'adult',
    areas: { security: 'ask' },
    media: { maxAge: null },
  });
});

test('everybody changes their own manner, and nobody who is no administrator anything else', async () => {
  const { requests, people } = start();
  const manner = { soul: '---\naddress: Captain\n---', voice: 'bella', start_mode: 'listen' as const };
  expect(await requests.changePerson('me', { by: asSam, changes: manner })).toMatchObject({
    id: 'p2',
    ...manner,
  });
  expect(await requests.changePerson('p2', { by: asSam, changes: { languages: ['de'] } })).toMatchObject(
    manner,
  );
  const before = people.household;
  for (const changes of [
    { template: 'adult' as const },
    { areas: {} },
    { media: {} },
    { alexa_ids: ['x'] },
    { satellites: ['assist_satellite.kitchen'] },
    { voice: 'x', satellites: [] },
  ]) {
    await expect(requests.changePerson('me', { by: asSam, changes })).rejects.toEqual(denied);
  }
  await expect(requests.changePerson('p1', { by: asSam, changes: manner })).rejects.toEqual(denied);
  await expect(requests.changePerson('p9', { by: asSam, changes: manner })).rejects.toEqual(denied);
  await expect(requests.changeRoom('user:x', { by: asSam, changes: {} })).rejects.toEqual(denied);
  await expect(requests.changeHousehold({ by: asSam, changes: { alexa_default: 'p2' } })).rejects.toEqual(
    denied,
  );
  expect(people.household).toEqual(before);
});

test('whose row it is, and the way back from what was changed of it last', async () => {
  const { requests, people } = start();
  const sams = { user_id: 'u2' };
  expect(await requests.me(sams)).toMatchObject({ person: { id: 'p2', soul: null }, last_manner: null });
  await requests.changePerson('me', { by: asSam, changes: { soul: 'Be brief.' } });
  await requests.changePerson('p2', { by: admin, changes: { soul: 'Be long.' } });
  expect(await requests.me(sams)).toMatchObject({
    person: { soul: 'Be long.' },
    last_manner: { is_own: false, before: 'Be brief.' },
  });
  for (let sent = 0; sent < 2; sent += 1) {
    // Once more, as its answer got lost.
    expect(await requests.undoSoul(sams, 'Be long.')).toMatchObject({
      person: { soul: 'Be brief.' },
      last_manner: { is_own: true, before: null },
    });
  }
  expect(await requests.undoSoul(sams, 'Be brief.')).toMatchObject({
    person: { soul: null },
    last_manner: null,
  });
  expect(await requests.undoSoul(sams, null)).toMatchObject({ person: { soul: null } });
  expect(people.household.people[0]?.soul).toBe(ada.soul);
});

test.each(['u9', 'u3'])('user %s is nobody', async (userId) => {
  const { requests } = start();
  const nobody = { user_id: userId };
  expect(await requests.me(nobody)).toEqual({ person: null, last_manner: null });
  await expect(requests.undoSoul(nobody, null)).rejects.toMatchObject({ code: 'not_found' });
});

test('a pause of learning ends by itself, or with a word', async () => {
  const { requests, people } = start();
  const at = '2026-11-24T08:00:00.000Z';
  const pause = { is_learning: false, learns_again_at: at };
  expect(await requests.changePerson('me', { by: asSam, changes: pause })).toMatchObject(pause);
  expect(people.household.people.find(({ id }) => id === 'p2')?.learnsAgainAt).toEqual(new Date(at));
  const on = { is_learning: true };
  const isOn = { ...on, learns_again_at: null };
  expect(await requests.changePerson('me', { by: asSam, changes: on })).toMatchObject(isOn);
  for (const changes of [{ learns_again_at: at }, { ...on, learns_again_at: at }]) {
    await expect(requests.changePerson('me', { by: asSam, changes })).rejects.toMatchObject({
      code: 'invalid',
    });
  }
});

test('whether it is learned from them is nobody else’s business, not even an administrator’s', async () => {
  const { requests, people } = start();
  const off = { is_learning: false };
  expect(await requests.changePerson('me', { by: asSam, changes: off })).toMatchObject({ id: 'p2', ...off });
  const before = people.household;
  for (const by of [admin, { user_id: null, is_admin: true }]) {
    await expect(requests.changePerson('p2', { by, changes: { is_learning: true } })).rejects.toEqual(denied);
  }
  expect(people.household).toEqual(before);
});

test.each([
  ['a user without a person', { user_id: 'u9', is_admin: false }],
  ['somebody inactive', { user_id: 'u3', is_admin: false }],
  ['nobody', { user_id: null, is_admin: false }],
  ['an administrator without a person', { user_id: 'u9', is_admin: true }],
])('%s has no manner', async (_name, by) => {
  const { requests } = start();
  await expect(requests.changePerson('me', { by, changes: { voice: 'x' } })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('what cannot be is refused, says why, and changes nothing', async () => {
  const { requests, people } = start();
  const refused = async (changes: Parameters<typeof requests.changePerson>[1]['changes'], why: RegExp) => {
    const before = people.household;
    await expect(requests.changePerson('p2', { by: admin, changes })).rejects.toMatchObject({
      code: 'invalid',
      say: expect.stringMatching(why),
    });
    expect(people.household).toEqual(before);
  };
  await requests.changePerson('p1', {
    by: admin,
    changes: { satellites: ['assist_satellite.study'], alexa_ids: ['amzn1.ada'] },
  });
  await refused({ satellites: ['assist_satellite.study'] }, /Ada's/);
  await refused({ alexa_ids: ['amzn1.ada'] }, /Ada's/);
  await refused({ soul: 'x'.repeat(1_401) }, /fewer words/);
  await refused({ soul: '---\nrights: owner\n---' }, /rights: owner/);
  for (const sealed of ['123', '1'.repeat(13), '12a4', '', '１２３４']) {
    await refused({ voice: 'x', pin: { public_key: '', sealed } }, /4 to 12 digits/);
  }
  await expect(requests.changePerson('p9', { by: admin, changes: {} })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(requests.changeRoom('light.kitchen', { by: admin, changes: {} })).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('what somebody who is gone had can be given to another, and stays given', async () => {
  const { requests, people } = start();
  await requests.changePerson('p1', { by: admin, changes: { satellites: ['assist_satellite.old'] } });
  expect(people.household.people.map(({ name, satellites }) => [name, satellites])).toEqual([
    ['Ada', ['assist_satellite.old']],
    ['Sam', []],
    ['Kim', []],
  ]);
});

test('a PIN is kept as a hash, once each, and can be taken away', async () => {
  const { requests, people } = start();
  const pin = { public_key: '', sealed: '0815' };
  await requests.changePerson('me', { by: asSam, changes: { pin } });
  await requests.changePerson('me', { by: admin, changes: { pin } });
  const [first, second] = people.household.people.map(({ pinHash }) => pinHash ?? '');
  expect(first).not.toBe(second);
  for (const hash of [first ?? '', second ?? '']) {
    expect(hash).not.toContain('0815');
    expect(await isPin('0815', hash)).toBe(true);
    expect(await isPin('0816', hash)).toBe(false);
    expect(await isPin('', hash)).toBe(false);
  }
  expect(await isPin('0815', '')).toBe(false);
  expect(await isPin('0815', 'scrypt$1$8$1$AA$AA')).toBe(false);
  expect(await requests.changePerson('me', { by: asSam, changes: { pin: null } })).toMatchObject({
    has_pin: false,
  });
});

test('a room is raised, and a wall tablet is one', async () => {
  const { requests } = start();
  const changes = { areas: { household: 'own' as const }, may_answer_security: true };
  expect(await requests.changeRoom('assist_satellite.kitchen', { by: admin, changes })).toEqual({
    id: 'assist_satellite.kitchen',
    name: 'Kitchen',
    media: {},
    ...changes,
  });
  await requests.changeRoom('user:tablet', { by: admin, changes: { media: { maxAge: 6 } } });
  await requests.changePerson('p1', { by: admin, changes: { satellites: ['assist_satellite.attic'] } });
  const { rooms } = await requests.list();
  // One person's satellite is in a room all the same: a PIN may be said there, or not.
  expect(rooms.map(({ id }) => id)).toEqual([
    'assist_satellite.kitchen',
    'assist_satellite.attic',
    'user:tablet',
  ]);
});

test("the household's default for Alexa is a person", async () => {
  const { requests } = start();
  const set = (id: string | null) => requests.changeHousehold({ by: admin, changes: { alexa_default: id } });
  expect((await set('p2')).alexa_default).toBe('p2');
  await expect(set('p9')).rejects.toMatchObject({ code: 'not_found' });
  expect((await set(null)).alexa_default).toBeNull();
});

test('while nobody could be read it says so', async () => {
  const requests = managePeople({ people: testPeople(), house: () => undefined, open: () => '' });
  await expect(requests.list()).rejects.toMatchObject({ code: 'unavailable' });
  await expect(requests.changePerson('me', { by: admin, changes: {} })).rejects.toMatchObject({
    code: 'unavailable',
  });
});

test('undecided are those who are there, no owners, and whom nobody has looked at', () => {
  const people = [ada, sam, gone].map((person) => ({ ...person, isDecided: false }));
  expect(undecidedPeople({ people }, house)).toEqual(['Sam']);
  expect(undecidedPeople({ people: [ada, sam] }, undefined)).toEqual(['Sam']);
});
