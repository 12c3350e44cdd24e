/**
 * Looking for facts by their words: how rare the words of the question are among what the asker may know, and how
 * many of them a fact has (BM25, with one occurrence as good as many).
 */
import * as z from 'zod';
import type { Asker } from '../../people/asker.ts';
import type { Queries } from '../fact-rows.ts';
import { textSearchOf } from '../fact-words.ts';
import { VISIBLE, visibleTo } from '../visible.ts';
import type { Frequency } from './common-words.ts';
import { anyOf, CURRENT, currentFor, MOST_CANDIDATES, type Ranked, type Wanted } from './way.ts';

export interface FoundByWords {
  /** `weight`: which share of the question is in it, from 0 to 1. */
  readonly ranked: Ranked;
  /** Words of the question that nothing has. */
  readonly unknown: readonly string[];
  /** False: there is no fact at all that the asker may know. */
  readonly knowsAny: boolean;
}

const foundRow = z.object({
  ids: z.array(z.string()),
  weights: z.array(z.number()),
  holders: z.array(z.coerce.number()),
  common: z.array(z.boolean()),
  knows_any: z.boolean(),
});

export async function findByWords(
  database: Queries,
  asker: Asker,
  { words, forms, weak, language, withSecrets }: Wanted,
  common: Frequency,
): Promise<FoundByWords> {
  const slots = SLOTS.find((size) => words.length <= size.content && weak.length <= size.weak) ?? MOST_SLOTS;
  const asked = filled(words, slots.content);
  const besides = filled(weak, slots.weak);
  const parameters = [
    ...currentFor(asker, withSecrets),
    textSearchOf(language),
    [...common.words],
    common.count,
    [...asked.map((word) => (word === null ? 0 : 1)), ...besides.map((word) => (word === null ? 0 : WEAK))],
    asked.map((_word, at) => forms[at] ?? null),
    ...asked,
    ...besides,
  ];
  const [row] = await database.query(sqlFor(slots), parameters, 'kept');
  const { ids, weights, holders, common: isCommon, knows_any: knowsAny } = foundRow.parse(row);
  return {
    ranked: ids.map((id, at) => ({ id, weight: weights[at] ?? 0 })),
    unknown: words.filter((_word, at) => holders[at] === 0 && isCommon[at] !== true),
    knowsAny,
  };
}

/** Beside what the asker may know, with its parameters; each half has an index. */
const KNOWS_ANY = `(exists (select from visible where person_id = $1::text)
  or ($2::boolean and exists (select from visible where person_id is null)))`;

/** Whether there is anything to look for: in a new household, and for a guest, there is not. */
export async function knowsAny(database: Queries, asker: Asker): Promise<boolean> {
  const sql = `with ${VISIBLE} select ${KNOWS_ANY} as knows_any`;
  const [row] = await database.query(sql, visibleTo(asker), 'kept');
  return row?.['knows_any'] === true;
}

interface Slots {
  readonly content: number;
  readonly weak: number;
}

/** A statement has places for so many words, so that there are only a few statements, which stay planned. */
const MOST_SLOTS: Slots = { content: 24, weak: 12 };
const SLOTS: readonly Slots[] = [
  { content: 3, weak: 2 },
  { content: 6, weak: 3 },
  { content: 9, weak: 5 },
  { content: 14, weak: 8 },
];
/** For a place without a word: no lexeme is a space. */
const NOTHING = `''' '''::tsquery`;

const filled = (words: readonly string[], count: number): readonly (string | null)[] =>
  Array.from({ length: count }, (_place, at) => words[at] ?? null);

/** Of BM25: how much length counts against a fact. */
const LENGTH = 0.4;
/** A word of the same family, such as "painted" for "painting". */
const FAMILY = 0.5;
/** Words such as "keep" and "room". */
const WEAK = 0.3;
/** Facts that are weighed: those with two of the words, and those with one that is not common. */
const MOST_WITH_TWO = 300;
const MOST_WITH_ONE = 200;
/** More make no pairs. */
const MOST_PAIRED = 6;

/**
 * Parameters: those of CURRENT, the text search configuration, common words, the number of facts, the weight of each
 * word, other forms of those that carry the question, each word.
 */
