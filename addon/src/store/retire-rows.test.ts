import { afterAll, describe, expect, test, vi } from 'vitest';
import { insertExchange } from './exchange-rows.ts';
import { forgetExchanges, retireExchanges } from './retire-rows.ts';
import type { Database } from './store.ts';
import { startTestPostgres } from './test-postgres.ts';
import { createEmbeddedPlaces, migratedIn, postgresPlace, testExchange } from './test-databases.ts';
import { keepUsage, selectUsage } from './usage-rows.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];
const sorting = { timeZone: 'Europe/Berlin', longPrompt: 100 };
const before = new Date('2026-10-23T12:00:00Z');
const usage = (inputTokens: number) => ({
  model: 'haiku',
  inputTokens,
  outputTokens: 1,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
});

async function sum(database: Database): Promise<void> {
  await database.query('update butler.exchanges set is_summed = true');
}
const allUsage = async (database: Database) =>
  await selectUsage(database, { ...sorting, from: new Date('2026-01-01'), until: new Date('2027-01-01') });
const left = async (database: Database) => {
  const rows = await database.query(
    `select (select array_agg(id order by id) from butler.exchanges) as exchanges,
       (select array_agg(id order by id) from butler.conversations) as conversations,
       (select count(*)::integer from butler.conversation_history) as words,
       (select count(*)::integer from butler.tool_calls) as calls,
       (select count(*)::integer from butler.model_usage) as usage`,
  );
  return rows[0];
};

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    test('words and calls go, a few at a time, and what they took stays whole', async () => {
      const database = await migratedIn(await place());
      const old = [
        {
          id: 'a',
          conversationId: 'old',
          at: new Date('2026-10-01T08:00:00.123Z'),
          usage: [usage(1), usage(500)],
        },
        // Another day in Berlin.
        { id: 'b', conversationId: 'old', at: new Date('2026-10-01T22:30:00Z'), usage: [usage(2)] },
        { id: 'c', conversationId: 'both', at: new Date('2026-10-02T08:00:00Z'), usage: [usage(3)] },
        { id: 'room', conversationId: 'room', at: new Date('2026-10-02T09:00:00Z'), speaker: 'room:kitchen' },
      ];
      const young = {
        id: 'd',
        conversationId: 'both',
        at: new Date('2026-10-23T12:00:00Z'),
        usage: [usage(4)],
      };
      for (const one of [...old, young]) await insertExchange(database, testExchange(one));
      for (const at of ['2026-10-01T09:00:00Z', '2026-11-01T09:00:00Z'])
        await keepUsage(database, {
          at: new Date(at),
          speaker: 'person:anna',
          kind: 'learning',
          usage: [usage(7)],
        });
      await sum(database);
      const whole = await allUsage(database);
      const steps = [];
      for (let gone = 2; gone === 2; steps.push(gone)) {
        gone = await retireExchanges(database, { ...sorting, before, limit: 2 });
        expect(await allUsage(database)).toEqual(whole);
      }
      expect(steps).toEqual([2, 2, 0]);
      expect(await left(database)).toEqual({
        exchanges: ['d'],
        conversations: ['both'],
        words: 2,
        calls: 3,
        // Of `d`, and of November.
        usage: 2,
      });
    });

    test("a person's words stay until their day is summed up", async () => {
      const database = await migratedIn(await place());
      await insertExchange(database, testExchange({ id: 'a', at: new Date('2026-10-01T08:00:00Z') }));
      expect(await retireExchanges(database, { ...sorting, before, limit: 9 })).toBe(0);
      await sum(database);
      expect(await retireExchanges(database, { ...sorting, before, limit: 9 })).toBe(1);
    });

    test('two that retire at once, and one that was cut off, count nothing twice', async () => {
      const database = await migratedIn(await place());
      for (const day of ['01', '02', '03'])
        await insertExchange(
          database,
          testExchange({ id: day, conversationId: day, at: new Date(`2026-10-${day}T08:00:00Z`) }),
        );
      await sum(database);
      const whole = await allUsage(database);
      const cutOff = database.transaction(async (inside) => {
        await retireExchanges(inside, { ...sorting, before, limit: 1 });
        throw new Error('killed');
      });
      await expect(cutOff).rejects.toThrow('killed');
      const retire = async () => await retireExchanges(database, { ...sorting, before, limit: 9 });
      const gone = await Promise.all([retire(), retire(), retire()]);
      expect(gone.reduce((all, one) => all + one)).toBe(3);
      expect(await allUsage(database)).toEqual(whole);
    });

    test('of somebody who is forgotten only the tokens stay, without a name', async () => {
      const database = await migratedIn(await place());
      const tokensOf = async (speaker: string | null) =>
        (await allUsage(database))
          .filter((row) => row.speaker === speaker)
          .reduce((all, row) => all + row.inputTokens, 0);
      const said = [
        { id: 'a', at: new Date('2026-10-01T08:00:00Z'), usage: [usage(1)] },
        { id: 'b', at: new Date('2026-11-01T08:00:00Z'), usage: [usage(2)] },
        { id: 'c', at: new Date('2026-11-01T08:00:00Z'), usage: [usage(4)], speaker: 'person:ben' },
        { id: 'e', at: new Date('2026-11-01T08:00:00Z'), usage: [usage(8)], speaker: null },
      ];
      for (const one of said)
        await insertExchange(database, testExchange({ conversationId: one.id, ...one }));
      await keepUsage(database, { at: before, speaker: 'person:anna', kind: 'summary', usage: [usage(16)] });
      await sum(database);
      await retireExchanges(database, { ...sorting, before, limit: 9 });
      expect(await forgetExchanges(database, 'person:anna', sorting)).toBe(1);
      expect(await tokensOf('person:anna')).toBe(0);
      expect(await tokensOf('person:ben')).toBe(4);
      expect(await tokensOf(null)).toBe(1 + 2 + 8 + 16);
      expect(await left(database)).toMatchObject({ exchanges: ['c', 'e'], conversations: ['c', 'e'] });
    });
  });
