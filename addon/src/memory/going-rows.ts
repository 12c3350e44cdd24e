/** Facts that are forgotten with a way back: nobody is told them any more, and they are deleted when it is time. */
import * as z from 'zod';
import type { Asker } from '../people/asker.ts';
import type { Queries } from './fact-rows.ts';
import type { Forgetter } from './forget-rows.ts';
import { VISIBLE_OR_GOING, visibleTo } from './visible.ts';

/** The caller has looked whether it is theirs to forget. What is going already keeps its time. */
export async function letGo(database: Queries, asker: Asker, id: string, at: Date): Promise<void> {
  await database.query(LET_GO, [...visibleTo(asker), id, asker.key, at.toISOString()]);
}

const LET_GO = `
  with ${VISIBLE_OR_GOING}
  update butler.user_facts set forget_at = $5::timestamptz, forget_by = $4::text
  where forget_at is null and id in (select id from visible where id = $3::text)`;

/** Whether it is the asker who has let it go. */
export async function isGoing(database: Queries, asker: Asker, id: string): Promise<boolean> {
  const rows = await database.query(
    `with ${VISIBLE_OR_GOING} select from visible
     where id = $3::text and forget_at is not null and forget_by = $4::text`,
    [...visibleTo(asker), id, asker.key],
  );
  return rows.length > 0;
}

/** Whoever let it go has it back, as long as it is not time. Whatever is not going stays as it is. */
export async function bringBack(database: Queries, asker: Asker, id: string, now: Date): Promise<void> {
  await database.query(BRING_BACK, [...visibleTo(asker), id, asker.key, now.toISOString()]);
}

const BRING_BACK = `
  with ${VISIBLE_OR_GOING}
  update butler.user_facts set forget_at = null, forget_by = null
  where forget_at > $5::timestamptz and forget_by = $4::text
    and id in (select id from visible where id = $3::text)`;

export interface GoingFact {
  readonly id: string;
  /** With the rights of the moment in which it was let go. */
  readonly by: Forgetter;
}

/** Those whose time has come, for the chore that deletes them. */
export async function selectGone(database: Queries, now: Date, limit: number): Promise<readonly GoingFact[]> {
  const rows = await database.query(
    `select id, person_id as "personId", forget_by as key from butler.user_facts
     where forget_at <= $1::timestamptz order by forget_at, id limit $2::integer`,
    [now.toISOString(), limit],
  );
  return rows.map((row) => {
    const { id, personId, key } = gone.parse(row);
    const kind = key.startsWith('person:') ? 'person' : 'room';
    return { id, by: { kind, key, personId, isOfHousehold: true, areas: { household: 'all' } } };
  });
}

const gone = z.object({ id: z.string(), personId: z.string().nullable(), key: z.string() });
