import { afterAll, describe, expect, test, vi } from 'vitest';
import { insertExchange } from './exchange-rows.ts';
import { startTestPostgres } from './test-postgres.ts';
import { createEmbeddedPlaces, migratedIn, postgresPlace, testExchange } from './test-databases.ts';
import { keepUsage, selectUsage, selectUsageOf } from './usage-rows.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];
const usage = (model: string, inputTokens: number, cacheReadTokens = 0) => ({
  model,
  inputTokens,
  outputTokens: 5,
  cacheReadTokens,
  cacheWriteTokens: 2,
});

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    test('tokens are told by the day of the household, the asker, the model, and by long and short prompts', async () => {
      const database = await migratedIn(await place());
      const exchanges = [
        // Half past midnight in Berlin.
        {
          id: 'a',
          at: new Date('2026-11-21T23:30:00Z'),
          usage: [usage('haiku', 10), usage('haiku', 20, 30)],
        },
        { id: 'b', at: new Date('2026-11-21T22:30:00Z'), usage: [usage('haiku', 1)] },
        { id: 'c', at: new Date('2026-11-22T09:00:00Z'), speaker: 'house', usage: [usage('haiku', 99, 1)] },
        { id: 'd', at: new Date('2026-11-22T10:00:00Z'), speaker: null, usage: [usage('sonnet', 7)] },
        { id: 'too-early', at: new Date('2026-10-31T22:59:59Z'), usage: [usage('haiku', 1_000)] },
        { id: 'too-late', at: new Date('2026-11-22T12:00:00Z'), usage: [usage('haiku', 1_000)] },
        { id: 'without', at: new Date('2026-11-22T08:00:00Z'), usage: [] },
      ];
      for (const exchange of exchanges) await insertExchange(database, testExchange(exchange));
      const rows = await selectUsage(database, {
        from: new Date('2026-10-31T23:00:00Z'),
        until: new Date('2026-11-22T12:00:00Z'),
        timeZone: 'Europe/Berlin',
        longPrompt: 101,
      });
      const common = { speaker: 'person:anna', model: 'haiku', isLong: false, kind: 'turn' };
      expect(rows).toEqual([
        { ...common, ...usage('haiku', 1), day: '2026-11-21', requests: 1 },
        {
          ...common,
          ...usage('haiku', 99, 1),
          day: '2026-11-22',
          speaker: 'house',
          isLong: true,
          requests: 1,
        },
        {
          ...common,
          ...usage('haiku', 30, 30),
          outputTokens: 10,
          cacheWriteTokens: 4,
          day: '2026-11-22',
          requests: 2,
        },
        { ...common, ...usage('sonnet', 7), day: '2026-11-22', speaker: null, requests: 1 },
      ]);
      expect(await selectUsageOf(database, 'a')).toEqual([usage('haiku', 10), usage('haiku', 20, 30)]);
      expect(await selectUsageOf(database, 'nobody')).toEqual([]);
    });

    test('what a model took outside a turn counts in its time, for whom it was', async () => {
      const database = await migratedIn(await place());
      await insertExchange(database, testExchange({ usage: [usage('haiku', 10)] }));
      await keepUsage(database, {
        at: new Date('2026-11-22T12:30:00Z'),
        speaker: 'person:anna',
        kind: 'learning',
        usage: [usage('haiku', 5), usage('small', 7)],
      });
      await keepUsage(database, {
        at: new Date('2026-11-22T13:00:00Z'),
        speaker: null,
        kind: 'summary',
        usage: [usage('small', 9)],
      });
      await keepUsage(database, {
        at: new Date('2026-11-22T12:40:00Z'),
        speaker: null,
        kind: 'summary',
        usage: [],
      });
      const rows = await selectUsage(database, {
        from: new Date('2026-11-22T00:00:00Z'),
        until: new Date('2026-11-22T13:00:00Z'),
        timeZone: 'Europe/Berlin',
        longPrompt: 101,
      });
      const common = { speaker: 'person:anna', day: '2026-11-22', isLong: false };
      expect(rows).toEqual([
        { ...common, ...usage('haiku', 5), kind: 'learning', requests: 1 },
        { ...common, ...usage('haiku', 10), kind: 'turn', requests: 1 },
        { ...common, ...usage('small', 7), kind: 'learning', requests: 1 },
      ]);
    });
  });
