/** Tokens that were used, from what is kept of every exchange. */
import * as z from 'zod';
import type { Database, ModelUsage } from './store.ts';

/** Tokens of one day, asker and model together. */
export interface UsedTokens extends ModelUsage {
  /** In the household's time zone, `YYYY-MM-DD`. */
  readonly day: string;
  /** Key of the asker; null for what was kept before there were people. */
  readonly speaker: string | null;
  /** The prompt of each of these requests had more tokens than the limit that was asked for. */
  readonly isLong: boolean;
  readonly requests: number;
}

export interface UsageWanted {
  readonly from: Date;
  /** Not included. */
  readonly until: Date;
  /** e.g. `Europe/London` */
  readonly timeZone: string;
  /** Tokens of a prompt from which on it is long; that many are not. */
  readonly longPrompt: number;
}

/** What exchanges used that began in this time, oldest day first. */
export async function selectUsage(
  database: Pick<Database, 'query'>,
  { from, until, timeZone, longPrompt }: UsageWanted,
): Promise<readonly UsedTokens[]> {
  const rows = await database.query(SELECT, [from.toISOString(), until.toISOString(), timeZone, longPrompt]);
  return rows.map((row) => usedTokens.parse(row));
}

const SELECT = `
  select to_char(exchange.at at time zone $3::text, 'YYYY-MM-DD') as day, exchange.speaker, usage.model,
    usage.input_tokens + usage.cache_read_tokens + usage.cache_write_tokens > $4::integer as "isLong",
    count(*)::integer as requests,
    sum(usage.input_tokens)::float8 as "inputTokens",
    sum(usage.output_tokens)::float8 as "outputTokens",
    sum(usage.cache_read_tokens)::float8 as "cacheReadTokens",
    sum(usage.cache_write_tokens)::float8 as "cacheWriteTokens"
  from butler.model_usage usage
  join butler.exchanges exchange on exchange.id = usage.exchange_id
  where exchange.at >= $1::timestamptz and exchange.at < $2::timestamptz
  group by 1, 2, 3, 4
  order by 1, 2, 3, 4`;

/** The tokens of one turn, request by request; empty when it used none or is not known. */
export async function selectUsageOf(
  database: Pick<Database, 'query'>,
  exchangeId: string,
): Promise<readonly ModelUsage[]> {
  const rows = await database.query(SELECT_OF, [exchangeId]);
  return rows.map((row) => modelUsage.parse(row));
}

const SELECT_OF = `
  select model, input_tokens as "inputTokens", output_tokens as "outputTokens",
    cache_read_tokens as "cacheReadTokens", cache_write_tokens as "cacheWriteTokens"
  from butler.model_usage where exchange_id = $1 order by position`;

const tokens = z.number().min(0);
const modelUsage = z.object({
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
  requests: z.number(),
});
