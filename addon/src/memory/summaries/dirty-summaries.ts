/** What is forgotten is in no summary either. */
import type { Database } from '../../store/store.ts';
import { contentWords } from '../fact-words.ts';
import { likeWord } from './summary-rows.ts';

export interface ForgottenWords {
  /** Key of whoever forgets it. */
  readonly by: string;
  /** It was told to the household: everybody's summaries may hold it. */
  readonly isHousehold: boolean;
  /** The fact as it was told. */
  readonly fact: string;
  /** In which it was said; null: not known. */
  readonly exchangeId: string | null;
}

const MOST_WORDS = 6;
/** One word alone is in too much of others' that has nothing to do with it. */
const FEWEST_WORDS = 2;

/**
 * Blanks every summary that may hold it, and keeps what was said of it out of those that are written instead: these
 * are by rule. Of one's own, better one summary too many than one too few; of others' only what has all of its
 * words, so that nobody empties somebody else's days. Call it before the fact itself goes, so that nothing
 * is left when the process ends in between. Resolves to the keys whose summaries have changed.
 */
export async function dirtySummaries(
  database: Pick<Database, 'transaction'>,
  { by, isHousehold, fact, exchangeId }: ForgottenWords,
  timeZone: string,
): Promise<readonly string[]> {
  const words = contentWords(fact).map(likeWord);
  const telling = words.toSorted((one, other) => other.length - one.length).slice(0, MOST_WORDS);
  const isEverybodys = isHousehold && telling.length >= FEWEST_WORDS;
  const speaker = isEverybodys ? null : by;
  return await database.transaction(async ({ query }) => {
    // First the exchanges: whoever is summing them up has to look at them again.
    const days = await query(withhold(telling.length), [speaker, exchangeId, timeZone, ...telling]);
    const blanked = await query(BLANK, [by, isEverybodys, telling]);
    return [...new Set([...days, ...blanked].map((row) => String(row['speaker'])))];
  });
}

const withhold = (words: number) => `
  with found as (
    select $2::text as id ${words === 0 ? '' : `union ${holdingAll(words)}`}
  ), chosen as (
    select id from butler.exchanges
    where id in (select id from found) and speaker like 'person:%'
      and ($1::text is null or speaker = $1::text or id = $2::text)
    order by id
    for update
  ), withheld as (
    update butler.exchanges set is_withheld = true
    where id in (select id from chosen)
    returning speaker, (at at time zone $3::text)::date as day
  )
  insert into butler.day_summaries as known (speaker, day, made_by, is_dirty, is_by_rule)
  select distinct speaker, day, 'rule', true, true from withheld
  on conflict (speaker, day) do update set summary = null, is_dirty = true, is_by_rule = true
  returning speaker`;

/** Exchanges in which each of these words is; the longest leads, through the index over parts of words. */
function holdingAll(words: number): string {
  const others = Array.from(
    { length: words - 1 },
    (_, at) => `and exists (
      select from butler.conversation_history other
      where other.exchange_id = message.exchange_id and other.content ilike $${String(at + 5)}::text
    )`,
  );
  return `select exchange_id from butler.conversation_history message
    where content ilike $4::text ${others.join(' ')}`;
}

const BLANK = `
  update butler.day_summaries set summary = null, is_dirty = true, is_by_rule = true
  where (speaker = $1::text and summary ilike any ($3::text[])) or ($2::boolean and summary ilike all ($3::text[]))
  returning speaker`;
