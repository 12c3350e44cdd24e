/** Which exchanges have not been looked at yet, and what became of those that were. */
import * as z from 'zod';
import type { Queries } from '../fact-rows.ts';

const pendingExchange = z.object({
  id: z.string(),
  at: z.date(),
  door: z.string(),
  outcome: z.string(),
  language: z.string(),
  areaId: z.string().nullable(),
  satelliteId: z.string().nullable(),
  isTainted: z.boolean(),
  /** It, or what was told in it, was to be forgotten. */
  isWithheld: z.boolean(),
  said: z.string(),
  answered: z.string(),
  /** Names of what was called. */
  tools: z.array(z.string()),
});
export type PendingExchange = z.output<typeof pendingExchange>;

export interface Quiet {
  readonly now: Date;
  /** Whoever has spoken since then is still talking. */
  readonly quietSince: Date;
}

/** Key of a person who has stopped talking; who has waited longest comes first. */
export async function nextSpeaker(
  { query }: Queries,
  { now, quietSince }: Quiet,
): Promise<string | undefined> {
  const [row] = await query(NEXT, [now.toISOString(), quietSince.toISOString()]);
  return row === undefined ? undefined : z.string().parse(row['speaker']);
}

const NEXT = `
  select pending.speaker from butler.exchanges pending
  where pending.learned_at is null and pending.speaker like 'person:%'
    and (pending.learning_again_at is null or pending.learning_again_at <= $1::timestamptz)
    and not exists (
      select from butler.exchanges later where later.speaker = pending.speaker and later.at > $2::timestamptz
    )
  order by pending.at limit 1`;

/** The oldest of this person that are due, oldest first. */
export async function pendingOf(
  { query }: Queries,
  speaker: string,
  { limit, now }: { readonly limit: number; readonly now: Date },
): Promise<readonly PendingExchange[]> {
  const rows = await query(PENDING, [speaker, limit, now.toISOString()]);
  return rows.map((row) => pendingExchange.parse(row));
}

const PENDING = `
  select exchange.id, exchange.at, exchange.door, exchange.outcome, exchange.language,
    exchange.area_id as "areaId", exchange.satellite_id as "satelliteId",
    exchange.taint <> '[]' as "isTainted",
    exchange.is_withheld
      or exists (select from butler.forgotten_facts where exchange_id = exchange.id) as "isWithheld",
    said.content as said, answered.content as answered,
    array(select tool from butler.tool_calls where exchange_id = exchange.id order by position) as tools
  from butler.exchanges exchange
    join butler.conversation_history said on said.exchange_id = exchange.id and said.role = 'user'
    join butler.conversation_history answered on answered.exchange_id = exchange.id and answered.role = 'assistant'
  where exchange.speaker = $1::text and exchange.learned_at is null
    -- Those that the model could not read wait, and do not stand before the others.
    and (exchange.learning_again_at is null or exchange.learning_again_at <= $3::timestamptz)
  order by exchange.at, exchange.id
  limit $2::integer`;

/** Nothing is learned from these, now or later. */
export async function leave({ query }: Queries, ids: readonly string[], now: Date): Promise<void> {
  await query(`update butler.exchanges set learned_at = $2::timestamptz where id = any($1::text[])`, [
    [...ids],
    now.toISOString(),
  ]);
}

/** Some hours in all: a model that cannot read them today will not tomorrow. */
const MOST_TRIES = 8;

/** The model gave nothing usable: after five minutes, ten, twenty, … at most six hours again; then never. */
export async function tryAgain({ query }: Queries, ids: readonly string[], now: Date): Promise<void> {
  await query(AGAIN, [[...ids], now.toISOString(), MOST_TRIES]);
}

const AGAIN = `
  update butler.exchanges set
    learning_tries = learning_tries + 1,
    learning_again_at = $2::timestamptz
      + least(interval '5 minutes' * power(2, learning_tries), interval '6 hours'),
    learned_at = case when learning_tries + 1 >= $3::integer then $2::timestamptz end
  where id = any($1::text[]) and learned_at is null`;
