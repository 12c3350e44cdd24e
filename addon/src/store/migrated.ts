import { ButlerError } from '../errors.ts';
import type { Database } from './store.ts';

export interface MigratedOptions {
  /** Resolves when the database is as this version needs it; tried again after it failed. */
  readonly migrate: (database: Database) => Promise<void>;
  /** Called once when it can never be used by this version. */
  readonly onRefused: (error: ButlerError) => void;
}

/** The same database, whose every query first waits until it is migrated. */
export function migrated(database: Database, { migrate, onRefused }: MigratedOptions): Database {
  let migrating: Promise<void> | undefined;

  async function once(): Promise<void> {
    try {
      await migrate(database);
    } catch (error) {
      if (error instanceof ButlerError && error.code === 'config') onRefused(error);
      else migrating = undefined;
      throw error;
    }
  }
  async function ready(): Promise<Database> {
    migrating ??= once();
    await migrating;
    return database;
  }
  return {
    kind: database.kind,
    query: async (sql, parameters, plan) => await (await ready()).query(sql, parameters, plan),
    transaction: async (work) => await (await ready()).transaction(work),
    ...(database.onChanged !== undefined && { onChanged: database.onChanged }),
    close: async () => await database.close(),
  };
}
