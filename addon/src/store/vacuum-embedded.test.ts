import { afterAll, expect, test, vi } from 'vitest';
import { insertExchange } from './exchange-rows.ts';
import { createEmbeddedPlaces, migratedIn, testExchange } from './test-databases.ts';
import { createVacuum } from './vacuum-embedded.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());

async function start() {
  const database = await migratedIn(await embedded.place());
  const grow = async (many: number) =>
    await database.query(
      `insert into butler.rooms (id, areas, media, may_answer_security)
       select gen_random_uuid()::text, to_jsonb(repeat('x', 500)), '{}', false from generate_series(1, $1::integer)`,
      [many],
    );
  const known = async () => {
    const [row] = await database.query(`select reltuples from pg_class where oid = 'butler.rooms'::regclass`);
    return Number(row?.['reltuples']);
  };
  return { database, grow, known, vacuum: createVacuum(database), soon: AbortSignal.timeout(60_000) };
}

test('a table that has grown is looked at once, so that plans know how much there is', async () => {
  const { grow, known, vacuum, soon } = await start();
  await grow(1_000);
  expect(await known()).toBe(-1);
  await vacuum.run(soon);
  expect(await known()).toBe(1_000);
  await grow(20);
  await vacuum.run(soon);
  expect(await known()).toBe(1_000);
  await grow(1_000);
  await vacuum.run(soon);
  expect(await known()).toBe(2_020);
});

test('not while somebody talks, and not after the end', async () => {
  const { database, grow, known, vacuum, soon } = await start();
  await grow(1_000);
  await insertExchange(database, testExchange({ at: new Date() }));
  await vacuum.run(soon);
  expect(await known()).toBe(-1);
  await database.query(`update butler.exchanges set at = at - interval '1 hour'`);
  await expect(vacuum.run(AbortSignal.abort())).rejects.toThrow(/aborted/);
  expect(await known()).toBe(-1);
});

test('PostgreSQL does it by itself', async () => {
  const { database, grow, known } = await start();
  await grow(1_000);
  await createVacuum({ ...database, kind: 'postgresql' }).run(AbortSignal.timeout(60_000));
  expect(await known()).toBe(-1);
});
