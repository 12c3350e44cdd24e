/** `butler.day_summaries`: one a person and day. Everything here is asked for one speaker, whose own it is. */
import * as z from 'zod';
import { effect } from '../../api/contract.ts';
import { storable } from '../../store/storable.ts';
import type { Database } from '../../store/store.ts';

type Queries = Pick<Database, 'query'>;

export const MAX_SUMMARY_LENGTH = 600;

/** A day of somebody, `YYYY-MM-DD` of the household's calendar. */
export interface DayOf {
  /** Key of the person. */
  readonly speaker: string;
  readonly day: string;
}

export interface DueDay extends DayOf {
  /** There is a summary that is no longer right. */
  readonly isDirty: boolean;
  /** What the butler answered on this day is not to be looked at. */
  readonly isByRule: boolean;
}

export interface WantedDue {
  readonly timeZone: string;
  /** Only days before this one. */
  readonly today: string;
  /** Whoever spoke after this may be going on. */
  readonly quietSince: Date;
  readonly limit: number;
}

/** Days that have ended and are not summed up, or have to be again; oldest first. */
export async function selectDue(
  database: Queries,
  { timeZone, today, quietSince, limit }: WantedDue,
): Promise<readonly DueDay[]> {
  const rows = await database.query(DUE, [timeZone, today, quietSince.toISOString(), limit]);
  return rows.map((row) => dueDay.parse(row));
}

/** For somebody who never stops, such as an automation with their login, older days are not waited with. */
const PATIENT_DAYS = 2;

const DUE = `
  with due as (
    select distinct speaker, (at at time zone $1::text)::date as day
    from butler.exchanges
    where not is_summed and speaker like 'person:%' and at < $2::date::timestamp at time zone $1::text
    union
    select speaker, day from butler.day_summaries where is_dirty and day < $2::date
  )
  select due.speaker, to_char(due.day, 'YYYY-MM-DD') as day, coalesce(summary.is_dirty, false) as "isDirty",
    coalesce(summary.is_by_rule, false) as "isByRule"
  from due left join butler.day_summaries summary on summary.speaker = due.speaker and summary.day = due.day
  where due.day < $2::date - ${String(PATIENT_DAYS)} or not exists (
    select from butler.exchanges lately where lately.speaker = due.speaker and lately.at > $3::timestamptz
  )
  order by due.day, due.speaker
  limit $4::integer`;

const dueDay = z.object({
  speaker: z.string(),
  day: z.string(),
  isDirty: z.boolean(),
  isByRule: z.boolean(),
});

/** What a summary may be made of. */
export interface SaidThatDay {
  readonly id: string;
  readonly at: Date;
  readonly door: string;
  readonly said: string;
  readonly answered: string;
  readonly effects: readonly z.output<typeof effect>[];
  /** Text of strangers was in the turn. */
  readonly isTainted: boolean;
  /** It holds what was forgotten. */
  readonly isWithheld: boolean;
}

/** Of so many of a day, the newest, the words are read. */
const MOST_READ = 2_000;

/** All of a day, in order; without words what is one too many. */
export async function selectDay(
  database: Queries,
  { speaker, day }: DayOf,
  timeZone: string,
): Promise<readonly SaidThatDay[]> {
  const rows = await database.query(SELECT_DAY, [speaker, day, timeZone]);
  return rows.map((row) => saidThatDay.parse(row));
}

const SELECT_DAY = `
  with day as (
    select *, row_number() over (order by at desc, id desc) <= ${String(MOST_READ)} as is_read
    from butler.exchanges
    where speaker = $1::text
      and at >= $2::date::timestamp at time zone $3::text
      and at < ($2::date + 1)::timestamp at time zone $3::text
  )
  select exchange.id, exchange.at, exchange.door,
    coalesce(said.content, '') as said, coalesce(answered.content, '') as answered,
    exchange.taint <> '[]'::jsonb as "isTainted", exchange.is_withheld as "isWithheld",
    (select coalesce(jsonb_agg(effect order by call.position, given.position), '[]'::jsonb)
      from butler.tool_calls call, jsonb_array_elements(call.effects) with ordinality as given (effect, position)
      where call.exchange_id = exchange.id and exchange.is_read) as effects
  from day exchange
    left join butler.conversation_history said
      on said.exchange_id = exchange.id and said.role = 'user' and exchange.is_read
    left join butler.conversation_history answered
      on answered.exchange_id = exchange.id and answered.role = 'assistant' and exchange.is_read
  order by exchange.at, exchange.id`;

