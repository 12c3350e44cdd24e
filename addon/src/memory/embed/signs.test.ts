/** `butler.fact_signs`: they are there for exactly what may be found, and follow it. */
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { migrate } from '../../store/migrate.ts';
import { createEmbeddedPlaces, migrations, postgresPlace } from '../../store/test-databases.ts';
import { startTestPostgres } from '../../store/test-postgres.ts';
import { bringBackReplaced } from '../fact-rows.ts';
import { findByMeaning } from '../find/by-meaning.ts';
import { ada, memoryIn, newFact, sam } from '../test-facts.ts';
import { embedChore } from './embed-chore.ts';
import type { Embedder } from './embedder.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

const forever = new AbortController().signal;
/** Each text its own, also in its signs. */
const vectorOf = (text: string) =>
  Array.from(
    { length: 768 },
    (_value, at) => (text.charCodeAt(at % text.length) % (2 + (at % 5)) > 0 ? 1 : -1) / 28,
  );
const embedder = (model = 'm1'): Embedder => ({
  model,
  query: async (text) => vectorOf(text),
  documents: async (texts) => texts.map((text) => vectorOf(model + text)),
});

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    async function start() {
      const started = await memoryIn(await place());
      const { database } = started;
      return {
        ...started,
        embed: async (model?: string) => await embedChore(database, embedder(model)).run(forever),
        signed: async () =>
          (
            await database.query(
              `select fact from butler.fact_signs signs join butler.user_facts on id = fact_id
               where signs.signs = binary_quantize(embedding)::bit(768)
                 and signs.embedding_model = user_facts.embedding_model order by fact`,
            )
          ).map(({ fact }) => fact),
        all: async () => (await database.query('select from butler.fact_signs')).length,
      };
    }

    test('are there once a fact is embedded, and go with it for good', async () => {
      const { memory, database, embed, signed, all } = await start();
      const key = newFact('the spare key is in the hall');
      await memory.keep(ada, key);
      await memory.keep(ada, newFact('the alarm code is 4711', { isSecret: true }));
      expect(await all()).toBe(0);
      await embed();
      expect(await signed()).toEqual([key.fact]);
      await memory.forget(ada, key.id);
      expect(await all()).toBe(0);
      const cat = newFact('the cat eats at seven');
      await memory.keep(sam, cat);
      await embed();
      await database.query('delete from butler.users where id = $1', [sam.personId]);
      expect(await all()).toBe(0);
    });

    test('go while a fact is let go, and come back with it', async () => {
      const { memory, later, embed, signed, all } = await start();
      const key = newFact('the spare key is in the hall');
      await memory.keep(ada, key);
      await embed();
      await later.letGo(ada, key.id, 60_000);
      expect(await all()).toBe(0);
      await later.bringBack(ada, key.id);
      expect(await signed()).toEqual([key.fact]);
    });

    test('follow what is true, and the model', async () => {
      const { memory, database, embed, signed, all } = await start();
      const [hall, shed] = [newFact('the key is in the hall'), newFact('the key is in the shed')];
      await memory.keep(ada, hall);
      await embed();
      await memory.keep(ada, shed);
      expect(await all()).toBe(0);
      await embed();
      expect(await signed()).toEqual([shed.fact]);
      const before = await database.query('select signs from butler.fact_signs');
      await embed('another');
      expect(await signed()).toEqual([shed.fact]);
      expect(await database.query('select signs from butler.fact_signs')).not.toEqual(before);
      await bringBackReplaced(database, ada, shed.id);
      expect(await signed()).toEqual([hall.fact, shed.fact]);
    });

    test('of what was embedded before they had a table of their own are taken over', async () => {
      const database = (await place()).open();
      onTestFinished(async () => await database.close());
      await migrate(
        database,
        migrations.filter(({ number }) => number < 14),
      );
      const facts = ['true', 'replaced', 'going', 'not embedded'];
      await database.query(
        `insert into butler.user_facts (id, scope, fact, fact_key, category, confidence, source, said_by, said_at,
           origin, language, words, embedding, embedding_model, forget_at, forget_by)
         select fact, 'household', fact, fact, 'other', 1, 'told', 'person:p1', now(), 'person', 'en', '',
           nullif(vector, '')::vector(768), case when vector <> '' then 'm1' end,
           case when fact = 'going' then now() end, case when fact = 'going' then 'person:p1' end
         from unnest($1::text[], $2::text[]) as told (fact, vector)`,
        [facts, facts.map((fact) => (fact === 'not embedded' ? '' : JSON.stringify(vectorOf(fact))))],
      );
      await database.query(
        `update butler.user_facts set superseded_by = 'true', superseded_at = now() where id = 'replaced'`,
      );
      await migrate(database, migrations);
      const found = async () =>
        (await findByMeaning(database, ada, { model: 'm1', vector: vectorOf('going') }, false)).map(
          ({ id }) => id,
        );
      expect(await found()).toEqual(['true']);
      await database.query(`update butler.user_facts set forget_at = null, forget_by = null`);
      expect(await found()).toEqual(['going', 'true']);
      await database.query(`delete from butler.user_facts where id = 'going'`);
      expect(await database.query('select fact_id as id from butler.fact_signs')).toEqual([{ id: 'true' }]);
    });
  });
