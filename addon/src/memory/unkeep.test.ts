import { afterAll, describe, expect, test, vi } from 'vitest';
import { insertExchange } from '../store/exchange-rows.ts';
import type { Database, Exchange } from '../store/store.ts';
import { createEmbeddedPlaces, postgresPlace, testExchange } from '../store/test-databases.ts';
import { startTestPostgres } from '../store/test-postgres.ts';
import { ada, memoryIn, mia, newFact, sam } from './test-facts.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

/** Every row of every table of ours, as text. */
async function everything(database: Pick<Database, 'query'>): Promise<string> {
  const tables = await database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'butler'`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => await database.query(`select row::text from ${String(name)} row`)),
  );
  return JSON.stringify(rows);
}

const saying = (text: string, over: Partial<Exchange> = {}) =>
  testExchange({ speaker: ada.key, text, at: new Date(), taint: [], ...over });

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    const start = async () => await memoryIn(await place());

    test('what somebody said last is in no row any more, saved or not, and what it cost is', async () => {
      const { memory, database, conversations } = await start();
      for (const isSaved of [true, false]) {
        const exchange = saying('my zorblax hurts', { answer: 'A zorblax?', id: `e-${String(isSaved)}` });
        conversations.add(exchange);
        if (isSaved) await conversations.flush();
        expect(await memory.unkeep(ada, 'kitchen')).toBe('acted');
        await conversations.flush();
        // Delivered once more.
        conversations.add(exchange);
        await insertExchange(database, exchange);
        await conversations.flush();
        expect(await everything(database)).not.toContain('zorblax');
        const warm = [await conversations.recent('kitchen', 9), await conversations.recentBy(ada.key, 9)];
        expect(JSON.stringify(warm)).not.toContain('zorblax');
      }
      const [used] = await database.query(
        `select sum(output_tokens)::integer as tokens from butler.model_usage where speaker = $1`,
        [ada.key],
      );
      expect(used).toEqual({ tokens: 40 });
    });

    test('it goes also where what it had replaced was told once more since', async () => {
      const { memory, conversations } = await start();
      await memory.keep(ada, newFact('the zorblax is in the shed'));
      conversations.add(saying('the zorblax moved', { id: 'moved' }));
      await memory.keep(ada, newFact('the zorblax is in the pond', { exchangeId: 'moved' }));
      await memory.keep(ada, newFact('the zorblax is in the shed', { exchangeId: 'elsewhere' }));
      expect(await memory.unkeep(ada, 'kitchen')).toBe('acted');
      expect((await memory.latest(ada, 9)).facts.map(({ fact }) => fact)).toEqual([
        'the zorblax is in the shed',
      ]);
    });

    test('only the last, only in this conversation, and only of whoever asks', async () => {
      const { memory, database, conversations } = await start();
      conversations.add(saying('first words'));
      conversations.add(saying('last words', { calls: [] }));
      conversations.add(saying('sam’s words', { speaker: sam.key }));
      const longAgo = { conversationId: 'attic', at: new Date(Date.now() - 600_000) };
      conversations.add(saying('words elsewhere', longAgo));
      await conversations.flush();
      expect(await memory.unkeep(mia, 'attic')).toBeUndefined();
      expect(await memory.unkeep(ada, 'kitchen')).toBe('words');
      const left = await everything(database);
      for (const words of ['first words', 'sam’s words', 'words elsewhere']) expect(left).toContain(words);
      expect(left).not.toContain('last words');
      // A new conversation, at once.
      expect(await memory.unkeep(sam, 'new')).toBe('acted');
      expect(await everything(database)).not.toContain('sam’s words');
      expect(await memory.unkeep({ ...mia, key: 'room:kitchen', kind: 'room' }, 'new')).toBeUndefined();
    });

    test('what was remembered of it goes, and what that had replaced is true again', async () => {
      const { memory, database, conversations } = await start();
      await memory.keep(ada, newFact('the key is with the neighbours', { exchangeId: 'before' }));
      await memory.keep(ada, newFact('the key is in the shed', { exchangeId: 'said' }));
      await memory.keep(sam, newFact('the key is in the car', { exchangeId: 'said' }));
      await database.query(`insert into butler.souls (user_id, content, changed_by, reason) values
        ('p1', 'Be brief.', 'person:p1', 'the key is in the shed, and be brief')`);
      conversations.add(saying('the key is in the shed, and be brief', { id: 'said' }));
      await conversations.flush();
      await database.query(
        `insert into butler.day_summaries (speaker, day, made_by, summary)
         select speaker, (at at time zone 'Europe/London')::date, 'model', 'Said where the key is.'
         from butler.exchanges`,
      );
      await database.query('update butler.exchanges set is_summed = true');
      await memory.unkeep(ada, 'kitchen');
      const left = await everything(database);
      expect(left).not.toMatch(/in the shed|Said where/);
      expect((await memory.latest(ada, 9)).facts).toMatchObject([{ fact: 'the key is with the neighbours' }]);
      expect((await memory.latest(sam, 9)).facts).toMatchObject([{ fact: 'the key is in the car' }]);
    });
  });
