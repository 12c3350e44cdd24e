/**
 * Looking for facts in every way that there is; what several of these find comes first (reciprocal rank fusion),
 * recent and often used facts a little before others.
 */
import type { Asker } from '../people/asker.ts';
import { type Fact, foundFact, type FoundFact, storedFact } from './fact.ts';
import { FACT_COLUMNS, type Queries } from './fact-rows.ts';
import { textSearchOf } from './fact-words.ts';
import { findByLikeness } from './find/by-likeness.ts';
import { findByWords, type FoundByWords } from './find/by-words.ts';
import type { Frequency } from './find/common-words.ts';
import { anyOf, CURRENT, currentFor, type Ranked, type Wanted } from './find/way.ts';
import { VISIBLE, visibleTo } from './visible.ts';

/** What a database can do, beyond words. */
export interface Abilities {
  readonly trigrams: boolean;
  readonly vectors: boolean;
}

export async function abilitiesOf(database: Queries): Promise<Abilities> {
  const [row] = await database.query(`
    select exists (select from pg_extension where extname = 'pg_trgm') as trigrams,
      exists (select from pg_trigger
        where tgrelid = to_regclass('butler.user_facts') and tgname = 'user_facts_signs') as vectors`);
  return {
    trigrams: row?.['trigrams'] === true,
    vectors: row?.['vectors'] === true,
  };
}

/** So many facts are too many to look for what sounds alike. */
const MUCH = 300;
/** Of the best, looked at once more. */
const MOST_LAST = 20;

/** Of a question: with so much of it in a fact, its other words are no misheard ones. */
const ENOUGH = 0.6;

const NO_WORDS: FoundByWords = { ranked: [], unknown: [], knowsAny: false };

/** Best first: those that have all the words, then the others. `meaning`: what the question means, if that is known in time. */
export async function findFacts(
  database: Queries,
  asker: Asker,
  wanted: Wanted,
  { trigrams, common }: Pick<Abilities, 'trigrams'> & { readonly common: Frequency },
  meaning: Promise<Ranked> = Promise.resolve([]),
): Promise<readonly FoundFact[]> {
  const byWords = wanted.words.length === 0 ? NO_WORDS : await findByWords(database, asker, wanted, common);
  const isClear = (byWords.ranked[0]?.weight ?? 0) >= ENOUGH;
  const byLikeness =
    trigrams && !isClear && byWords.knowsAny
      ? await findByLikeness(database, asker, byWords.unknown, wanted, common.count >= MUCH)
      : [];
  const near = (await meaning).map(({ id, weight }) => ({ id, weight: weight * NEAR }));
  const scores = fuse([byWords.ranked, byLikeness, near]);
  if (scores.length === 0) return [];
  const parameters = [
    ...currentFor(asker, wanted.withSecrets),
    textSearchOf(wanted.language),
    [...wanted.words],
    scores.map(({ id }) => id),
    scores.map(({ score }) => score),
    wanted.limit,
    [...byWords.ranked, ...byLikeness].map(({ id }) => id),
    [...wanted.forms],
  ];
  const rows = await database.query(bestOf(trigrams), parameters, 'kept');
  return rows.map((row) => foundFact.parse(row));
}

/** Reciprocal ranks are added with this below them: with twice as much the last of forty would count nearly as the first. */
const FUSION = 30;
/** The nearest by its meaning counts less than what has all the words. */
const NEAR = 0.8;

function fuse(ways: readonly Ranked[]): readonly { readonly id: string; readonly score: number }[] {
  const scores = new Map<string, number>();
  for (const way of ways) {
    for (const [at, { id, weight }] of way.entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (FUSION + at + 1));
    }
  }
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_LAST);
}

/** "Schlüssel" is in "Ersatzschlüssel", and what was misheard is nearly there. */
const IS_ALMOST_IN = `or word_similarity(word, fact.fact) >= 0.7`;

/** The first word that a fact does not have decides: likeness takes longer than all the rest. */
const bestOf = (hasTrigrams: boolean) => `
  with ${CURRENT}, scored as (select * from unnest($6::text[], $7::real[]) as scored (id, score)),
  asked as materialized (
    select word, plainto_tsquery($4::text::regconfig, word) || plainto_tsquery('simple', word)
      || coalesce(${anyOf('forms')}, ''::tsquery) as query
    from unnest($5::text[], $10::text[]) as asked (word, forms)
  )
  select ${FACT_COLUMNS}, cardinality($5::text[]) > 0 and not exists (
      select from asked where not (fact.words @@ query ${hasTrigrams ? IS_ALMOST_IN : ''})
    ) as "isClear", fact.id = any($9::text[]) as "hasWords"
  from scored join current fact using (id)
  order by "isClear" desc, score
    + 0.0003 / (1 + extract(epoch from now() - fact.said_at) / 2592000) + 0.0001 * ln(1 + fact.used) desc, fact.id
  limit $8::integer`;

/** The newest first, without secrets. */
export async function latestFacts(
  database: Queries,
  asker: Asker,
  limit: number,
): Promise<{ readonly facts: readonly Fact[]; readonly count: number }> {
  const rows = await database.query(LATEST, [...currentFor(asker, false), limit]);
  return { facts: rows.map((row) => storedFact.parse(row)), count: Number(rows[0]?.['count'] ?? 0) };
}

const LATEST = `
  with ${CURRENT}
  select ${FACT_COLUMNS}, count(*) over () as count
  from current fact order by (fact.scope = 'private') desc, fact.said_at desc, fact.id limit $4::integer`;

/** By its id; undefined: there is none that the asker may know. */
export async function factById(database: Queries, asker: Asker, id: string): Promise<Fact | undefined> {
  const [row] = await database.query(
    `with ${VISIBLE} select ${FACT_COLUMNS} from visible fact where fact.id = $3::text`,
    [...visibleTo(asker), id],
  );
  return row === undefined ? undefined : storedFact.parse(row);
}
