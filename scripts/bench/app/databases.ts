import { startPostgres } from '../../bed/postgres.ts';
import type { Say } from '../../say.ts';

export interface BenchDatabase {
  readonly name: string;
  /** Null: the embedded one. */
  readonly url: string | null;
}

/** Does the work once with each database that the app knows, in a fresh one each time. */
export async function withEachDatabase(
  say: Say,
  work: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  await work({ name: 'embedded', url: null });
  await withPostgres(say, work);
}

/** Does the work with a fresh database of a PostgreSQL of its own. */
export async function withPostgres(
  say: Say,
  work: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const postgres = await startPostgres(say);
  try {
    await work({ name: 'PostgreSQL', url: await postgres.createDatabase() });
  } finally {
    await postgres.stop();
  }
}
