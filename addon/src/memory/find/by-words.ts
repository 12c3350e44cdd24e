/**
 * Looking for facts by their words: how rare the words of the question are among what the asker may know, and how
 * many of them a fact has (BM25, with one occurrence as good as many).
 */
import * as z from 'zod';
import type { Asker } from '../../people/asker.ts';
import type { Queries } from '../fact-rows.ts';
import { textSearchOf } from '../fact-words.ts';
import { CURRENT, currentFor, MOST_CANDIDATES, type Ranked, type Wanted } from './way.ts';

export interface FoundByWords {
  /** `weight`: which share of the question is in it, from 0 to 1. */
  readonly ranked: Ranked;
  /** Words of the question that nothing has. */
  readonly unknown: readonly string[];
}

/** So many facts that have one of the words are weighed; where there are more, those with the rarer words. */
export const MOST_WEIGHED = { embedded: 600, postgresql: 2_000 } as const;

const foundRow = z.object({
  ids: z.array(z.string()),
  weights: z.array(z.number()),
  holders: z.array(z.coerce.number()),
  count: z.coerce.number(),
});

export async function findByWords(
  database: Queries,
  asker: Asker,
  { words, weak, language, withSecrets }: Wanted,
  most: number,
): Promise<FoundByWords> {
  const all = [...words, ...weak];
  const ask = async (leading: readonly string[]) => {
    const sql = SQL(words.length, all.length, leading);
    const parameters = [...currentFor(asker, withSecrets), textSearchOf(language), most, ...all];
    const [row] = await database.query(sql, parameters);
    return foundRow.parse(row);
  };
  let found = await ask(words.map((_word, at) => `family${String(at)}`));
  if (found.count >= most) found = await ask(narrowed(found.holders.slice(0, words.length), found.count));
  return {
    ranked: found.ids.map((id, at) => ({ id, weight: found.weights[at] ?? 0 })),
    unknown: words.filter((_word, at) => found.holders[at] === 0),
  };
}

/**
 * Those with a rare word, and those with two of the others. `having`: how many of a sample have each word; that
 * sample is in no order of worth.
 */
function narrowed(having: readonly number[], count: number): readonly string[] {
  const name = (at: number) => `family${String(at)}`;
  const rarestFirst = having
    .map((have, at) => ({ have, at }))
    .toSorted((one, other) => one.have - other.have);
  const rare: number[] = [];
  let taken = 0;
  for (const { have, at } of rarestFirst) {
    taken += have;
    if (taken > count / 4) break;
    rare.push(at);
  }
  const common = rarestFirst.map(({ at }) => at).filter((at) => !rare.includes(at));
  const pairs = common.flatMap((one, at) =>
    common.slice(at + 1).map((other) => `(exact${String(one)} && exact${String(other)})`),
  );
  const leading = [...rare.map(name), ...pairs];
  return leading.length > 0 ? leading : common.map((at) => `exact${String(at)}`);
}

/** Of BM25: how much length counts against a fact. */
const LENGTH = 0.4;
/** A word of the same family, such as "painted" for "painting". */
const FAMILY = 0.5;
/** Words such as "keep" and "room". */
const WEAK = 0.3;
/** How many facts there are is only looked at so far. */
const MOST_COUNTED = 2_000;

/** Parameters: those of CURRENT, the text search configuration, `most`, and each word. */
function SQL(content: number, all: number, leading: readonly string[]): string {
  const each = (write: (at: string, index: number) => string, count = all) =>
    Array.from({ length: count }, (_word, index) => write(String(index), index));
  const word = (index: number) => `$${String(index + 6)}::text`;
  const stem = (at: string, index: number) =>
    `plainto_tsquery($4::text::regconfig, ${word(index)}) as stem${at}`;
  const exact = (at: string, index: number) =>
    `stem${at}, stem${at} || plainto_tsquery('simple', ${word(index)}) as exact${at}`;
  // The lexeme stands between quotation marks.
  const family = (at: string) => `exact${at}, exact${at} || case
    when numnode(stem${at}) <> 1 then ''::tsquery
    when length(stem${at}::text) >= 9 then (left(stem${at}::text, -3) || ''':*')::tsquery
    when length(stem${at}::text) >= 6 then (stem${at}::text || ':*')::tsquery
    else ''::tsquery end as family${at}`;
  const hit = (at: string) =>
    `case when words @@ exact${at} then 1 when words @@ family${at} then ${String(FAMILY)} else 0 end::real as hit${at}`;
  const rarity = (at: string, index: number) =>
    `ln(1 + known / (0.5 + count(*) filter (where hit${at} > 0)))::real${index < content ? '' : ` * ${String(WEAK)}`} as rarity${at}`;
  const having = (at: string) => `count(*) filter (where hit${at} > 0)`;
  const sum = each((at) => `hit${at} * rarity${at}`).join(' + ');
  const most = each((at) => `rarity${at}`, content).join(' + ');
  return `
    with ${CURRENT},
    stems as materialized (select ${each(stem).join(', ')}),
    exacts as materialized (select ${each(exact).join(', ')} from stems),
    families as materialized (select ${each(family).join(', ')} from exacts),
    asked as materialized (select *, ${leading.join(' || ')} as leading from families),
    matched as materialized (
      select id, said_at, length(fact) as size, ${each(hit).join(', ')}
      from current, asked where words @@ asked.leading limit $5::integer
    ),
    counted as (
      select greatest((select count(*) from matched),
        (select count(*) from (select from current limit ${String(MOST_COUNTED)}) enough)) as known
    ),
    weighed as (
      select ${each(rarity).join(', ')}, avg(size) as usual, count(*) as count, array[${each(having).join(', ')}] as holders
      from matched, counted group by known
    ),
    best as (
      select id, (${sum}) / (${most}) as share,
        row_number() over (order by (${sum}) / (1 - ${String(LENGTH)} + ${String(LENGTH)} * size / usual) desc, said_at desc, id) as position
      from matched, weighed order by position limit ${String(MOST_CANDIDATES)}
    )
    select coalesce((select array_agg(id order by position) from best), '{}') as ids,
      coalesce((select array_agg(least(1, share)::real order by position) from best), '{}') as weights,
      coalesce((select holders from weighed), array_fill(0::bigint, array[${String(all)}])) as holders,
      coalesce((select count from weighed), 0) as count`;
}
