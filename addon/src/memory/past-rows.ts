/** What somebody said to the butler: their own exchanges, and nobody else's. */
import * as z from 'zod';
import type { Asker } from '../people/asker.ts';
import { storedFact } from './fact.ts';
import type { Queries } from './fact-rows.ts';

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

/** The newest, oldest first. */
export async function selectPast(
  database: Queries,
  asker: Asker,
  { words, since, until, limit }: WantedPast,
): Promise<readonly PastSaying[]> {
  if (asker.kind !== 'person') return [];
  const rows = await database.query(SELECT, [
    asker.key,
    since?.toISOString() ?? null,
    until?.toISOString() ?? null,
    words.map((word) => `%${word}%`),
    limit,
  ]);
  return rows.map((row) => pastSaying.parse(row)).toReversed();
}

const SELECT = `
  select exchange.at, exchange.taint, said.content as said, answered.content as answered
  from butler.exchanges exchange
    join butler.conversation_history said on said.exchange_id = exchange.id and said.role = 'user'
    join butler.conversation_history answered on answered.exchange_id = exchange.id and answered.role = 'assistant'
  where exchange.speaker = $1::text
    and ($2::timestamptz is null or exchange.at >= $2::timestamptz)
    and ($3::timestamptz is null or exchange.at < $3::timestamptz)
    and said.content || ' ' || answered.content ilike all ($4::text[])
  order by exchange.at desc, exchange.id desc
  limit $5::integer`;
