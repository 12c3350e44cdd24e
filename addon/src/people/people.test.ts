import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Person } from '../api/contract.ts';
import {
  createEmbeddedPlaces,
  migratedIn,
  postgresPlace,
  silent,
  type TestPlace,
} from '../store/test-databases.ts';
import { startTestPostgres } from '../store/test-postgres.ts';
import type { Database } from '../store/store.ts';
import { openPeople, type People } from './people.ts';
import { ulid } from './ulid.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

const robin: Person = { entity_id: 'person.robin', name: 'Robin', user_id: 'u-robin', is_admin: true };
const sam: Person = { entity_id: 'person.sam', name: 'Sam', user_id: 'u-sam' };
const mia: Person = { entity_id: 'person.mia', name: 'Mia', user_id: null };
const change = { by: 'person:x', reason: 'a test' };

const delays = { settle: 1, firstRetry: 5, longestRetry: 20 };
const byName = ({ household }: People) =>
  household.people.toSorted((one, other) => one.name.localeCompare(other.name));
const newId = () => ulid(Date.now(), randomBytes);

async function open(place: TestPlace, database?: Database) {
  const people = openPeople({ database: database ?? (await migratedIn(place)), log: silent, newId, delays });
  await people.ready();
  const named = (name: string) => {
    const found = people.household.people.find((person) => person.name === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };
  return { people, named };
}

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    async function start(...first: Person[]) {
      const here = await place();
      const database = await migratedIn(here);
      const opened = await open(here, database);
      opened.people.follow({ people: first });
      await opened.people.flush();
      /** What somebody who starts now finds. */
      const again = async () => {
        await opened.people.flush();
        const other = await open(here, database);
        other.people.stop();
        expect(byName(other.people)).toEqual(byName(opened.people));
        return other;
      };
      return { ...opened, again, database };
    }

    test('everybody in Home Assistant gets a row, as a guest, once', async () => {
      const { people, again } = await start(robin, sam, mia);
      people.follow({ people: [robin, sam, mia] });
      const after = await again();
      expect(byName(after.people).map((row) => [row.name, row.userId, row.personEntityId])).toEqual([
        ['Mia', null, 'person.mia'],
        ['Robin', 'u-robin', 'person.robin'],
        ['Sam', 'u-sam', 'person.sam'],
      ]);
      for (const row of after.people.household.people)
        expect(row).toMatchObject({ permissions: { template: 'guest' }, isDecided: false, isActive: true });
      people.stop();
    });

    test('a row is made once, also when Home Assistant speaks before the database', async () => {
      const here = await place();
      const database = await migratedIn(here);
      const first = openPeople({ database, log: silent, newId, delays });
      first.follow({ people: [robin] });
      expect(first.household.people).toEqual([]);
      await first.ready();
      await first.flush();
      first.stop();
      const second = openPeople({ database, log: silent, newId, delays });
      second.follow({ people: [robin] });
      await second.ready();
      await second.flush();
      second.stop();
      expect(await database.query('select id from butler.users')).toEqual([
        { id: first.household.people[0]?.id },
      ]);
      expect(second.household.people).toEqual(first.household.people);
    });

    test('somebody renamed, without a user, and with another one keeps everything else', async () => {
      const { people, named, again } = await start(robin, sam);
      const { id } = named('Sam');
      await people.change(id, { voice: 'bella', soul: 'Call me Sammy.' }, change);
      people.follow({ people: [robin, { ...sam, name: 'Samantha', user_id: null }] });
      expect(named('Samantha')).toMatchObject({ id, userId: null, voice: 'bella' });
      people.follow({ people: [robin, { ...sam, name: 'Samantha', user_id: 'u-other' }] });
      expect((await again()).named('Samantha')).toMatchObject({
        id,
        userId: 'u-other',
        voice: 'bella',
        soul: 'Call me Sammy.',
      });
      people.stop();
    });

    test('two people exchange their users, and a user moves on: never two rows with the same', async () => {
      const { people, named, again, database } = await start(robin, sam, mia);
      people.follow({
        people: [{ ...robin, user_id: 'u-sam' }, { ...sam, user_id: 'u-robin' }, mia],
      });
      await again();
      expect(named('Robin').userId).toBe('u-sam');
      people.follow({
        people: [
          { ...robin, user_id: null },
          { ...sam, user_id: 'u-robin' },
          { ...mia, user_id: 'u-sam' },
        ],
      });
      await again();
      const users = await database.query('select name, ha_user_id as user from butler.users order by name');
      expect(users).toEqual([
        { name: 'Mia', user: 'u-sam' },
        { name: 'Robin', user: null },
        { name: 'Sam', user: 'u-robin' },
      ]);
      people.stop();
    });

    test('somebody who is gone is inactive with all that is theirs, and active again when they are back', async () => {
      const { people, named, again } = await start(robin, sam);
      const { id } = named('Sam');
      await people.change(
        id,
        {
          permissions: { template: 'adult', areas: { mail: 'none' }, media: { maxAge: null } },
          isDecided: true,
        },
        change,
      );
      people.follow({ people: [robin] });
      const gone = (await again()).named('Sam');
      expect(gone).toMatchObject({ id, isActive: false, permissions: { areas: { mail: 'none' } } });
      people.follow({ people: [robin, { ...sam, is_active: false }] });
      expect(named('Sam').isActive).toBe(false);
      people.follow({ people: [robin, sam] });
      expect((await again()).named('Sam')).toEqual({ ...gone, isActive: true });
      people.stop();
    });

    test('somebody whose user another person took while they were gone comes back without it', async () => {
      const { people, named, again } = await start(robin, sam, mia);
      people.follow({ people: [robin, { ...mia, user_id: 'u-sam' }] });
      await again();
      expect(named('Sam')).toMatchObject({ isActive: false, userId: null });
      expect(named('Mia').userId).toBe('u-sam');
      people.stop();
    });

    test('a person whose entity is renamed stays the same person', async () => {
      const { people, named, again } = await start(robin, sam);
      const { id } = named('Sam');
      people.follow({ people: [robin, { ...sam, entity_id: 'person.samuel' }] });
      expect((await again()).named('Sam')).toMatchObject({ id, personEntityId: 'person.samuel' });
      expect(people.household.people).toHaveLength(2);
      people.stop();
    });

    test('what is chosen is there after a start: of people, rooms and the household', async () => {
      const { people, named, again } = await start(robin, sam);
      const { id } = named('Sam');
      const chosen = {
        languages: ['de', 'en'],
        voice: 'bella',
        startMode: 'listen' as const,
        channels: { notify: ['notify.phone'], whatsapp: '+491701234567', telegram: '-12' },
        quietHours: { from: '22:00', to: '06:30' },
        permissions: {
          template: 'child' as const,
          areas: { home: 'all' as const },
          media: { maxAge: 16, requestsPerWeek: null },
        },
        isDecided: true,
        alexaIds: ['amzn1.person'],
        satellites: ['assist_satellite.bedroom'],
        pinHash: 'scrypt$…',
        isLearning: false,
        learnsAgainAt: new Date('2026-11-24T08:00:00.000Z'),
      };
      expect(await people.change(id, chosen, change)).toMatchObject(chosen);
      await people.changeRoom('assist_satellite.hall', { areas: { media: 'all' }, mayAnswerSecurity: true });
      await people.changeRoom('assist_satellite.hall', { media: { maxAge: null } });
      await people.setAlexaDefault(id);
      const other = await again();
      expect(other.named('Sam')).toMatchObject(chosen);
      expect(other.people.household.rooms.get('assist_satellite.hall')).toEqual({
        id: 'assist_satellite.hall',
        areas: { media: 'all' },
        media: { maxAge: null },
        mayAnswerSecurity: true,
      });
      expect(other.people.household.alexaDefault).toBe(id);
      await people.setAlexaDefault(null);
      expect((await again()).people.household.alexaDefault).toBeNull();
      await expect(people.setAlexaDefault('nobody')).rejects.toMatchObject({ code: 'not_found' });
      await expect(people.change('nobody', { voice: null }, change)).rejects.toMatchObject({
        code: 'not_found',
      });
      people.stop();
    });

    test('every soul is kept, and each can be taken back, to the first', async () => {
      const { people, named, again } = await start(robin);
      const { id } = named('Robin');
      expect(await people.undoSoul(id)).toBeUndefined();
      for (const soul of ['one', 'two', 'three']) {
        await people.change(id, { soul }, { by: `person:${id}`, reason: soul });
      }
      await people.change(id, { soul: 'three' }, { ...change, reason: 'the same again' });
      expect((await people.undoSoul(id))?.soul).toBe('two');
      await people.change(id, { soul: 'four' }, change);
      expect((await people.undoSoul(id))?.soul).toBe('two');
      expect((await people.undoSoul(id))?.soul).toBe('one');
      expect((await again()).named('Robin').soul).toBe('one');
      expect((await people.undoSoul(id))?.soul).toBeNull();
      expect(await people.undoSoul(id)).toBeUndefined();
      expect((await people.souls(id)).map(({ soul, reason, isUndone }) => [soul, reason, isUndone])).toEqual([
        ['four', 'a test', true],
        ['three', 'three', true],
        ['two', 'two', true],
        ['one', 'one', true],
      ]);
      people.stop();
    });
  });

