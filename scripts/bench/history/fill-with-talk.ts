import type { Database } from '../../../addon/src/store/store.ts';

/** Exchanges in one statement: it has seconds. */
const STEP = 10_000;

/** So many messages of eight people (`person:p0` to `p7`), the newest now, a minute apart; the same each time. */
export async function fillWithTalk(database: Database, messages: number): Promise<void> {
  const exchanges = messages / 2;
  for (let first = 1; first <= exchanges; first += STEP) {
    const span = [first, Math.min(exchanges, first + STEP - 1)];
    for (const sql of [CONVERSATIONS, EXCHANGES, SAID, ANSWERED]) await database.query(sql, span);
  }
  for (const name of ['conversations', 'exchanges', 'conversation_history'])
    await database.query(`analyze butler.${name}`);
}

const NUMBERS = 'generate_series($1::integer, $2::integer) number';
const CONVERSATIONS = `
  insert into butler.conversations (id, started_at, last_at)
  select 'c' || number, now() - number * interval '1 minute', now() from ${NUMBERS} where number % 10 = 1`;
const EXCHANGES = `
  insert into butler.exchanges
    (id, conversation_id, at, door, language, outcome, duration_ms, speaker, is_summed)
  select 'e' || number, 'c' || (number - 1) / 10 * 10 + 1, now() - number * interval '1 minute', 'assist', 'en',
    'answered', 800, 'person:p' || number % 8, true
  from ${NUMBERS}`;
const SAID = `
  insert into butler.conversation_history (exchange_id, role, content, origin, at)
  select 'e' || number, 'user',
    (array['turn on the', 'turn off the', 'how warm is the', 'tell me about the', 'what is with the'])[number % 5 + 1]
      || ' ' || (array['light', 'kitchen lamp', 'heating', 'bathroom', 'Ersatzschlüssel', 'garage', 'car',
        'dishwasher', 'garden', 'dog'])[number / 7 % 10 + 1]
      || ' number ' || number || case when number % 20001 = 0 then ' giraffe' else '' end,
    'person', now()
  from ${NUMBERS}`;
const ANSWERED = `
  insert into butler.conversation_history (exchange_id, role, content, origin, at)
  select 'e' || number, 'assistant', 'I did what you wanted with ' || md5(number::text) || ', and it went well.',
    'butler', now()
  from ${NUMBERS}`;
