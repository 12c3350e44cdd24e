import { afterAll, describe, expect, test, vi } from 'vitest';
import { openConversations } from './conversations.ts';
import { sqlStateOf } from './database-error.ts';
import { insertExchange, selectRecent, selectRecentBy } from './exchange-rows.ts';
import { migrate } from './migrate.ts';
import { migrated } from './migrated.ts';
import { startTestPostgres } from './test-postgres.ts';
import {
  createEmbeddedPlaces,
  migratedIn,
  migrations,
  postgresPlace,
  silent,
  testExchange,
} from './test-databases.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
// Opening the embedded database is all computing: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    test('gives rows as plain values, the same on both', async () => {
      const database = (await place()).open();
      expect(database.kind).toBe(name);
      const rows = await database.query(
        `select $1::text as text, $2::integer as number, $3::timestamptz as at, $4::jsonb as json, null as nothing,
         true as yes`,
        ['ä"\\', 7, '2026-11-22T12:00:00.123+01:00', '{"a": [1]}'],
      );
      expect(rows).toEqual([
        {
          text: 'ä"\\',
          number: 7,
          at: new Date('2026-11-22T11:00:00.123Z'),
          json: { a: [1] },
          nothing: null,
          yes: true,
        },
      ]);
    });

    test('several statements in one text give the rows of the last', async () => {
      const database = (await place()).open();
      expect(
        await database.query('create table t (x integer); insert into t values (1); select x from t'),
      ).toEqual([{ x: 1 }]);
    });

    test('an error carries its SQLSTATE, and the database goes on', async () => {
      const database = (await place()).open();
      const error: unknown = await database.query('select * from nowhere').catch((thrown: unknown) => thrown);
      expect(sqlStateOf(error)).toBe('42P01');
      expect(await database.query('select 1 as x')).toEqual([{ x: 1 }]);
    });

    test('what is kept planned answers for each parameter, refuses what is wrong, and follows its table', async () => {
      const database = (await place()).open();
      await database.query("create table t (x integer, y text); insert into t values (1, 'a'), (2, null)");
      const ask = async (x: unknown) =>
        await database.query('select * from t where x = any($1::integer[])', [x], 'kept');
      const both = [
        { x: 1, y: 'a' },
        { x: 2, y: null },
      ];
      for (let round = 0; round < 7; round += 1) expect(await ask([2, 1])).toEqual(both);
      expect(await ask([3])).toEqual([]);
      expect(await ask(null)).toEqual([]);
      const wrong: unknown = await ask('one').catch((thrown: unknown) => thrown);
      expect(sqlStateOf(wrong)).toBe('22P02');
      expect(await ask([1])).toEqual([both[0]]);
      await database.query('alter table t add column z integer');
      expect(await ask([1])).toEqual([{ x: 1, y: 'a', z: null }]);
      const nowhere: unknown = await database
        .query('select $1::text from nowhere', ['x'], 'kept')
        .catch((thrown: unknown) => thrown);
      expect(sqlStateOf(nowhere)).toBe('42P01');
      for (let number = 0; number < 40; number += 1) {
        expect(await database.query(`select $1::integer + ${String(number)} as x`, [1], 'kept')).toEqual([
          { x: number + 1 },
        ]);
      }
      expect(await ask([1])).toEqual([{ x: 1, y: 'a', z: null }]);
    });

    test('what is kept planned is answered also where somebody has dropped the plan', async () => {
      const database = (await place()).open();
      const ask = async () => await database.query('select $1::integer as x', [1], 'kept');
      expect(await ask()).toEqual([{ x: 1 }]);
      await database.query('deallocate all');
      expect([await ask(), await ask()]).toEqual([[{ x: 1 }], [{ x: 1 }]]);
    });

    test('what is kept planned may be refused within a transaction', async () => {
      const database = (await place()).open();
      await database.query('create table t (x integer primary key)');
      const add = 'insert into t values ($1::integer)';
      await database.query(add, [1], 'kept');
      const failing = database.transaction(async ({ query }) => {
        await query(add, [2], 'kept');
        await query(add, [1], 'kept');
      });
      await expect(failing).rejects.toThrow(/t_pkey/);
      await database.query(add, [3], 'kept');
      expect(await database.query('select x from t order by x')).toEqual([{ x: 1 }, { x: 3 }]);
    });

    test('a transaction happens as a whole or not at all', async () => {
      const database = (await place()).open();
      await database.query('create table t (x integer)');
      const failing = database.transaction(async ({ query }) => {
        await query('insert into t values ($1)', [1]);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await database.query('select * from t')).toEqual([]);
      await database.transaction(async ({ query }) => {
        await query('insert into t values ($1)', [2]);
      });
      expect(await database.query('select * from t')).toEqual([{ x: 2 }]);
    });

    test('nothing of somebody else happens inside a transaction', async () => {
      const database = (await place()).open();
      await database.query('create table t (x integer)');
      const inside = Promise.withResolvers<void>();
      const transaction = database.transaction(async ({ query }) => {
        await query('insert into t values (1)');
        await inside.promise;
        throw new Error('undo');
      });
      const outside = database.query('insert into t values (2)');
      inside.resolve();
      await expect(transaction).rejects.toThrow('undo');
      await outside;
      expect(await database.query('select * from t')).toEqual([{ x: 2 }]);
    });

    test('the extensions that memory will need are there', async () => {
      const database = (await place()).open();
      await database.query('create extension vector; create extension pg_trgm');
      expect(
        await database.query(
          "select '[1,2]'::vector <-> '[1,3]'::vector as far, similarity('a', 'a') as near",
        ),
      ).toEqual([{ far: 1, near: 1 }]);
    });

    test('migrations run once, also from several processes at once', async () => {
      const here = await place();
      // The embedded database belongs to one process: there the same one is asked twice.
      const first = here.open();
      const second = name === 'embedded' ? first : here.open();
      await Promise.all([
        migrate(first, migrations),
        migrate(second, migrations),
        migrate(first, migrations),
      ]);
      expect(await first.query('select number, name from butler.migrations order by number')).toEqual(
        migrations.map((migration) => ({ number: migration.number, name: migration.name })),
      );
    });

    test('a migration that fails leaves nothing, and is tried again', async () => {
      const database = (await place()).open();
      await migrate(database, migrations);
      const number = (migrations.at(-1)?.number ?? 0) + 1;
      const broken = {
        number,
        name: 'x',
        sql: 'create table butler.half (x integer); select * from nowhere',
      };
      await expect(migrate(database, [...migrations, broken])).rejects.toThrow(/nowhere/);
      const whole = { number, name: 'x', sql: 'create table butler.half (x integer)' };
      await migrate(database, [...migrations, whole]);
      expect(await database.query('select * from butler.half')).toEqual([]);
    });

    test('a database of a newer version is refused with a sentence and left alone', async () => {
      const database = (await place()).open();
      const newer = {
        number: (migrations.at(-1)?.number ?? 0) + 1,
        name: 'newer',
        sql: 'create table butler.newer (x integer)',
      };
      await migrate(database, [...migrations, newer]);
      const refusals: string[] = [];
      const guarded = migrated(database, {
        migrate: (opened) => migrate(opened, migrations),
        onRefused: (error) => refusals.push(error.say),
      });
      await expect(guarded.query('select 1')).rejects.toMatchObject({ code: 'config' });
      await expect(guarded.query('select 1')).rejects.toMatchObject({ code: 'config' });
      expect(refusals).toEqual([expect.stringMatching(/newer Butler.*update Butler, or restore/)]);
    });

    test('of one speaker, from all conversations', async () => {
      const database = await migratedIn(await place());
      const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));
      await insertExchange(database, testExchange({ id: 'b', at: at(2), conversationId: 'phone' }));
      await insertExchange(database, testExchange({ id: 'a', at: at(1) }));
      await insertExchange(database, testExchange({ id: 'c', at: at(3), speaker: 'person:ben' }));
      await insertExchange(database, testExchange({ id: 'd', at: at(4), speaker: null }));
      const found = await selectRecentBy(database, 'person:anna', 10);
      expect(found.map(({ id, conversationId }) => [id, conversationId])).toEqual([
        ['a', 'kitchen'],
        ['b', 'phone'],
      ]);
    });

    test('an exchange comes back as it was, and counts once', async () => {
      const database = await migratedIn(await place());
      const exchange = testExchange();
      await insertExchange(database, exchange);
      await insertExchange(database, { ...exchange, text: 'something else' });
      expect(await selectRecent(database, 'kitchen', 10)).toEqual([
        {
          id: exchange.id,
          conversationId: exchange.conversationId,
          at: exchange.at,
          door: exchange.door,
          satelliteId: exchange.satelliteId,
          speaker: exchange.speaker,
          userId: exchange.userId,
          text: exchange.text,
          answer: exchange.answer,
          outcome: 'answered',
          taint: exchange.taint,
          effects: exchange.calls.flatMap(({ effects }) => effects),
          changes: exchange.calls.flatMap(({ changes = [] }) => changes),
        },
      ]);
      const counts = ['conversations', 'exchanges', 'conversation_history', 'tool_calls', 'model_usage'].map(
        (table) => `(select count(*)::integer from butler.${table}) as ${table}`,
      );
      expect(await database.query(`select ${counts.join()}`)).toEqual([
        { conversations: 1, exchanges: 1, conversation_history: 2, tool_calls: 3, model_usage: 1 },
      ]);
      expect(
        await database.query('select role, content, origin, at from butler.conversation_history order by id'),
      ).toEqual([
        { role: 'user', content: exchange.text, origin: 'person', at: exchange.at },
        { role: 'assistant', content: exchange.answer, origin: 'butler', at: exchange.at },
      ]);
      expect(
        await database.query('select tool, args, tier, verdict, origin from butler.tool_calls order by id'),
      ).toEqual(
        exchange.calls.map(({ tool, args, tier, verdict, origin }) => ({
          tool,
          args,
          tier,
          verdict,
          origin,
        })),
      );
      expect(await database.query('select input_tokens, cache_read_tokens from butler.model_usage')).toEqual([
        { input_tokens: 10, cache_read_tokens: 3_000 },
      ]);
    });

    test('whatever a person says can be kept', async () => {
      const database = await migratedIn(await place());
      const text = 'nul \0, half \ud83d, whole 😀, "quotes" \\ and\nlines';
      const calls = [{ ...testExchange().calls[0]!, args: { note: text } }];
      await insertExchange(database, testExchange({ text, calls, answer: '' }));
      const [kept] = await selectRecent(database, 'kitchen', 1);
      expect(kept?.text).toBe('nul \uFFFD, half \uFFFD, whole 😀, "quotes" \\ and\nlines');
    });

    test('the newest exchanges come, oldest first, of one conversation only', async () => {
      const database = await migratedIn(await place());
      const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));
      for (const minute of [3, 1, 4, 2])
        await insertExchange(database, testExchange({ text: `${minute}`, at: at(minute) }));
      await insertExchange(database, testExchange({ conversationId: 'hall', text: 'other' }));
      expect((await selectRecent(database, 'kitchen', 3)).map(({ text }) => text)).toEqual(['2', '3', '4']);
      expect(
        await database.query("select started_at, last_at from butler.conversations where id = 'kitchen'"),
      ).toEqual([{ started_at: at(1), last_at: at(4) }]);
    });

    test('what was kept is there after the app was started again', async () => {
      const here = await place();
      const before = await migratedIn(here);
      const first = openConversations({ database: before, log: silent });
      first.add(testExchange({ text: 'one' }));
      first.add(testExchange({ text: 'two', at: new Date('2026-11-22T12:01:00Z') }));
      await first.flush();
      first.stop();
      await before.close();
      const second = openConversations({ database: await migratedIn(here), log: silent });
      const { exchanges, complete } = await second.recent('kitchen', 10);
      second.stop();
      expect(exchanges.map(({ text }) => text)).toEqual(['one', 'two']);
      expect(complete).toBe(true);
    });
  });