describe('while the database is away', () => {
  function flaky(database: Database) {
    let isAway = false;
    const check = () => {
      if (isAway) throw Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    };
    return {
      setAway: (away: boolean) => (isAway = away),
      database: {
        ...database,
        async query(sql: string, parameters?: readonly unknown[]) {
          check();
          return await database.query(sql, parameters);
        },
        async transaction<Result>(work: Parameters<typeof database.transaction<Result>>[0]) {
          check();
          return await database.transaction(work);
        },
      },
    };
  }

  test('nobody is known before it was read, and everybody once it is back', async () => {
    const place = await embedded.place();
    const { database, setAway } = flaky(await migratedIn(place));
    setAway(true);
    const loaded = Promise.withResolvers<void>();
    const people = openPeople({
      database,
      log: silent,
      newId,
      delays,
      onChange: ({ people: rows }) => {
        if (rows.length > 0) loaded.resolve();
      },
    });
    people.follow({ people: [robin] });
    await people.ready();
    expect(people.household).toMatchObject({ isLoaded: false, people: [] });
    await expect(people.change('x', { voice: null }, change)).rejects.toMatchObject({ code: 'unavailable' });
    setAway(false);
    await loaded.promise;
    expect(people.household.people).toMatchObject([{ name: 'Robin' }]);
    await people.flush();
    expect(await database.query('select name from butler.users')).toEqual([{ name: 'Robin' }]);
    people.stop();
  });

  test('a choice is refused and changes nothing; what Home Assistant says counts and is kept later', async () => {
    const place = await embedded.place();
    const { database, setAway } = flaky(await migratedIn(place));
    const { people, named } = await open(place, database);
    people.follow({ people: [robin] });
    await people.flush();
    const { id } = named('Robin');
    setAway(true);
    const failing = people.change(id, { soul: 'Be kind.', voice: 'bella' }, change);
    await expect(failing).rejects.toMatchObject({
      code: 'unavailable',
      say: 'I could not save that just now.',
    });
    expect(named('Robin')).toMatchObject({ soul: null, voice: null });
    people.follow({ people: [{ ...robin, name: 'Robina' }, sam] });
    expect(named('Robina').id).toBe(id);
    setAway(false);
    await people.flush();
    expect(await database.query('select name from butler.users order by name')).toEqual([
      { name: 'Robina' },
      { name: 'Sam' },
    ]);
    people.stop();
  });
});
