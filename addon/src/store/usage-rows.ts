/** Tokens that were used: of every exchange, of calls outside turns, and by day of what is kept no longer. */
import * as z from 'zod';
import { usageKind, type UsageKind } from '../api/contract-report.ts';
import { storableJson } from './storable.ts';
import type { Database, ModelUsage } from './store.ts';

type Queries = Pick<Database, 'query'>;

/** Tokens of one day, asker, model and kind together. */
export interface UsedTokens extends ModelUsage {
  /** In the household's time zone, `YYYY-MM-DD`. */
  readonly day: string;
  /** Key of the asker; null for what was kept before there were people, or of somebody who is forgotten. */
  readonly speaker: string | null;
  /** The prompt of each of these requests had more tokens than the limit that was asked for. */
  readonly isLong: boolean;
  /** What it was for; null: kept before that was told apart. */
  readonly kind: UsageKind | null;
  readonly requests: number;
}

/** How requests are put together. */
export interface UsageSorting {
  /** e.g. `Europe/London` */
  readonly timeZone: string;
  /** Tokens of a prompt from which on it is long; that many are not. */
  readonly longPrompt: number;
}

export interface UsageWanted extends UsageSorting {
  readonly from: Date;
  /** Not included. */
  readonly until: Date;
}

/**
 * What was used in this time, oldest day first. Of days whose exchanges are gone only the whole is known: each of
 * them that this time touches is in it.
 */
export async function selectUsage(
  database: Queries,
  { from, until, timeZone, longPrompt }: UsageWanted,
): Promise<readonly UsedTokens[]> {
  const rows = await database.query(SELECT, [from.toISOString(), until.toISOString(), timeZone, longPrompt]);
  return rows.map((row) => usedTokens.parse(row));
}

const TOKENS = ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_write_tokens'] as const;

/** The rows of `used` (at, speaker and the columns of `model_usage`), put together by day, asker, model and kind. */
export const usageByDay = (used: string, timeZone: string, longPrompt: string) => `
  select (used.at at time zone ${timeZone}::text)::date as day, used.speaker, used.model,
    used.input_tokens + used.cache_read_tokens + used.cache_write_tokens > ${longPrompt}::integer as is_long,
    used.kind, count(*) as requests, ${TOKENS.map((name) => `sum(used.${name}) as ${name}`).join(', ')}
  from ${used} used
  group by 1, 2, 3, 4, 5`;

const SELECT = `
  with recent as (
    select exchange.at, exchange.speaker, usage.model, usage.kind, ${TOKENS.map((name) => `usage.${name}`).join(', ')}
    from butler.model_usage usage
    join butler.exchanges exchange on exchange.id = usage.exchange_id
    where exchange.at >= $1::timestamptz and exchange.at < $2::timestamptz
    union all
    select at, speaker, model, kind, ${TOKENS.join(', ')}
    from butler.model_usage
    where exchange_id is null and at >= $1::timestamptz and at < $2::timestamptz
  ), days as (
    ${usageByDay('recent', '$3', '$4')}
    union all
    select day, speaker, model, is_long, kind, requests, ${TOKENS.join(', ')}
    from butler.usage_by_day
    where day >= ($1::timestamptz at time zone $3::text)::date
      and day < $2::timestamptz at time zone $3::text
  )
  select to_char(day, 'YYYY-MM-DD') as day, speaker, model, is_long as "isLong", kind,
    sum(requests)::float8 as requests,
    sum(input_tokens)::float8 as "inputTokens",
    sum(output_tokens)::float8 as "outputTokens",
    sum(cache_read_tokens)::float8 as "cacheReadTokens",
    sum(cache_write_tokens)::float8 as "cacheWriteTokens"
  from days
  group by 1, 2, 3, 4, 5
  order by 1, 2, 3, 4, 5`;

/** Adds the rows of `days` (as `usageByDay` gives them) to what is kept by day. */
export const addToDays = (days: string) => `
  insert into butler.usage_by_day as known (day, speaker, model, is_long, kind, requests, ${TOKENS.join(', ')})
  select day, speaker, model, is_long, kind, requests, ${TOKENS.join(', ')} from ${days}
  on conflict (day, coalesce(speaker, ''), model, is_long, coalesce(kind, '')) do update set
    ${['requests', ...TOKENS].map((name) => `${name} = known.${name} + excluded.${name}`).join(', ')}`;

/** The tokens of one turn, request by request; empty when it used none or is not known. */
export async function selectUsageOf(database: Queries, exchangeId: string): Promise<readonly ModelUsage[]> {
  const rows = await database.query(SELECT_OF, [exchangeId]);
  return rows.map((row) => modelUsage.parse(row));
}

const SELECT_OF = `
  select model, input_tokens as "inputTokens", output_tokens as "outputTokens",
    cache_read_tokens as "cacheReadTokens", cache_write_tokens as "cacheWriteTokens"
  from butler.model_usage where exchange_id = $1 order by position`;

export interface UsageOutsideTurns {
  readonly at: Date;
  /** Key of the asker for whom it was; null: for nobody's. */
  readonly speaker: string | null;
  readonly kind: UsageKind;
  readonly usage: readonly ModelUsage[];
}

/** What models took outside any turn that is kept, such as learning; it counts as if it had been said. */
export async function keepUsage(
  database: Queries,
  { at, speaker, kind, usage }: UsageOutsideTurns,
): Promise<void> {
  if (usage.length === 0) return;
  await database.query(KEEP, [at.toISOString(), speaker, storableJson(usage), kind]);
}

const KEEP = `
  insert into butler.model_usage
    (at, speaker, kind, position, model, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens)
  select $1::timestamptz, $2::text, $4::text, position, usage ->> 'model', (usage ->> 'inputTokens')::integer,
    (usage ->> 'outputTokens')::integer, (usage ->> 'cacheReadTokens')::integer,
    (usage ->> 'cacheWriteTokens')::integer
  from jsonb_array_elements($3::jsonb) with ordinality as given (usage, position)`;

const tokens = z.number().min(0);
export const modelUsage = z.object({
  model: z.string(),
  inputTokens: tokens,
  outputTokens: tokens,
  cacheReadTokens: tokens,
  cacheWriteTokens: tokens,
});
const usedTokens = modelUsage.extend({
  day: z.string(),
  speaker: z.string().nullable(),
  isLong: z.boolean(),
  kind: usageKind.nullable(),
  requests: z.number(),
});
