/**
 * Exchanges that are kept no longer: the words, the calls and their effects go, the tokens stay by day. Facts go on
 * naming the exchange they came from; that id leads nowhere then. The tokens move in one statement: nothing counts twice, and
 * nothing is lost, whenever the process ends. A conversation that was not ended by then holds nothing but times.
 */
import * as z from 'zod';
import type { Database } from './store.ts';
import { addToDays, usageByDay, type UsageSorting } from './usage-rows.ts';

type Queries = Pick<Database, 'query'>;

export interface Retiring extends UsageSorting {
  /** What is older goes. */
  readonly before: Date;
  /** Exchanges in one step. */
  readonly limit: number;
}

/** How many went; fewer than the limit: there are no more. A person's exchange stays until its day is summed up. */
export async function retireExchanges(
  database: Queries,
  { before, limit, timeZone, longPrompt }: Retiring,
): Promise<number> {
  return await retire(database, RETIRE, [before.toISOString(), timeZone, longPrompt, limit]);
}

/**
 * Everything that somebody said, and their name on what it took: the household's cost stays whole. `speaker` is an
 * asker's key. Resolves to how many exchanges went.
 */
export async function forgetExchanges(
  database: Queries,
  speaker: string,
  { timeZone, longPrompt }: UsageSorting,
): Promise<number> {
  const retired = await retire(database, FORGET, [speaker, timeZone, longPrompt]);
  await database.query(UNNAME, [speaker]);
  return retired;
}

async function retire(
  database: Queries,
  sql: string,
  parameters: readonly (string | number)[],
): Promise<number> {
  const rows = (await database.query(sql, parameters)).map((row) => left.parse(row));
  if (rows.length > 0) {
    const ended = [rows.map(({ conversation }) => conversation), rows.map(({ at }) => at.toISOString())];
    await database.query(END, ended);
  }
  return rows.reduce((sum, { exchanges }) => sum + exchanges, 0);
}

/** A conversation that something went of, and the last moment of that. */
const left = z.object({ conversation: z.string(), at: z.date(), exchanges: z.number() });

/** One that somebody takes up again at this very moment has a new `last_at`, and stays. */
const END = `
  delete from butler.conversations conversation
  using unnest($1::text[], $2::timestamptz[]) as ended (id, at)
  where conversation.id = ended.id
    -- Dates here are cut to milliseconds.
    and conversation.last_at < ended.at + interval '1 millisecond'
    and not exists (select from butler.exchanges where conversation_id = conversation.id)`;

const TOKENS = 'model, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens';

const retiring = (speaker: string, exchanges: string, outsideTurns: string) => `
  with gone as (
    delete from butler.exchanges where id in (${exchanges})
    returning id, conversation_id, at, ${speaker} as speaker
  ), outside as (
    delete from butler.model_usage where id in (${outsideTurns})
    returning at, ${speaker} as speaker, kind, ${TOKENS}
  ), used as (
    select gone.at, gone.speaker, kind, ${TOKENS} from butler.model_usage usage join gone on gone.id = usage.exchange_id
    union all
    select * from outside
  ), days as (${usageByDay('used', '$2', '$3')}
  ), kept as (${addToDays('days')}
  )
  select conversation_id as conversation, max(at) as at, count(*)::integer as exchanges from gone group by 1`;

const RETIRE = retiring(
  'speaker',
  `select id from butler.exchanges
   where at < $1::timestamptz and (is_summed or speaker is null or speaker not like 'person:%')
   order by at limit $4::integer`,
  `select id from butler.model_usage
   where exchange_id is null and at < $1::timestamptz order by at limit $4::integer`,
);

const FORGET = retiring(
  'null::text',
  'select id from butler.exchanges where speaker = $1::text',
  'select id from butler.model_usage where exchange_id is null and speaker = $1::text',
);

const UNNAME = `
  with named as (
    delete from butler.usage_by_day where speaker = $1::text returning *
  ), days as (
    select day, null::text as speaker, is_long, kind, requests, ${TOKENS} from named
  )
  ${addToDays('days')}`;
