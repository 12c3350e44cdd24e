/**
 * An embedded database that is migrated already, for tests: making one takes two seconds of computing. Made once for
 * a checkout and its migrations, copied for each file of tests, and emptied between them.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { REPOSITORY } from '../../../scripts/paths.ts';
import { openEmbedded } from './embedded.ts';
import { migrate, type Migration } from './migrate.ts';
import type { Database } from './store.ts';

export async function copyTemplate(folder: string, migrations: readonly Migration[]): Promise<void> {
  const made = await readFile(join(REPOSITORY, 'node_modules/@electric-sql/pglite/package.json'), 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([made, migrations]))
    .digest('hex')
    .slice(0, 16);
  const template = join(REPOSITORY, '.cache', `embedded-database-${key}`);
  if (!existsSync(template)) await make(template, migrations);
  await cp(template, folder, { recursive: true });
}

async function make(template: string, migrations: readonly Migration[]): Promise<void> {
  const unfinished = `${template}.${randomUUID()}`;
  const database = openEmbedded(unfinished);
  await migrate(database, migrations);
  await database.close();
  try {
    await rename(unfinished, template);
  } catch (error) {
    // Another worker was faster.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
}

export interface Emptying {
  /** Leaves nothing at all. */
  readonly raze: () => Promise<void>;
  /** Leaves what migrations leave: by deleting rows, or anew where a test has changed more than rows. */
  readonly empty: () => Promise<void>;
}

/** Of a copy that nobody has used yet. */
export function emptying(database: () => Pick<Database, 'query'>, remigrate: () => Promise<void>): Emptying {
  let isUsed = false;
  let fresh: Awaited<ReturnType<typeof look>> | undefined;

  const query: Database['query'] = async (...asked) => await database().query(...asked);

  async function look() {
    const seeds = new Map<string, string>();
    for (const { name, rows } of await filled()) if (rows !== null) seeds.set(name, rows);
    return { shape: await shape(), seeds };
  }
  const shape = async () => (await query(SHAPE))[0]?.['shape'];

  async function filled() {
    const names = (await query(TABLES)).map((row) => table.parse(row).name);
    const all = names.map((name) => `select '${name}' as name, jsonb_agg(t)::text as rows from ${name} t`);
    return (await query(all.join(' union all '))).map((row) => content.parse(row));
  }

  async function raze() {
    isUsed = true;
    await query('drop schema if exists butler cascade; drop schema public cascade; create schema public');
  }

  return {
    raze,
    async empty() {
      if (isUsed && (fresh === undefined || (await shape()) !== fresh.shape)) {
        await raze();
        await remigrate();
        fresh = undefined;
      } else if (fresh !== undefined) {
        const { seeds } = fresh;
        const changed = (await filled()).filter(({ name, rows }) => rows !== (seeds.get(name) ?? null));
        if (changed.length === 0) return;
        const names = changed.map(({ name }) => name);
        await query(`truncate ${names.join(', ')} restart identity cascade`);
        for (const [name, rows] of seeds)
          await query(
            `insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::text::jsonb) on conflict do nothing`,
            [rows],
          );
      }
      isUsed = true;
      fresh ??= await look();
    },
  };
}

const table = z.object({ name: z.string() });
const content = z.object({ name: z.string(), rows: z.string().nullable() });

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'butler'`;

/** Everything that a test may have changed beside rows. */
const SHAPE = `
  with ours as (select oid from pg_namespace where nspname in ('butler', 'public')), parts as (
    select concat_ws(' ', attrelid::regclass, attname, atttypid, atttypmod, attnotnull, atthasdef, attisdropped) as part
      from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace in (select oid from ours)
    union all select concat_ws(' ', oid::regclass, relkind) from pg_class where relnamespace in (select oid from ours)
    union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace in (select oid from ours)
    union all select concat_ws(' ', oid::regprocedure, prosrc) from pg_proc where pronamespace in (select oid from ours)
    union all select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) from pg_trigger where not tgisinternal
    union all select extname from pg_extension
  )
  select md5(string_agg(part, ';' order by part)) as shape from parts`;
