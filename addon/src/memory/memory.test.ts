import { afterAll, describe, expect, test, vi } from 'vitest';
import { askerWith } from '../people/test-askers.ts';
import { insertExchange } from '../store/exchange-rows.ts';
import { startTestPostgres } from '../store/test-postgres.ts';
import { createEmbeddedPlaces, postgresPlace, testExchange } from '../store/test-databases.ts';
import { wasForgotten } from './fact-rows.ts';
import { findFacts } from './find-facts.ts';
import { ada, guest, memoryIn, mia, newFact, sam } from './test-facts.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];
const query = (text: string, language = 'en') => ({ text, language, withSecrets: false, limit: 5 });

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    const start = async () => await memoryIn(await place());

    test('has what embeddings and trigrams need', async () => {
      const { database } = await start();
      const columns = await database.query(
        `select format_type(atttypid, atttypmod) as type from pg_attribute
         where attrelid = 'butler.user_facts'::regclass and attname = 'embedding'`,
      );
      expect(columns).toEqual([{ type: 'vector(768)' }]);
      expect(await database.query(`select from pg_extension where extname = 'pg_trgm'`)).toHaveLength(1);
    });

    test('tells what it was told, with who said it', async () => {
      const { memory } = await start();
      await memory.keep(ada, newFact('the spare key is with the neighbours', { scope: 'household' }));
      await memory.keep(ada, newFact('the cat eats at seven'));
      const [found, ...others] = await memory.find(sam, query('where is the spare key?'));
      expect(found).toMatchObject({
        fact: 'the spare key is with the neighbours',
        saidByName: 'Ada',
        scope: 'household',
        isClear: true,
      });
      expect(others).toEqual([]);
      expect((await memory.find(ada, query('keys')))[0]?.isClear).toBe(true);
      expect(await memory.find(ada, query('where is the'))).toEqual([]);
      expect((await memory.find(ada, query('spare wheel')))[0]?.isClear).toBe(false);
    });

    test('finds in German, also inside of long words', async () => {
      const { memory } = await start();
      await memory.keep(ada, newFact('der Ersatzschlüssel liegt bei den Nachbarn', { language: 'de' }));
      for (const words of ['wo ist der Ersatzschlüssel', 'Ersatzschlüsseln', 'Nachbar', 'schlüssel']) {
        expect(await memory.find(ada, query(words, 'de'))).toMatchObject([{ isClear: true }]);
      }
    });

    test('works where a server has no trigrams', async () => {
      const { memory, database } = await start();
      await memory.keep(ada, newFact('the spare key is with the neighbours'));
      const wanted = { words: ['keys'], forms: [], weak: [], language: 'en', withSecrets: false, limit: 5 };
      const none = { trigrams: false, common: { count: 1, words: [] } };
      expect(await findFacts(database, ada, wanted, none)).toHaveLength(1);
    });

    test('what several words name comes before what one names', async () => {
      const { memory } = await start();
      for (const colour of ['red', 'blue', 'green', 'black'])
        await memory.keep(ada, newFact(`the ${colour} bicycle belongs to somebody`));
      await memory.keep(ada, newFact('the yellow bicycle stands in the shed'));
      const [first] = await memory.find(ada, query('which bicycle is yellow'));
      expect(first?.fact).toContain('yellow');
    });

    test('told twice, it is kept once; a new place replaces the old one, and the old stays as history', async () => {
      const { memory, database } = await start();
      const first = await memory.keep(ada, newFact('The spare key is with the neighbours.'));
      expect(first).toEqual({ outcome: 'new', replaced: [] });
      expect(await memory.keep(ada, newFact('spare key is with the neighbours'))).toEqual({
        outcome: 'known',
        replaced: [],
      });
      // What is another's is not replaced by it.
      await memory.keep(sam, newFact('the spare key is in my desk'));
      expect(await memory.keep(ada, newFact('the spare key is in the shed'))).toEqual({
        outcome: 'new',
        replaced: ['The spare key is with the neighbours.'],
      });
      const found = await memory.find(ada, query('spare key'));
      expect(found.map(({ fact }) => fact)).toEqual(['the spare key is in the shed']);
      expect(await memory.find(sam, query('spare key'))).toHaveLength(1);
      expect(await database.query('select from butler.user_facts')).toHaveLength(3);
      await memory.keep(ada, newFact('Sam is in the chess club'));
      await memory.keep(ada, newFact('Sam is in year five'));
      expect(await memory.find(ada, query('Sam'))).toHaveLength(2);
    });

    test('of two at the same moment one is kept', async () => {
      const { memory } = await start();
      await Promise.all([1, 2, 3].map(async () => await memory.keep(ada, newFact('tea is in the tin'))));
      expect((await memory.latest(ada, 9)).count).toBe(1);
    });

    test('forgets for good, with all that came before, and does not learn it again', async () => {
      const { memory, database } = await start();
      await memory.keep(ada, newFact('the spare key is with the neighbours'));
      const last = newFact('the spare key is in the shed');
      await memory.keep(ada, last);
      expect(await memory.forget(sam, last.id)).toBeUndefined();
      expect(await memory.forget(ada, last.id)).toMatchObject({ fact: 'the spare key is in the shed' });
      expect(await database.query('select from butler.user_facts')).toEqual([]);
      const marks = await database.query('select * from butler.forgotten_facts');
      expect(marks).toHaveLength(2);
      expect(JSON.stringify(marks)).not.toMatch(/key|shed|neighbour/);
      const again = newFact('Spare key is in the shed.');
      expect(await wasForgotten(database, ada, again)).toBe(true);
      expect(await wasForgotten(database, sam, again)).toBe(false);
      // Told again by the person, it is known again.
      await memory.keep(ada, again);
      expect(await wasForgotten(database, ada, again)).toBe(false);
    });

    test('what somebody else told the household is replaced only with every right there', async () => {
      const { memory } = await start();
      const ours = { scope: 'household' } as const;
      const his = newFact('the spare key is in the shed', ours);
      await memory.keep(sam, his);
      const hers = newFact('the spare key is in the pond', { ...ours, replaces: [his.id] });
      expect(await memory.keep(mia, hers)).toMatchObject({ outcome: 'new', replaced: [] });
      const over = { ...ours, expiresAt: new Date(Date.now() - 1_000) };
      await memory.keep(mia, newFact('the spare key is in the shed', over));
      const told = async () => (await memory.latest(sam, 9)).facts.map(({ fact }) => fact).toSorted();
      expect(await told()).toEqual(['the spare key is in the pond', 'the spare key is in the shed']);
      await memory.forget(mia, hers.id);
      expect(await told()).toEqual(['the spare key is in the shed']);
      await memory.keep(ada, newFact('the spare key is in the attic', ours));
      expect(await told()).toEqual(['the spare key is in the attic']);
    });

    test('what has expired is not told', async () => {
      const { memory } = await start();
      await memory.keep(
        ada,
        newFact('the cleaner comes on Friday', { expiresAt: new Date(Date.now() - 1_000) }),
      );
      expect(await memory.find(ada, query('cleaner'))).toEqual([]);
      expect((await memory.latest(ada, 9)).facts).toEqual([]);
    });

    test('a secret is told only to who asks for one', async () => {
      const { memory } = await start();
      await memory.keep(ada, newFact('the alarm code is 4711', { isSecret: true }));
      expect(await memory.find(ada, query('alarm code'))).toEqual([]);
      expect((await memory.latest(ada, 9)).facts).toEqual([]);
      expect(await memory.find(ada, { ...query('alarm code'), withSecrets: true })).toHaveLength(1);
    });

    describe('everything that can be asked, asked by everybody', () => {
      const room = askerWith('room');
      const raised = askerWith('room', { areas: { ...room.areas, household: 'own' } });
      const house = askerWith('house', { areas: { ...ada.areas } });
      const nobody = askerWith('owner', { personId: null, key: 'person:person.ada' });

      test.each([
        ['themselves', ada, ['mine', 'ours'], true],
        ['another adult', sam, ['ours'], true],
        ['a child', mia, ['ours'], true],
        ['somebody who may change nothing of the household', { ...mia, areas: room.areas }, ['ours'], false],
        ['a guest', guest, [], false],
        ['a guest whom an owner has raised', { ...guest, areas: ada.areas }, [], false],
        ['a room', room, ['ours'], false],
        ['a room that an owner has raised', raised, ['ours'], true],
        ['an automation', house, [], false],
        ['somebody whose row is not read, with the name of another', nobody, ['ours'], true],
        ['a room that says it is a person', { ...raised, personId: 'p1' }, ['ours'], true],
      ])('%s', async (_who, asker, expected, mayTell) => {
        const { memory, database } = await start();
        const mine = newFact('mine: the diary is under the bed');
        const ours = newFact('ours: the diary of the house is in the hall', { scope: 'household' });
        await memory.keep(ada, mine);
        await memory.keep(ada, ours);
        await insertExchange(
          database,
          testExchange({ speaker: ada.key, text: 'my diary', answer: 'mine: all right' }),
        );
        const kinds = (facts: readonly { readonly fact: string }[]) =>
          facts
            .map(({ fact }) => fact.split(':')[0] ?? '')
            .toSorted((one, other) => one.localeCompare(other));
        const before = await database.query('select id, used, fact from butler.user_facts order by id');

        expect(kinds(await memory.find(asker, { ...query('diary'), withSecrets: true }))).toEqual(expected);
        const latest = await memory.latest(asker, 9);
        expect(kinds(latest.facts)).toEqual(expected);
        expect(latest.count).toBe(expected.length);
        const byId = await Promise.all([mine, ours].map(async ({ id }) => await memory.byId(asker, id)));
        expect(kinds(byId.flatMap((fact) => fact ?? []))).toEqual(expected);
        const wanted = { words: ['diary'], since: null, until: null, limit: 9 };
        expect(await memory.past(asker, wanted)).toHaveLength(asker === ada ? 1 : 0);

        await memory.used(
          asker,
          [await memory.byId(ada, mine.id)].flatMap((fact) => fact ?? []),
        );
        await memory.keep(asker, newFact('diary: burnt', { replaces: [mine.id] }));
        const mayForget = { mine: asker === ada, ours: expected.includes('ours') && mayTell };
        const hidden = [...(mayForget.mine ? [] : [mine.id]), ...(mayForget.ours ? [] : [ours.id])];
        for (const id of hidden) await memory.forget(asker, id);
        const kept = await Promise.all(hidden.map(async (id) => await memory.byId(ada, id)));
        expect(kept).not.toContain(undefined);
        const after = await database.query('select id, used, fact from butler.user_facts order by id');
        expect(after).toEqual(expect.arrayContaining(before.filter(({ id }) => hidden.includes(String(id)))));
        const replaced = await database.query(
          'select id from butler.user_facts where superseded_by is not null',
        );
        expect(replaced).toEqual(mayForget.mine ? [{ id: mine.id }] : []);
        const more = await memory.keep(asker, newFact('x', { scope: 'household' }));
        expect(more !== undefined).toBe(mayForget.ours);
      });
    });
  });

test('a server that has neither extension is migrated as well', async () => {
  const { PGlite } = await import('@electric-sql/pglite');
  const { readMigrations } = await import('../store/migrate.ts');
  const plain = await PGlite.create();
  await plain.exec('create schema butler');
  for (const { sql } of await readMigrations(new URL('../../sql/', import.meta.url))) await plain.exec(sql);
  const { rows } = await plain.query(
    `select column_name from information_schema.columns where table_name = 'user_facts' and column_name = 'embedding'`,
  );
  expect(rows).toEqual([]);
  await plain.close();
});
