/** A memory with people in it, filled at once: told one by one, 100,000 facts would take minutes. */
import { randomUUID } from 'node:crypto';
import { createMemory, type Memory } from '../../../addon/src/memory/memory.ts';
import type { Embedder } from '../../../addon/src/memory/embed/embedder.ts';
import { factKey, textSearchOf } from '../../../addon/src/memory/fact-words.ts';
import type { Asker } from '../../../addon/src/people/asker.ts';
import { askerWith } from '../../../addon/src/people/test-askers.ts';
import type { Database } from '../../../addon/src/store/store.ts';
import type { Telling } from './distractors.ts';

export const personAsker = (id: string): Asker =>
  askerWith('adult', { key: `person:${id}`, personId: id, userId: `user-${id}`, name: id });

export async function addPeople(database: Database, ids: readonly string[]): Promise<void> {
  await database.query(
    `insert into butler.users (id, name, is_active, languages, start_mode, channels, permissions, is_decided,
       alexa_ids, satellites)
     select id, id, true, '[]', 'tap', '{}', '{}', true, '[]', '[]' from unnest($1::text[]) id`,
    [[...ids]],
  );
}

export interface OwnedTelling extends Telling {
  /** Null: the household's. */
  readonly personId: string | null;
  /** When it was said; without it all are spread over the last year. */
  readonly at?: Date;
}

const AT_ONCE = 1_000;
const YEAR_MINUTES = 525_600;

/** As `remember_fact` would have kept them. */
export async function tellAll(database: Database, told: readonly OwnedTelling[]): Promise<void> {
  for (let from = 0; from < told.length; from += AT_ONCE) {
    const part = told.slice(from, from + AT_ONCE);
    const column = (of: (one: OwnedTelling, at: number) => unknown) => part.map(of);
    await database.query(INSERT, [
      column(() => randomUUID()),
      column(({ personId }) => personId),
      column(({ fact }) => fact),
      column(({ fact }) => factKey(fact)),
      column(({ language }) => language),
      column(({ language }) => textSearchOf(language)),
      column(({ at: saidAt }, at) => {
        if (saidAt !== undefined) return Math.floor((Date.now() - saidAt.getTime()) / 60_000);
        return Math.floor((1 - (from + at) / told.length) * YEAR_MINUTES);
      }),
    ]);
  }
  await database.query('vacuum analyze butler.user_facts');
}

const INSERT = `
  insert into butler.user_facts (id, scope, person_id, fact, fact_key, category, confidence, source, said_by, said_at,
    origin, language, words)
  select id, case when person_id is null then 'household' else 'private' end, person_id, fact, key, 'other', 1, 'told',
    'person:' || coalesce(person_id, 'nobody'), now() - minutes * interval '1 minute', 'person', language,
    to_tsvector(config::regconfig, fact) || to_tsvector('simple', fact)
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[])
    as told (id, person_id, fact, key, language, config, minutes)
  on conflict do nothing`;

/** Only for looking. */
export function memoryOf(database: Database, embedder?: Embedder): Memory {
  const unused = () => Promise.reject(new Error('Nothing is forgotten in this benchmark.'));
  return createMemory({
    database,
    people: () => [],
    forgetting: { forget: unused, forgetAll: unused, unkeep: unused },
    embedder,
  });
}
