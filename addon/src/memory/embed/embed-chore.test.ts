import { afterAll, describe, expect, test, vi } from 'vitest';
import { createEmbeddedPlaces, postgresPlace } from '../../store/test-databases.ts';
import { startTestPostgres } from '../../store/test-postgres.ts';
import { createFinder } from '../finder.ts';
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

/** Knows what is about doors, and nothing else. */
const MEANINGS = [/door|key|locked|enter/, /cat|pet/, /./];
function vectorOf(text: string): number[] {
  const about = MEANINGS.findIndex((meaning) => meaning.test(text));
  return Array.from({ length: 768 }, (_value, at) => (at % MEANINGS.length === about ? 1 : -0.1) / 16.2);
}

function testEmbedder(model = 'm1') {
  const seen: string[] = [];
  const embedder: Embedder = {
    model,
    query: async (text) => vectorOf(text),
    async documents(texts) {
      seen.push(...texts);
      return texts.map(vectorOf);
    },
  };
  return { embedder, seen };
}
const forever = new AbortController().signal;
const question = { text: 'how do I enter', language: 'en', withSecrets: false, limit: 1 };

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    const start = async () => await memoryIn(await place());

    test('what was told is found by its meaning once it is embedded, by whoever may know it', async () => {
      const { memory, database } = await start();
      await memory.keep(ada, newFact('the spare key is under the flowerpot'));
      await memory.keep(ada, newFact('the cat eats at seven', { scope: 'household' }));
      const { embedder, seen } = testEmbedder();
      const find = createFinder(database, embedder);
      expect(await find(ada, question)).toEqual([]);
      const chore = embedChore(database, embedder);
      await chore.run(forever);
      expect(seen.toSorted()).toEqual(['the cat eats at seven', 'the spare key is under the flowerpot']);
      expect(await find(ada, question)).toMatchObject([{ fact: 'the spare key is under the flowerpot' }]);
      expect(await find(sam, question)).toMatchObject([{ fact: 'the cat eats at seven' }]);
      await chore.run(forever);
      expect(seen).toHaveLength(2);
    });

    test('secrets are not sent, and neither is what is no longer true', async () => {
      const { memory, database } = await start();
      await memory.keep(ada, newFact('the alarm code is 4711', { isSecret: true }));
      await memory.keep(ada, newFact('the key is in the hall'));
      await memory.keep(ada, newFact('the key is in the shed'));
      await memory.keep(ada, newFact('the cleaner comes on Friday', { expiresAt: new Date(0) }));
      const { embedder, seen } = testEmbedder();
      await embedChore(database, embedder).run(forever);
      expect(seen).toEqual(['the key is in the shed']);
    });

    test('vectors of another model are not compared, and made anew', async () => {
      const { memory, database } = await start();
      await memory.keep(ada, newFact('the spare key is under the flowerpot'));
      await embedChore(database, testEmbedder('m1').embedder).run(forever);
      const other = testEmbedder('m2');
      const find = createFinder(database, other.embedder);
      expect(await find(ada, question)).toEqual([]);
      await embedChore(database, other.embedder).run(forever);
      expect(other.seen).toHaveLength(1);
      expect(await find(ada, question)).toHaveLength(1);
      expect(await database.query('select embedding_model as model from butler.user_facts')).toEqual([
        { model: 'm2' },
      ]);
    });

    test('what is left over is made up for later, and what was forgotten meanwhile stays forgotten', async () => {
      const { memory, database } = await start();
      const facts = Array.from({ length: 20 }, (_fact, at) => newFact(`thing number ${at} is blue`));
      for (const fact of facts) await memory.keep(ada, fact);
      const { embedder } = testEmbedder();
      let parts = 0;
      const failing: Embedder = {
        ...embedder,
        async documents(texts, signal) {
          parts += 1;
          if (parts > 1) return undefined;
          await database.query('delete from butler.user_facts where id = $1', [facts[0]?.id]);
          return await embedder.documents(texts, signal);
        },
      };
      const left = async () =>
        (await database.query('select from butler.user_facts where embedding is null')).length;
      await embedChore(database, failing).run(forever);
      expect(await left()).toBeGreaterThan(0);
      expect(await left()).toBeLessThan(19);
      await embedChore(database, embedder).run(forever);
      expect(await left()).toBe(0);
      expect(await database.query('select from butler.user_facts')).toHaveLength(19);
    });

    test('words are enough where the meaning does not come', async () => {
      const { memory, database } = await start();
      await memory.keep(ada, newFact('the spare key is under the flowerpot'));
      const silent: Embedder = {
        model: 'm1',
        query: () => new Promise(() => undefined),
        documents: async () => undefined,
      };
      const find = createFinder(database, silent);
      expect(await find(ada, { ...question, text: 'where is the key' })).toHaveLength(1);
    });
  });
