import { expect, test } from 'vitest';
import { readMigrations } from './migrate.ts';

test('each migration has a number of its own: of two with one, only the first would ever run', async () => {
  const migrations = await readMigrations(new URL('../../sql/', import.meta.url));
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_migration, at) => at + 1));
});
