/**
 * What somebody said to the butler: their own exchanges and the summaries of their days, and nobody else's. This is
 * the one door to them.
 */
import * as z from 'zod';
import { localDay } from '../house/local-time.ts';
import type { Asker } from '../people/asker.ts';
import { storedFact } from './fact.ts';
import type { Queries } from './fact-rows.ts';
import { type DaySummary, likeWord, selectSummaries } from './summaries/summary-rows.ts';

const pastSaying = z.object({
  at: z.date(),
  said: z.string(),
  answered: z.string(),
  taint: storedFact.shape.taint,
});
export type PastSaying = z.output<typeof pastSaying>;

export interface WantedPast {
  /** All of these are in what was said or answered; empty: whatever it was. */
  readonly words: readonly string[];
  readonly since: Date | null;
  readonly until: Date | null;
  readonly limit: number;
}

const MOST_WORDS = 6;

/** The newest, oldest first. */
export async function selectPast(
  database: Queries,
  asker: Asker,
  wanted: WantedPast,
): Promise<readonly PastSaying[]> {
  if (asker.kind !== 'person') return [];
  const { since, until, limit } = wanted;
  const words = telling(wanted.words).map(likeWord);
  const rows = await database.query(selectWith(words.length), [
    asker.key,
    since?.toISOString() ?? null,
    until?.toISOString() ?? null,
    limit,
    ...words,
  ]);
  return rows.map((row) => pastSaying.parse(row)).toReversed();
}

export interface WantedDays extends WantedPast {
  /** Of the household, e.g. `Europe/London`. */
  readonly timeZone: string;
}

/** Days of which only the summary is left: the newest, oldest first. */
export async function selectPastDays(
  database: Queries,
  asker: Asker,
  { words, since, until, limit, timeZone }: WantedDays,
): Promise<readonly DaySummary[]> {
  if (asker.kind !== 'person') return [];
  const [oldest] = await database.query(LAST_WITHOUT_WORDS, [asker.key, timeZone]);
  return await selectSummaries(database, asker.key, {
    words: telling(words),
    since: since === null ? null : localDay(since, timeZone),
    until: earliest([
      until === null ? null : localDay(new Date(until.getTime() - 1), timeZone),
      z.object({ day: z.string().nullable() }).parse(oldest).day,
    ]),
    limit,
  });
}

/** The longest words tell most. */
function telling(words: readonly string[]): readonly string[] {
  return words.toSorted((one, other) => other.length - one.length).slice(0, MOST_WORDS);
}

/** Null: none of them is a day. */
function earliest(days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

const LAST_WITHOUT_WORDS = `
  select to_char((min(at) at time zone $2::text)::date - 1, 'YYYY-MM-DD') as day
  from butler.exchanges where speaker = $1::text`;

/** Each word is a condition of its own: the index over parts of words takes no list of which all have to be there. */
const selectWith = (words: number) => `
  select exchange.at, exchange.taint, said.content as said, answered.content as answered
  from butler.exchanges exchange
    join butler.conversation_history said on said.exchange_id = exchange.id and said.role = 'user'
    join butler.conversation_history answered on answered.exchange_id = exchange.id and answered.role = 'assistant'
  where exchange.speaker = $1::text
    and ($2::timestamptz is null or exchange.at >= $2::timestamptz)
    and ($3::timestamptz is null or exchange.at < $3::timestamptz)
    ${Array.from({ length: words }, (_, at) => hasWord(`$${String(at + 5)}::text`)).join('')}
  order by exchange.at desc, exchange.id desc
  limit $4::integer`;

const hasWord = (word: string) => `and exists (
  select from butler.conversation_history message
  where message.exchange_id = exchange.id and message.content ilike ${word}
)
`;
