/**
 * Looking for facts: by the stems of the asker's language, by the words as they stand, and by trigrams; what
 * several of these find comes first (reciprocal rank fusion), recent and often used facts a little before others.
 */
import type { Asker } from '../people/asker.ts';
import { type Fact, foundFact, type FoundFact, storedFact } from './fact.ts';
import { FACT_COLUMNS, type Queries } from './fact-rows.ts';
import { textSearchOf } from './fact-words.ts';
import { VISIBLE, visibleTo } from './visible.ts';

export interface Wanted {
  /** Words that carry the question; at least one. */
  readonly words: readonly string[];
  readonly language: string;
  readonly withSecrets: boolean;
  readonly limit: number;
}

/** Best first. `hasTrigrams`: whether the database knows them. */
export async function findFacts(
  database: Queries,
  asker: Asker,
  { words, language, withSecrets, limit }: Wanted,
  hasTrigrams: boolean,
): Promise<readonly FoundFact[]> {
  const rows = await database.query(hasTrigrams ? FIND_WITH_TRIGRAMS : FIND, [
    ...visibleTo(asker),
    withSecrets,
    textSearchOf(language),
    words.join(' '),
    limit,
  ]);
  return rows.map((row) => foundFact.parse(row));
}

/** Reciprocal ranks are added with this below them. */
const FUSION = 60;
/** Of each way to look. */
const MOST_CANDIDATES = 40;

const CURRENT = `current as not materialized (
  select * from visible
  where superseded_by is null and (expires_at is null or expires_at > now()) and ($3::boolean or not is_secret)
)`;

const ranked = (name: string, rank: string, condition: string) => `${name} as (
  select id, row_number() over (order by ${rank} desc, said_at desc) as position
  from current, asked where ${condition}
  order by position limit ${String(MOST_CANDIDATES)}
)`;

const findWith = (ways: readonly string[], names: readonly string[], isClear: string) => `
  with ${VISIBLE}, ${CURRENT}, asked as materialized (
    select plainto_tsquery($4::text::regconfig, $5::text) as all_stems,
      plainto_tsquery('simple', $5::text) as all_words,
      replace(plainto_tsquery($4::text::regconfig, $5::text)::text, ' & ', ' | ')::tsquery as stems,
      replace(plainto_tsquery('simple', $5::text)::text, ' & ', ' | ')::tsquery as plain
  ), ${ways.join(', ')}, fused as (
    select id, sum(1.0 / (${String(FUSION)} + position)) as score
    from (${names.map((name) => `select id, position from ${name}`).join(' union all ')}) found
    group by id
  )
  select ${FACT_COLUMNS}, ${isClear} as "isClear"
  from fused join current fact using (id), asked
  order by "isClear" desc, score
    + 0.001 / (1 + extract(epoch from now() - fact.said_at) / 2592000) + 0.0003 * ln(1 + fact.used) desc, fact.id
  limit $6::integer`;

const STEMS = ranked('stemmed', 'ts_rank(words, asked.stems)', 'words @@ asked.stems');
const PLAIN = ranked('plain', 'ts_rank(plain_words, asked.plain)', 'plain_words @@ asked.plain');
const TRIGRAMS = ranked('resembling', 'word_similarity($5::text, fact)', '$5::text <% fact');
const HAS_ALL = 'coalesce(fact.words @@ asked.all_stems or fact.plain_words @@ asked.all_words, false)';
/** "Schlüssel" is in "Ersatzschlüssel", and what was misheard is nearly there. */
const HAS_ALMOST_ALL = `(select bool_and(word_similarity(word, fact.fact) >= 0.7)
  from unnest(string_to_array($5::text, ' ')) word)`;

const FIND = findWith([STEMS, PLAIN], ['stemmed', 'plain'], HAS_ALL);
const FIND_WITH_TRIGRAMS = findWith(
  [STEMS, PLAIN, TRIGRAMS],
  ['stemmed', 'plain', 'resembling'],
  `(${HAS_ALL} or ${HAS_ALMOST_ALL})`,
);

export async function knowsTrigrams(database: Queries): Promise<boolean> {
  return (await database.query(`select from pg_extension where extname = 'pg_trgm'`)).length > 0;
}

/** The newest first, without secrets. */
export async function latestFacts(
  database: Queries,
  asker: Asker,
  limit: number,
): Promise<{ readonly facts: readonly Fact[]; readonly count: number }> {
  const rows = await database.query(LATEST, [...visibleTo(asker), false, limit]);
  return { facts: rows.map((row) => storedFact.parse(row)), count: Number(rows[0]?.['count'] ?? 0) };
}

const LATEST = `
  with ${VISIBLE}, ${CURRENT}
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
