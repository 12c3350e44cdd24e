import { expect, test, vi } from 'vitest';
import { migratedIn, postgresPlace } from '../../store/test-databases.ts';
import { startTestPostgres } from '../../store/test-postgres.ts';
import { createSignsIndex } from './signs-index.ts';

const postgres = await startTestPostgres();
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const forever = new AbortController().signal;

const VALID = `select indisvalid from pg_index where indexrelid = to_regclass('butler.fact_signs_nearest')`;

test.skipIf(postgres === undefined)(
  'the index over signs is made later, also after one that was not finished',
  async () => {
    const database = await migratedIn(await postgresPlace(postgres?.url ?? ''));
    const chore = createSignsIndex(database);
    await database.query('drop index butler.fact_signs_nearest');
    await chore.run(forever);
    expect(await database.query(VALID)).toEqual([{ indisvalid: true }]);
    // As a server leaves it whose work was cut short.
    await database.query(
      `update pg_index set indisvalid = false where indexrelid = 'butler.fact_signs_nearest'::regclass`,
    );
    const [before] = await database.query(`select 'butler.fact_signs_nearest'::regclass::oid as oid`);
    await chore.run(forever);
    expect(await database.query(VALID)).toEqual([{ indisvalid: true }]);
    const [made] = await database.query(`select 'butler.fact_signs_nearest'::regclass::oid as oid`);
    expect(made).not.toEqual(before);
    await chore.run(forever);
    expect(await database.query(`select 'butler.fact_signs_nearest'::regclass::oid as oid`)).toEqual([made]);
    await database.close();
  },
);
