/** `butler.souls`: every version that somebody had, and which is the one of now. */
import * as z from 'zod';
import { storable } from './storable.ts';
import type { Database } from './store.ts';

type Queries = Pick<Database, 'query'>;

export interface SoulChange {
  readonly personId: string;
  /** Null: the default one. */
  readonly soul: string | null;
  /** Key of whoever changes it, e.g. `person:…`. */
  readonly changedBy: string;
  /** In the words of whoever wanted it. */
  readonly reason: string;
}

export interface SoulVersion {
  readonly soul: string | null;
  readonly at: Date;
  readonly changedBy: string;
  readonly reason: string;
  readonly isUndone: boolean;
}

/** In one statement, so that the soul of now is always one of the versions. */
export async function saveSoul(
  database: Queries,
  { personId, soul, changedBy, reason }: SoulChange,
): Promise<void> {
  await database.query(
    `with version as (
       insert into butler.souls (user_id, content, changed_by, reason) values ($1::text, $2::text, $3, $4)
     )
     update butler.users set soul = $2::text, updated_at = now() where id = $1::text`,
    [personId, soul === null ? null : storable(soul), changedBy, storable(reason)],
  );
}

/** Goes back to the version before, however often; undefined: there is nothing to undo. */
export async function undoSoul(
  database: Queries,
  personId: string,
): Promise<{ readonly soul: string | null } | undefined> {
  const [row] = await database.query(UNDO, [personId]);
  return row === undefined ? undefined : z.object({ soul: z.string().nullable() }).parse(row);
}

const UNDO = `
  with last as (
    update butler.souls set undone_at = now()
    where id = (select max(id) from butler.souls where user_id = $1 and undone_at is null)
    returning id
  )
  update butler.users set
    soul = (
      select content from butler.souls
      where user_id = $1 and undone_at is null and id not in (select id from last)
      order by id desc limit 1
    ),
    updated_at = now()
  where id = $1 and exists (select from last)
  returning soul`;

/** Every version, and the one of now. */
export async function deleteSouls(database: Queries, personId: string): Promise<void> {
  await database.query(
    `with gone as (delete from butler.souls where user_id = $1)
     update butler.users set soul = null, updated_at = now() where id = $1`,
    [personId],
  );
}

/** The newest first. */
export async function selectSouls(
  database: Queries,
  personId: string,
  limit: number,
): Promise<readonly SoulVersion[]> {
  const rows = await database.query(
    `select content as soul, at, changed_by as "changedBy", reason, undone_at is not null as "isUndone"
     from butler.souls where user_id = $1 order by id desc limit $2`,
    [personId, limit],
  );
  return rows.map((row) => version.parse(row));
}

const version = z.object({
  soul: z.string().nullable(),
  at: z.date(),
  changedBy: z.string(),
  reason: z.string(),
  isUndone: z.boolean(),
});