function sqlFor({ content, weak }: Slots): string {
  const all = content + weak;
  const each = (write: (at: string, index: number) => string, count = all) =>
    Array.from({ length: count }, (_word, index) => write(String(index), index));
  const word = (index: number) => `$${String(index + 9)}::text`;
  const weight = (index: number) => `($7::real[])[${String(index + 1)}]`;
  const stem = (at: string, index: number) =>
    `coalesce(plainto_tsquery($4::text::regconfig, ${word(index)}), ${NOTHING}) as stem${at}`;
  const others = (index: number) =>
    index < content ? ` || coalesce(${anyOf(`($8::text[])[${String(index + 1)}]`)}, ''::tsquery)` : '';
  const exact = (at: string, index: number) =>
    `stem${at}, stem${at} || coalesce(plainto_tsquery('simple', ${word(index)}), ''::tsquery)${others(index)} as exact${at}`;
  // The lexeme stands between quotation marks; a long one without its last two letters.
  const family = (at: string, index: number) => `exact${at}, exact${at} || case
      when numnode(stem${at}) <> 1 then ''::tsquery
      when length(stem${at}::text) >= 10 then (left(stem${at}::text, -3) || ''':*')::tsquery
      when length(stem${at}::text) >= 7 then (stem${at}::text || ':*')::tsquery
      else ''::tsquery
    end as family${at},
    trim('''' from stem${at}::text) = any($5::text[]) or ${word(index)} = any($5::text[]) as common${at}`;
  const lone = (at: string) => `case when common${at} then ''::tsquery else family${at} end`;
  const paired = Math.min(content, MOST_PAIRED);
  const withLater = (at: string, index: number) => {
    const later = each((other) => `exact${other}`, paired).slice(index + 1);
    return later.length === 0 ? [] : [`(exact${at} && (${later.join(' || ')}))`];
  };
  const two = Array.from({ length: paired }, (_word, index) => withLater(String(index), index)).flat();
  const hit = (at: string) =>
    `case when words @@ family${at} then case when words @@ exact${at} then 1 else ${String(FAMILY)} end else 0 end::real
      as hit${at}`;
  const holders = (at: string) => `count(*) filter (where hit${at} > 0)`;
  const rarity = (at: string, index: number) =>
    `(ln(1 + greatest($6::integer, count(*), 1) / (0.5 + ${holders(at)})) * ${weight(index)})::real as rarity${at}`;
  const sum = each((at) => `hit${at} * rarity${at}`).join(' + ');
  const most = each((at) => `rarity${at}`, content).join(' + ');
  const matching = (condition: string, limit: number) => `(
      select id, said_at, length(fact) as size, ${each(hit).join(', ')}
      from current, asked where ${condition} limit ${String(limit)}
    )`;
  return `
    with ${CURRENT},
    stems as materialized (select ${each(stem).join(', ')}),
    exacts as materialized (select ${each(exact).join(', ')} from stems),
    families as materialized (select ${each(family).join(', ')} from exacts),
    asked as materialized (
      select *, ${two.join(' || ')} as two,
        case when ${each((at, index) => `(common${at} or ${weight(index)} = 0)`, content).join(' and ')}
          then case when ${weight(1)} = 0 then exact0 else ''::tsquery end
          else ${each(lone, content).join(' || ')} end as one
      from families
    ),
    matched as materialized (
      ${matching('words @@ asked.two', MOST_WITH_TWO)} union all
      ${matching('words @@ asked.one and not words @@ asked.two', MOST_WITH_ONE)}
    ),
    weighed as (
      select ${each(rarity).join(', ')}, avg(size)::real as usual, array[${each(holders).join(', ')}] as holders
      from matched
    ),
    best as (
      select id, said_at, (${sum}) / (${most}) as share,
        (${sum}) / (1 - ${String(LENGTH)} + ${String(LENGTH)} * size / usual) as rank
      from matched, weighed order by rank desc, said_at desc, id limit ${String(MOST_CANDIDATES)}
    )
    select coalesce(array_agg(id order by rank desc, said_at desc, id), '{}') as ids,
      coalesce(array_agg(least(1, share)::real order by rank desc, said_at desc, id), '{}') as weights,
      (select holders from weighed) as holders,
      (select array[${each((at) => `coalesce(common${at}, false)`).join(', ')}] from asked) as common,
      case when exists (select from matched) then true else ${KNOWS_ANY} end as knows_any
    from best`;
}
