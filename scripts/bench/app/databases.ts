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
  const postgres = await startPostgres(say);
  try {
    await work({ name: 'PostgreSQL', url: await postgres.createDatabase() });
  } finally {
    await postgres.stop();
  }
}