const saidThatDay = z.object({
  id: z.string(),
  at: z.date(),
  door: z.string(),
  said: z.string(),
  answered: z.string(),
  effects: z.array(effect),
  isTainted: z.boolean(),
  isWithheld: z.boolean(),
});

export interface NewSummary extends DueDay {
  /** Empty: nothing worth a word was said. */
  readonly summary: string;
  readonly madeBy: 'model' | 'rule';
  /** All of that day, and what of it may not be in the summary. */
  readonly exchanges: readonly Pick<SaidThatDay, 'id' | 'isWithheld'>[];
}

/** False: something of the day was forgotten meanwhile. Nothing is kept then, and the day stays due. */
export async function saveSummary(
  database: Pick<Database, 'transaction'>,
  { speaker, day, isDirty, isByRule, summary, madeBy, exchanges }: NewSummary,
): Promise<boolean> {
  const ids = exchanges.map(({ id }) => id);
  const withheld = exchanges.filter(({ isWithheld }) => isWithheld).length;
  return await database.transaction(async ({ query }) => {
    // Locked in order, so that whoever forgets waits, or has already forgotten.
    const now = await query(
      'select is_withheld from butler.exchanges where id = any($1::text[]) order by id for update',
      [ids],
    );
    const isSame = now.length === ids.length && now.filter((row) => row['is_withheld']).length === withheld;
    if (!isSame) return false;
    const kept = await query(SAVE, [speaker, day, storable(summary), madeBy, isDirty, isByRule]);
    if (kept.length === 0) return false;
    await query('update butler.exchanges set is_summed = true where id = any($1::text[])', [ids]);
    return true;
  });
}

const SAVE = `
  insert into butler.day_summaries as known (speaker, day, summary, made_by, is_by_rule)
  values ($1::text, $2::date, $3::text, $4::text, $6::boolean)
  on conflict (speaker, day) do update set
    summary = excluded.summary, made_by = excluded.made_by, is_dirty = false, at = now()
  where known.is_dirty = $5::boolean and known.is_by_rule = $6::boolean
  returning day`;

/** There is nothing left that it could be made of. */
export async function deleteSummary(database: Queries, { speaker, day }: DayOf): Promise<void> {
  await database.query(
    'delete from butler.day_summaries where speaker = $1::text and day = $2::date and is_dirty',
    [speaker, day],
  );
}

/** All of somebody; how many there were. */
export async function deleteSummaries(database: Queries, speaker: string): Promise<number> {
  const rows = await database.query(
    'delete from butler.day_summaries where speaker = $1::text returning day',
    [speaker],
  );
  return rows.length;
}

export interface DaySummary {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly summary: string;
}

export interface WantedSummaries {
  /** All of these are in it; empty: whatever it says. */
  readonly words: readonly string[];
  /** Days, both included; null: no limit. */
  readonly since: string | null;
  readonly until: string | null;
  readonly limit: number;
}

/** The newest, oldest first; only of this speaker. */
export async function selectSummaries(
  database: Queries,
  speaker: string,
  { words, since, until, limit }: WantedSummaries,
): Promise<readonly DaySummary[]> {
  const rows = await database.query(SELECT, [
    speaker,
    since,
    until,
    words.map((word) => likeWord(word)),
    limit,
  ]);
  return rows.map((row) => daySummary.parse(row)).toReversed();
}

const SELECT = `
  select to_char(day, 'YYYY-MM-DD') as day, summary
  from butler.day_summaries
  where speaker = $1::text and summary <> ''
    and ($2::date is null or day >= $2::date)
    and ($3::date is null or day <= $3::date)
    and summary ilike all ($4::text[])
  order by day_summaries.day desc
  limit $5::integer`;

/** For `ilike`: the word anywhere, and as it stands. */
export const likeWord = (word: string) => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;

const daySummary = z.object({ day: z.string(), summary: z.string() });
