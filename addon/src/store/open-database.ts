import { join } from 'node:path';
import type { ButlerError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Secret } from '../secret.ts';
import { openEmbedded } from './embedded.ts';
import { migrate, readMigrations } from './migrate.ts';
import { migrated } from './migrated.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './store.ts';

export interface DatabaseOptions {
  /** Undefined: the embedded database. */
  readonly url: Secret | undefined;
  readonly dataDir: string;
  /** Folder of the migrations, with a slash at the end. */
  readonly migrations: URL;
  readonly log: Log;
  /** The database is newer than this version of the app. */
  readonly onRefused: (error: ButlerError) => void;
}

/** Returns at once: connecting, opening and migrating happen on first use, and again after a failure. */
export function openDatabase({ url, dataDir, migrations, log, onRefused }: DatabaseOptions): Database {
  const database = url === undefined ? openEmbedded(join(dataDir, 'database')) : openPostgres(url, log);
  return migrated(database, {
    migrate: async (opened) => await migrate(opened, await readMigrations(migrations)),
    onRefused,
  });
}
