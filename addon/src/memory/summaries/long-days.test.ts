/** A day with more in it than anybody says, and what was asked on it. */
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { insertExchange } from '../../store/exchange-rows.ts';
import { createEmbeddedPlaces, migratedIn, testExchange } from '../../store/test-databases.ts';
import { createRetiring } from './retire-exchanges.ts';
import { createDaySummaries } from './sum-up-days.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ANNA = 'person:anna';
const timeZone = () => 'Europe/Berlin';
const now = () => new Date('2026-11-22T09:00:00Z');
const { signal } = new AbortController();

async function start() {
  const database = await migratedIn(await embedded.place());
  onTestFinished(async () => await database.close());
  return database;
}

test('it is summed up once, from the last words', async () => {
  const database = await start();
  const at = new Date('2026-11-21T08:00:00Z');
  const first = testExchange({ at, text: 'This is the first of all', speaker: ANNA, taint: [] });
  await insertExchange(database, first);
  await database.query(
    `with said as (
       insert into butler.exchanges (id, conversation_id, at, door, language, outcome, duration_ms, speaker, taint)
       select 'many-' || count, conversation_id, at + count * interval '1 second', door, language, outcome,
         duration_ms, speaker, taint
       from butler.exchanges, generate_series(1, 2000) count
       returning id, at
     )
     insert into butler.conversation_history (exchange_id, role, content, origin, at)
     select id, role, 'and again', 'person', at from said, unnest(array['user', 'assistant']) role`,
  );
  const asked: string[] = [];
  const summing = createDaySummaries({
    database,
    small: {
      async ask({ text, shape }) {
        asked.push(text);
        return shape.parse({ summary: 'The same, over and over.' });
      },
    },
    timeZone,
    now,
    onChange: () => undefined,
  });
  await summing.run(signal);
  await summing.run(signal);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain('and again');
  expect(asked[0]).not.toContain('first of all');
  expect(await database.query('select from butler.exchanges where not is_summed')).toEqual([]);
});

test('what was asked goes after thirty days, too: the words stand in it', async () => {
  const database = await start();
  for (const [id, state, at] of [
    ['old', 'done', '2026-10-22T21:59:00Z'],
    // Midnight in Berlin, thirty days before.
    ['young', 'done', '2026-10-22T22:00:00Z'],
    ['open', 'open', '2026-10-22T10:00:00Z'],
  ])
    await database.query(
      `insert into butler.questions
         (id, state, turn_id, conversation_id, asker_key, answerable_by, asked_at, expires_at, content)
       values ($1, $2, 'turn', 'c', $3, 'asker', $4::timestamptz, $4::timestamptz, '{"text": "A wish?"}')`,
      [id, state, ANNA, at],
    );
  await createRetiring({ database, timeZone, longPrompt: 100_000, now }).run(signal);
  expect(await database.query('select id from butler.questions order by id')).toEqual([
    { id: 'open' },
    { id: 'young' },
  ]);
});
