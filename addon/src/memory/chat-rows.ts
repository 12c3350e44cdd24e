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
