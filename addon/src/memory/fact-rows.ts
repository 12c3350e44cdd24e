/** `butler.user_facts`: keeping. Each in one statement, so that nothing is ever half done. */
import * as z from 'zod';
import type { Asker } from '../people/asker.ts';
import { storable, storableJson } from '../store/storable.ts';
import type { Database } from '../store/store.ts';
import type { NewFact } from './fact.ts';
import { factKey, textSearchOf, topicOf } from './fact-words.ts';
import { mayTellHousehold, VISIBLE, VISIBLE_OR_GOING, visibleTo } from './visible.ts';

export type Queries = Pick<Database, 'query'>;

/** Of a row called `fact`, as `storedFact` reads it. */
export const FACT_COLUMNS = `fact.id, fact.scope, fact.fact, fact.category, fact.said_by as "saidBy",
  (select name from butler.users where 'person:' || users.id = fact.said_by) as "saidByName",
  fact.said_at as "saidAt", fact.place, fact.is_secret as "isSecret", fact.taint, fact.expires_at as "expiresAt"`;

/** `new`: kept. `known`: it was there, and is now as fresh as if it had just been said. */
export interface Kept {
  readonly outcome: 'new' | 'known';
  /** What it replaced, newest first. */
  readonly replaced: readonly string[];
}

/** Undefined: the asker has nowhere to keep it. `people`: names of the household. */
export async function saveFact(
  database: Queries,
  asker: Asker,
  fact: NewFact,
  people: readonly string[],
): Promise<Kept | undefined> {
  const [personId, hasHousehold] = visibleTo(asker);
  if (fact.scope === 'private' ? personId === null : !mayTellHousehold(asker)) return undefined;
  const [row] = await database.query(SAVE, [
    personId,
    hasHousehold,
    fact.id,
    fact.scope,
    storable(fact.fact),
    factKey(storable(fact.fact)),
    topicOf(fact.fact, people),
    fact.category,
    fact.confidence,
    fact.source,
    asker.key,
    fact.saidAt.toISOString(),
    fact.place,
    fact.exchangeId,
    fact.taint[0]?.origin ?? 'person',
    storableJson(fact.taint),
    fact.isSecret,
    fact.language,
    fact.expiresAt?.toISOString() ?? null,
    textSearchOf(fact.language),
    [...fact.replaces],
    fact.scope === 'private' || asker.areas.household === 'all',
  ]);
  const { known, replaced } = z.object({ known: z.boolean(), replaced: z.array(z.string()) }).parse(row);
  return { outcome: known ? 'known' : 'new', replaced };
}

const OWNER = `case when $4::text = 'private' then $1::text end`;
/** What stays of something that was forgotten; nothing can be read from it. */
export const FINGERPRINT = (owner: string, key: string) => `sha256(
  (select salt from butler.forgetting_salt) || convert_to(${owner} || chr(10) || ${key}, 'UTF8'))`;

const SAVE = `
  with ${VISIBLE_OR_GOING}, same as (
    update butler.user_facts set
      -- Who tells it once more wants it kept after all.
      forget_at = case when $10::text = 'learned' then forget_at end,
      forget_by = case when $10::text = 'learned' then forget_by end,
      said_at = greatest(said_at, $12::timestamptz),
      confidence = greatest(confidence, $9::real),
      expires_at = case when $22::boolean or said_by = $11::text then $19::timestamptz else expires_at end
    where superseded_by is null and fact_key = $6::text
      and id in (select id from visible where scope = $4::text)
    returning id
  ), fresh as (
    insert into butler.user_facts (id, scope, person_id, fact, fact_key, topic, category, confidence, source,
      said_by, said_at, place, exchange_id, origin, taint, is_secret, language, expires_at, words)
    select $3::text, $4::text, ${OWNER}, $5::text, $6::text, $7::text, $8::text, $9::real, $10::text, $11::text,
      $12::timestamptz, $13::text, $14::text, $15::text, $16::jsonb, $17::boolean, $18::text, $19::timestamptz,
      to_tsvector($20::text::regconfig, $5::text) || to_tsvector('simple', $5::text)
    where not exists (select from same)
    on conflict do nothing
    returning id
  ), replaced as (
    update butler.user_facts old set superseded_by = fresh.id, superseded_at = now()
    from fresh
    where old.superseded_by is null and old.id <> fresh.id
      and old.id in (
        select id from visible
        where scope = $4::text and (id = any($21::text[]) or topic = $7::text)
          -- What somebody else told the household takes every right there.
          and ($22::boolean or said_by = $11::text)
      )
    returning old.fact, old.said_at
  ), wanted_again as (
    delete from butler.forgotten_facts
    where owner = coalesce(${OWNER}, '') and fingerprint = ${FINGERPRINT(`coalesce(${OWNER}, '')`, '$6::text')}
  )
  select not exists (select from fresh) as known,
    coalesce((select array_agg(fact order by said_at desc) from replaced), '{}') as replaced`;

/** Whether this was forgotten, so that it is not learned again. */
export async function wasForgotten(
  database: Queries,
  asker: Asker,
  { scope, fact }: Pick<NewFact, 'scope' | 'fact'>,
): Promise<boolean> {
  const [personId, hasHousehold] = visibleTo(asker);
  const owner = scope === 'private' ? personId : hasHousehold ? '' : null;
  if (owner === null) return false;
  const rows = await database.query(
    `select from butler.forgotten_facts where owner = $1::text and fingerprint = ${FINGERPRINT('$1::text', '$2::text')}`,
    [owner, factKey(storable(fact))],
  );
  return rows.length > 0;
}

/** What this fact replaced holds again. Nothing of it is known to the asker: nothing happens. */
export async function bringBackReplaced(database: Queries, asker: Asker, id: string): Promise<void> {
  await database.query(BRING_BACK, [...visibleTo(asker), id]);
}

const BRING_BACK = `
  with ${VISIBLE}
  update butler.user_facts old set superseded_by = null, superseded_at = null
  where old.superseded_by in (select id from visible where id = $3::text)
    and not exists (
      select from butler.user_facts same
      where same.superseded_by is null and same.fact_key = old.fact_key
        and same.person_id is not distinct from old.person_id
    )`;

/** What was told counts a little more the next time. */
export async function countUse(database: Queries, asker: Asker, ids: readonly string[]): Promise<void> {
  await database.query(
    `with ${VISIBLE} update butler.user_facts set used = used + 1, last_used_at = now()
     where id in (select id from visible where id = any($3::text[]))`,
    [...visibleTo(asker), [...ids]],
  );
}
