/** Brings the database to the newest migration of this version. Migrations are only ever added. */
import { readdir, readFile } from 'node:fs/promises';
import { ButlerError } from '../errors.ts';
import { isMadeAlready } from './database-error.ts';
import type { Database } from './store.ts';

export interface Migration {
  readonly number: number;
  /** Name of its file, e.g. `000001-conversations.sql`. */
  readonly name: string;
  readonly sql: string;
}

/** All of a folder, in order. */
export async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{6}-[a-z0-9-]+\.sql$/.test(name)).toSorted();
  return await Promise.all(
    names.map(async (name) => {
      return { number: Number(name.slice(0, 6)), name, sql: await readFile(new URL(name, folder), 'utf8') };
    }),
  );
}

/**
 * Safe to run from several processes at once: each migration's row is inserted first in its transaction, so a
 * second one waits for the first, finds the row and goes on. Throws ButlerError `config` when the database
 * is newer than these migrations, and changes nothing then.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  await makeOnce(() => database.query('create schema if not exists butler'));
  await makeOnce(() =>
    database.query(`
      create table if not exists butler.migrations (
        number integer primary key,
        name text not null,
        at timestamptz not null default now()
      )`),
  );
  const rows = await database.query('select max(number) as newest from butler.migrations');
  const newest = Number(rows[0]?.['newest'] ?? 0);
  const known = migrations.at(-1)?.number ?? 0;
  if (newest > known) throw new ButlerError('config', tooNew(newest, known));
  for (const migration of migrations.filter(({ number }) => number > newest))
    await apply(database, migration);
}

async function apply(database: Database, { number, name, sql }: Migration): Promise<void> {
  await database.transaction(async ({ query }) => {
    const mine = await query(
      'insert into butler.migrations (number, name) values ($1, $2) on conflict do nothing returning number',
      [number, name],
    );
    if (mine.length > 0) await query(sql);
  });
}

/** Another process making the same thing at the same moment has done our work. */
async function makeOnce(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isMadeAlready(error)) throw error;
  }
}

const tooNew = (newest: number, known: number) =>
  `The database was used by a newer Butler (it is at step ${newest}, this version knows ${known}): ` +
  'update Butler, or restore the backup from before the update.';
