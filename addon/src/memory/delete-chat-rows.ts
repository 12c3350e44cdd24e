/** Deleting what somebody said in one conversation: the exchanges with all that hangs on them. */
import * as z from 'zod';
import { UNSAID } from '../agent/turn-record.ts';
import type { Asker } from '../people/asker.ts';
import type { Database } from '../store/store.ts';
import { SCRUB } from './scrub.ts';

export interface DeletedChat {
  readonly conversationId: string;
  /** HA user who said it, among all: the asker is the same for everybody there. Null: whatever is the asker's. */
  readonly saidBy: string | null;
  readonly timeZone: string;
}

/**
 * Everything or nothing; resolves to how many exchanges went. What they cost stays, and so do facts that were noted
 * from them, without the words. Delivered again, they are not kept.
 */
export async function deleteChat(
  database: Pick<Database, 'transaction'>,
  asker: Pick<Asker, 'key' | 'personId' | 'userId'>,
  { conversationId, saidBy, timeZone }: DeletedChat,
): Promise<number> {
  return await database.transaction(async ({ query }) => {
    const rows = await query(MINE, [conversationId, asker.key, asker.userId, saidBy]);
    const ids = rows.map((row) => z.object({ id: z.string() }).parse(row).id);
    if (ids.length === 0) return 0;
    await query(STAY_AWAY, [ids]);
    await query(LATE_ANSWERS, [ids]);
    await query(TOKENS, [ids]);
    await query(REASONS, [ids, asker.personId, UNSAID]);
    await query(SENTENCES, [ids]);
    await query(DAYS, [ids, timeZone]);
    await query(QUESTIONS, [ids]);
    await query('delete from butler.exchanges where id = any($1::text[])', [ids]);
    await query(CONVERSATION, [conversationId]);
    await query(SCRUB);
    return ids.length;
  });
}

/** Kept before there were people, an exchange has a user only. */
const MINE = `
  select id from butler.exchanges
  where conversation_id = $1::text
    and (speaker = $2::text or (speaker is null and user_id = $3::text))
    and ($4::text is null or user_id = $4::text)
  order by id
  for update`;

const STAY_AWAY = 'insert into butler.unkept_exchanges (id) select unnest($1::text[]) on conflict do nothing';

/** Of a question whose calls run now, what stands for its answer comes only later. */
const LATE_ANSWERS = `
  insert into butler.unkept_exchanges (id)
  select 'question-' || id from butler.questions where turn_id = any($1::text[])
  on conflict do nothing`;

const TOKENS = `
  update butler.model_usage used set exchange_id = null, speaker = exchange.speaker, at = exchange.at
  from butler.exchanges exchange
  where exchange.id = used.exchange_id and exchange.id = any($1::text[])`;

/** Why a manner was changed is in the words that changed it. */
const REASONS = `
  update butler.souls set reason = $3
  where user_id = $2 and reason in (
    select left(content, 500) from butler.conversation_history
    where exchange_id = any($1::text[]) and role = 'user')`;

const SENTENCES = `
  update butler.user_facts set sentence = null
  where exchange_id = any($1::text[]) and sentence is not null`;

const DAYS = `
  update butler.day_summaries summary set summary = null, is_dirty = true, is_by_rule = true
  from butler.exchanges exchange
  where exchange.id = any($1::text[]) and exchange.is_summed and summary.speaker = exchange.speaker
    and summary.day = (exchange.at at time zone $2::text)::date`;

const QUESTIONS = `
  delete from butler.questions
  where (turn_id = any($1::text[]) or 'question-' || id = any($1::text[])) and state not in ('open', 'taken')`;

const CONVERSATION = `
  delete from butler.conversations conversation
  where id = $1::text and not exists (select from butler.exchanges where conversation_id = conversation.id)`;
