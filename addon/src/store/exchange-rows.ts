import * as z from 'zod';
import { effect, turnOutcome } from '../api/contract.ts';
import { change } from '../undo/change.ts';
import { storable, storableJson } from './storable.ts';
import type { Database, Exchange, PastExchange } from './store.ts';

/** Saves an exchange with everything of it, in one statement. A second time changes nothing. */
export async function insertExchange(database: Pick<Database, 'query'>, exchange: Exchange): Promise<void> {
  const calls = exchange.calls.map(({ tool, args, tier, verdict, effects, changes, origin }) => {
    return { tool, args, tier, verdict, effects, changes: changes ?? [], origin };
  });
  const usage = exchange.usage.map((each) => {
    return {
      model: each.model,
      input_tokens: each.inputTokens,
      output_tokens: each.outputTokens,
      cache_read_tokens: each.cacheReadTokens,
      cache_write_tokens: each.cacheWriteTokens,
    };
  });
  const parameters = [
    exchange.id,
    exchange.conversationId,
    exchange.at.toISOString(),
    exchange.door,
    exchange.userId,
    exchange.areaId,
    exchange.satelliteId,
    storable(exchange.language),
    exchange.outcome,
    Math.max(0, Math.round(exchange.durationMs)),
    storable(exchange.text),
    storable(exchange.answer),
    storableJson(calls),
    storableJson(usage),
    exchange.speaker,
    storableJson(exchange.taint ?? []),
    exchange.firstWordMs ?? null,
    storableJson(exchange.steps ?? []),
  ];
  await database.query(INSERT, parameters, 'kept');
}

/** Of what was said while learning was off, by nobody known, or after strangers' text, nothing is ever learned. */
const MAY_BE_LEARNED_FROM = `$16::jsonb = '[]'
  and exists (select from butler.users where 'person:' || id = $15::text and is_learning)`;

const INSERT = `
  with fresh as (
    insert into butler.exchanges
      (id, conversation_id, at, door, user_id, area_id, satellite_id, language, outcome, duration_ms, speaker,
        taint, learned_at, first_word_ms, steps)
    select $1::text, $2::text, $3::timestamptz, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text,
      $10::integer, $15::text, $16::jsonb, case when ${MAY_BE_LEARNED_FROM} then null else now() end,
      $17::integer, $18::jsonb
    where not exists (select from butler.unkept_exchanges where id = $1::text)
    on conflict (id) do nothing
    returning id, conversation_id, at
  ), conversation as (
    insert into butler.conversations as known (id, started_at, last_at)
    select conversation_id, at, at from fresh
    on conflict (id) do update set
      started_at = least(known.started_at, excluded.started_at),
      last_at = greatest(known.last_at, excluded.last_at)
  ), messages as (
    insert into butler.conversation_history (exchange_id, role, content, origin, at)
    select id, 'user', $11::text, 'person', at from fresh
    union all
    select id, 'assistant', $12::text, 'butler', at from fresh
  ), calls as (
    insert into butler.tool_calls (exchange_id, position, tool, args, tier, verdict, effects, changes, origin)
    select fresh.id, position, call ->> 'tool', call -> 'args', call ->> 'tier', call ->> 'verdict',
      call -> 'effects', call -> 'changes', call ->> 'origin'
    from fresh, jsonb_array_elements($13::jsonb) with ordinality as given (call, position)
  )
  insert into butler.model_usage
    (exchange_id, position, model, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens)
  select fresh.id, position, usage ->> 'model', (usage ->> 'input_tokens')::integer,
    (usage ->> 'output_tokens')::integer, (usage ->> 'cache_read_tokens')::integer,
    (usage ->> 'cache_write_tokens')::integer
  from fresh, jsonb_array_elements($14::jsonb) with ordinality as given (usage, position)`;

/** The newest exchanges of a speaker in all conversations, oldest first. */
export async function selectRecentBy(
  database: Pick<Database, 'query'>,
  speaker: string,
  limit: number,
): Promise<readonly PastExchange[]> {
  const rows = await database.query(SELECT_RECENT_BY, [speaker, limit], 'kept');
  return rows.map((row) => pastExchange.parse(row)).toReversed();
}

/** The newest exchanges of a conversation, oldest first. */
export async function selectRecent(
  database: Pick<Database, 'query'>,
  conversationId: string,
  limit: number,
): Promise<readonly PastExchange[]> {
  const rows = await database.query(SELECT_RECENT, [conversationId, limit], 'kept');
  return rows.map((row) => pastExchange.parse(row)).toReversed();
}

const selectWhere = (condition: string) => `
  select exchange.id, exchange.at, exchange.outcome, exchange.conversation_id as "conversationId",
    exchange.door, exchange.satellite_id as "satelliteId", exchange.speaker, exchange.user_id as "userId", exchange.taint,
    (select content from butler.conversation_history
      where exchange_id = exchange.id and role = 'user') as text,
    (select content from butler.conversation_history
      where exchange_id = exchange.id and role = 'assistant') as answer,
    (select coalesce(jsonb_agg(effect order by call.position, given.position), '[]'::jsonb)
      from butler.tool_calls call, jsonb_array_elements(call.effects) with ordinality as given (effect, position)
      where call.exchange_id = exchange.id) as effects,
    (select coalesce(jsonb_agg(change order by call.position, given.position), '[]'::jsonb)
      from butler.tool_calls call, jsonb_array_elements(call.changes) with ordinality as given (change, position)
      where call.exchange_id = exchange.id) as changes
  from butler.exchanges exchange
  where ${condition}
  order by exchange.at desc, exchange.id desc
  limit $2`;

const SELECT_RECENT = selectWhere('exchange.conversation_id = $1');
const SELECT_RECENT_BY = selectWhere('exchange.speaker = $1');

const pastExchange = z.object({
  id: z.string(),
  conversationId: z.string(),
  at: z.date(),
  door: z.string(),
  satelliteId: z.string().nullable(),
  speaker: z.string().nullable(),
  userId: z.string().nullable(),
  outcome: z.union([turnOutcome, z.enum(['intent', 'sentence_trigger', 'home_assistant'])]),
  text: z.string(),
  answer: z.string(),
  effects: z.array(effect),
  // What a newer version kept there is not known here.
  changes: z.array(change).catch([]),
  taint: z.array(
    z.object({ origin: z.enum(['device', 'mail', 'calendar', 'web', 'media']), from: z.string() }),
  ),
});
