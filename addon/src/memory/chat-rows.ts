/** What one asker said in one conversation, page by page. */
import * as z from 'zod';
import type { Asker } from '../people/asker.ts';
import type { Queries } from './fact-rows.ts';

const chatRow = z.object({
  id: z.string(),
  at: z.date(),
  door: z.string(),
  outcome: z.string(),
  userId: z.string().nullable(),
  text: z.string(),
  answer: z.string(),
});
export type ChatRow = z.output<typeof chatRow>;

export interface WantedChat {
  readonly conversationId: string;
  /** Those before this one. */
  readonly before: Pick<ChatRow, 'id' | 'at'>;
  readonly limit: number;
}

/** The newest of them, oldest first. The id of a conversation proves nothing: only what is this asker's is in it. */
export async function selectChat(
  database: Queries,
  asker: Pick<Asker, 'key' | 'userId'>,
  { conversationId, before, limit }: WantedChat,
): Promise<readonly ChatRow[]> {
  const rows = await database.query(SELECT, [
    conversationId,
    asker.key,
    asker.userId,
    before.at.toISOString(),
    before.id,
    limit,
  ]);
  return rows.map((row) => chatRow.parse(row)).toReversed();
}

/** A turn that ended before it was known who speaks has a user alone. */
const SELECT = `
  select exchange.id, exchange.at, exchange.door, exchange.outcome, exchange.user_id as "userId",
    said.content as text, answered.content as answer
  from butler.exchanges exchange
    join butler.conversation_history said on said.exchange_id = exchange.id and said.role = 'user'
    join butler.conversation_history answered on answered.exchange_id = exchange.id and answered.role = 'assistant'
  where exchange.conversation_id = $1::text
    and (exchange.speaker = $2::text or (exchange.speaker is null and exchange.user_id = $3::text))
    and (date_trunc('milliseconds', exchange.at), exchange.id) < ($4::timestamptz, $5::text)
  order by date_trunc('milliseconds', exchange.at) desc, exchange.id desc
  limit $6::integer`;

const callRow = z.object({
  exchangeId: z.string(),
  position: z.number(),
  tool: z.string(),
  /** Null: none, or more than one. */
  entityId: z.string().nullable(),
  verdict: z.enum(['run', 'denied', 'invalid', 'asked']),
  isReached: z.boolean(),
});
export type CallRow = z.output<typeof callRow>;

/** What was called in these exchanges, in order. */
export async function selectCalls(database: Queries, ids: readonly string[]): Promise<readonly CallRow[]> {
  const rows = await database.query(SELECT_CALLS, [ids]);
  return rows.map((row) => callRow.parse(row));
}

const SELECT_CALLS = `
  select exchange_id as "exchangeId", position, tool, verdict,
    case when jsonb_typeof(args -> 'entity_ids') = 'array' and jsonb_array_length(args -> 'entity_ids') = 1
      then args -> 'entity_ids' ->> 0 end as "entityId",
    not exists (select from jsonb_array_elements(effects) effect where effect ->> 'outcome' <> 'reached') as "isReached"
  from butler.tool_calls
  where exchange_id = any($1::text[])
  order by exchange_id, position`;

const putRow = z.object({ id: z.string(), turnId: z.string() });

/** Ids of the questions that were put by these turns, by turn. */
export async function selectPut(
  database: Queries,
  turnIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.query(SELECT_PUT, [turnIds]);
  return new Map(rows.map((row) => putRow.parse(row)).map(({ id, turnId }) => [turnId, id]));
}

const SELECT_PUT = `
  select id, turn_id as "turnId" from butler.questions
  where turn_id = any($1::text[])
  order by asked_at`;
