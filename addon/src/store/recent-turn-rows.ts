/** The last turns of everybody, without a word of them, and without whose they were. */
import * as z from 'zod';
import { turnStep } from '../api/contract-report.ts';
import { turnOutcome, turnRequest } from '../api/contract.ts';
import type { Database } from './store.ts';
import { modelUsage } from './usage-rows.ts';

const recentTurn = z.object({
  at: z.date(),
  door: turnRequest.shape.door,
  outcome: turnOutcome,
  durationMs: z.number(),
  firstWordMs: z.number().nullable(),
  // What another version kept there is not known here.
  steps: z.array(turnStep).catch([]),
  usage: z.array(modelUsage),
});
export type RecentTurn = z.output<typeof recentTurn>;

/** The newest first. What Home Assistant answered by itself is none: it took nothing. */
export async function selectRecentTurns(
  database: Pick<Database, 'query'>,
  limit: number,
): Promise<readonly RecentTurn[]> {
  const rows = await database.query(SELECT, [turnOutcome.options, limit]);
  return rows.map((row) => recentTurn.parse(row));
}

const SELECT = `
  select at, door, outcome, duration_ms as "durationMs", first_word_ms as "firstWordMs", steps,
    (select coalesce(jsonb_agg(jsonb_build_object('model', model, 'inputTokens', input_tokens,
        'outputTokens', output_tokens, 'cacheReadTokens', cache_read_tokens,
        'cacheWriteTokens', cache_write_tokens) order by position), '[]'::jsonb)
      from butler.model_usage where exchange_id = exchange.id) as usage
  from butler.exchanges exchange
  where outcome = any($1::text[])
  order by at desc, id desc
  limit $2::integer`;
