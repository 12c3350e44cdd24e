/** Forgetting everything of somebody. What was told to the household is the household's, and stays. */
import * as z from 'zod';
import type { Asker } from '../people/asker.ts';
import { forgetExchanges } from '../store/retire-rows.ts';
import type { Database } from '../store/store.ts';
import type { UsageSorting } from '../store/usage-rows.ts';
import { deleteSummaries } from './summaries/summary-rows.ts';
import { FINGERPRINT } from './fact-rows.ts';
import { SCRUB } from './scrub.ts';

type Queries = Pick<Database, 'query'>;

export interface ForgottenPerson {
  /** Private facts, those that others had replaced included. */
  readonly facts: number;
  readonly exchanges: number;
  /** Of days. */
  readonly summaries: number;
  /** Facts that they told the household, which stay. */
  readonly kept: number;
}

/**
 * Private facts with their embeddings, exchanges with their calls, summaries, ended questions. Fingerprints of the
 * facts stay, and what the models took, without a name. All of it or nothing. Undefined: nobody knows who asks.
 */
export async function forgetPerson(
  database: Pick<Database, 'transaction'>,
  asker: Asker,
  sorting: UsageSorting,
): Promise<ForgottenPerson | undefined> {
  const { kind, personId, key, userId } = asker;
  if (kind !== 'person' || personId === null) return undefined;
  return await database.transaction(async (inside) => {
    const count = async (sql: string, ...parameters: readonly unknown[]) =>
      (await inside.query(sql, parameters)).length;
    const facts = await count(FORGET_FACTS, personId);
    await inside.query(FORGET_SENTENCES, [key]);
    // Kept before there were people, an exchange has a user only.
    await inside.query(ADOPT, [key, userId]);
    const exchanges = await forgetExchanges(inside, key, sorting);
    const summaries = await deleteSummaries(inside, key);
    await inside.query(FORGET_QUESTIONS, [key]);
    await inside.query(SCRUB);
    const kept = await count(TOLD_ALL, key);
    return { facts, exchanges, summaries, kept };
  });
}

const FORGET_FACTS = `
  with fingerprints as (
    insert into butler.forgotten_facts (owner, fingerprint, exchange_id)
    select person_id, ${FINGERPRINT('person_id', 'fact_key')}, null
    from butler.user_facts where person_id = $1::text and superseded_by is null
    on conflict do nothing
  )
  delete from butler.user_facts where person_id = $1::text returning id`;
/** The household keeps the fact, not the words from which it was learned. */
const FORGET_SENTENCES = `
  update butler.user_facts set sentence = null where said_by = $1::text and sentence is not null`;
const ADOPT = `
  update butler.exchanges set speaker = $1::text where speaker is null and user_id = $2::text`;
const FORGET_QUESTIONS = `
  delete from butler.questions where asker_key = $1::text and state not in ('open', 'taken')`;
const TOLD_ALL = `
  select id from butler.user_facts
  where scope = 'household' and said_by = $1::text and superseded_by is null`;

/** How much of it is still there. Zero, unless something was said meanwhile. */
export async function leftOfPerson(database: Queries, { personId, key }: Asker): Promise<number> {
  const [row] = await database.query(LEFT, [personId, key]);
  return z.coerce.number().parse(row?.['left']);
}

const LEFT = `
  select (select count(*) from butler.user_facts where person_id = $1::text)
    + (select count(*) from butler.exchanges exchange
        join butler.conversation_history words on words.exchange_id = exchange.id
        where exchange.speaker = $2::text)
    + (select count(*) from butler.day_summaries where speaker = $2::text) as left`;
