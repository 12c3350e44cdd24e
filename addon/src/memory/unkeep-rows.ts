/** Taking back an exchange that was kept: its words, what was done about it, and whatever came of the words. */
import type { Asker } from '../people/asker.ts';
import { UNSAID } from '../agent/turn-record.ts';
import type { Database } from '../store/store.ts';
import { SCRUB } from './scrub.ts';

/**
 * Everything or nothing. The tokens stay, since they cost money; what was done in the home stays done. However often
 * it is delivered again, it is not kept.
 */
export async function deleteUnkept(
  database: Pick<Database, 'transaction'>,
  asker: Pick<Asker, 'key' | 'personId'>,
  { id, timeZone }: { readonly id: string; readonly timeZone: string },
): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query(STAYS_AWAY, [id, asker.key]);
    await query(TOKENS, [id, asker.key]);
    await query(REASONS, [id, asker.personId, UNSAID]);
    await query(WHAT_IT_REPLACED, [id, asker.key]);
    await query('delete from butler.user_facts where exchange_id = $1 and said_by = $2', [id, asker.key]);
    await query(DAY, [id, asker.key, timeZone]);
    await query(QUESTIONS, [id, asker.key]);
    await query('delete from butler.exchanges where id = $1 and speaker = $2', [id, asker.key]);
    await query(SCRUB);
  });
}

/** Not of what somebody else said. */
const STAYS_AWAY = `
  insert into butler.unkept_exchanges (id)
  select $1::text
  where not exists (select from butler.exchanges where id = $1::text and speaker is distinct from $2::text)
  on conflict do nothing`;

const TOKENS = `
  update butler.model_usage used set exchange_id = null, speaker = exchange.speaker, at = exchange.at
  from butler.exchanges exchange
  where exchange.id = used.exchange_id and exchange.id = $1 and exchange.speaker = $2`;

/** Why a manner was changed is in the words that changed it. */
const REASONS = `
  update butler.souls set reason = $3
  where user_id = $2 and reason = (
    select left(content, 500) from butler.conversation_history where exchange_id = $1 and role = 'user')`;

/** It is true again, unless the same was told once more since. */
const WHAT_IT_REPLACED = `
  update butler.user_facts old set superseded_by = null, superseded_at = null
  where old.superseded_by in (select id from butler.user_facts where exchange_id = $1 and said_by = $2)
    and not exists (
      select from butler.user_facts same
      where same.superseded_by is null and same.fact_key = old.fact_key
        and same.person_id is not distinct from old.person_id
    )`;

const QUESTIONS = `
  delete from butler.questions where turn_id = $1 and asker_key = $2 and state not in ('open', 'taken')`;

const DAY = `
  update butler.day_summaries summary set summary = null, is_dirty = true, is_by_rule = true
  from butler.exchanges exchange
  where exchange.id = $1 and exchange.is_summed and summary.speaker = $2
    and summary.day = (exchange.at at time zone $3::text)::date`;
