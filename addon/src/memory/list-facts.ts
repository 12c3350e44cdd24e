/** Facts page by page, for whoever wants to look at what is known. */
import * as z from 'zod';
import type { Asker } from '../people/asker.ts';
import { storedFact } from './fact.ts';
import { FACT_COLUMNS, type Queries } from './fact-rows.ts';
import { VISIBLE, visibleTo } from './visible.ts';

const listedFact = storedFact.extend({
  source: z.enum(['told', 'corrected', 'learned']),
  lastUsedAt: z.date().nullable(),
});
export type ListedFact = z.output<typeof listedFact>;

export interface WantedFacts {
  /** All of these are in it, whole or in part. Codes and passwords are not looked through. */
  readonly words: readonly string[];
  readonly scope: 'private' | 'household' | null;
  /** Those after this one; null: from the newest on. */
  readonly after: Pick<ListedFact, 'id' | 'saidAt'> | null;
  readonly limit: number;
}

export interface FactsPage {
  readonly facts: readonly ListedFact[];
  /** Of all pages. */
  readonly count: number;
  readonly isMore: boolean;
}

const COLUMNS = `${FACT_COLUMNS}, fact.source, fact.last_used_at as "lastUsedAt"`;

/** The newest first; what has expired or was replaced is not among them. */
export async function listFacts(
  database: Queries,
  asker: Asker,
  { words, scope, after, limit }: WantedFacts,
): Promise<FactsPage> {
  const rows = await database.query(LIST, [
    ...visibleTo(asker),
    words.map((word) => `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`),
    scope,
    after?.saidAt.toISOString() ?? null,
    after?.id ?? null,
    limit + 1,
  ]);
  const [counted] = await database.query(COUNT, [
    ...visibleTo(asker),
    words.map((word) => `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`),
    scope,
  ]);
  return {
    facts: rows.slice(0, limit).map((row) => listedFact.parse(row)),
    count: Number(counted?.['count'] ?? 0),
    isMore: rows.length > limit,
  };
}

const LISTED = `listed as not materialized (
  select * from visible
  where superseded_by is null and (expires_at is null or expires_at > now())
    and ($4::text is null or scope = $4::text)
    and (cardinality($3::text[]) = 0 or (not is_secret and fact ilike all ($3::text[])))
)`;
const LIST = `
  with ${VISIBLE}, ${LISTED}
  select ${COLUMNS} from listed fact
  where $5::timestamptz is null
    or (date_trunc('milliseconds', fact.said_at), fact.id) < ($5::timestamptz, $6::text)
  order by date_trunc('milliseconds', fact.said_at) desc, fact.id desc
  limit $7::integer`;
const COUNT = `with ${VISIBLE}, ${LISTED} select count(*) as count from listed`;

export interface FactWithWhy {
  readonly fact: ListedFact;
  /** From which it was learned. */
  readonly sentence: string | null;
  readonly isCurrent: boolean;
  /** Of what has replaced it. */
  readonly successorId: string | null;
  /** Newest first. */
  readonly before: readonly { readonly fact: string; readonly saidAt: Date }[];
  /** One's own, as long as it is kept. */
  readonly exchange: {
    readonly at: Date;
    readonly door: string;
    readonly said: string;
    readonly answered: string;
  } | null;
}

/** With where it comes from. Undefined: there is none that the asker may know. */
export async function factWithWhy(
  database: Queries,
  asker: Asker,
  id: string,
): Promise<FactWithWhy | undefined> {
  const parameters = [...visibleTo(asker), id];
  const [row] = await database.query(WHY, [...parameters, asker.key]);
  if (row === undefined) return undefined;
  const before = await database.query(BEFORE, parameters);
  const { sentence, isCurrent, successorId, at, door, said, answered } = why.parse(row);
  return {
    fact: listedFact.parse(row),
    sentence,
    isCurrent,
    successorId,
    before: before.map((each) => beforeRow.parse(each)),
    exchange: at === null || door === null ? null : { at, door, said: said ?? '', answered: answered ?? '' },
  };
}

const WHY = `
  with ${VISIBLE}
  select ${COLUMNS}, fact.superseded_by is null as "isCurrent", fact.superseded_by as "successorId",
    -- The words of somebody else are theirs, also where the fact is everybody's.
    case when fact.said_by = $4::text then fact.sentence end as sentence,
    exchange.at, exchange.door,
    (select content from butler.conversation_history where exchange_id = exchange.id and role = 'user') as said,
    (select content from butler.conversation_history
      where exchange_id = exchange.id and role = 'assistant') as answered
  from visible fact
    left join butler.exchanges exchange on exchange.id = fact.exchange_id and exchange.speaker = $4::text
  where fact.id = $3::text`;
const BEFORE = `
  with recursive ${VISIBLE}, older as (
    select id, 0 as steps, fact, said_at from visible where id = $3::text
    union all
    select old.id, older.steps + 1, old.fact, old.said_at
    from visible old join older on old.superseded_by = older.id
    where older.steps < 50
  )
  select fact, said_at as "saidAt" from older where steps > 0 order by steps, said_at desc limit 50`;
const beforeRow = z.object({ fact: z.string(), saidAt: z.date() });
const why = z.object({
  sentence: z.string().nullable(),
  isCurrent: z.boolean(),
  successorId: z.string().nullable(),
  at: z.date().nullable(),
  door: z.string().nullable(),
  said: z.string().nullable(),
  answered: z.string().nullable(),
});
