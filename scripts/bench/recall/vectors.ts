/** Vectors out of a seed instead of a model: 100,000 real ones would take the better part of an hour. */
import type { Embedder } from '../../../addon/src/memory/embed/embedder.ts';
import { asText } from '../../../addon/src/memory/find/by-meaning.ts';
import type { Asker } from '../../../addon/src/people/asker.ts';
import { CURRENT, currentFor } from '../../../addon/src/memory/find/way.ts';
import type { Database } from '../../../addon/src/store/store.ts';
import { type Random, randomFrom } from '../safety/random.ts';

export const MODEL = 'synthetic';
const DIMENSIONS = 768;
const TOPICS = 200;
const DETAILS = 500;
const AT_ONCE = 500;

/** Each fact is of one topic, and has two details of its own: neighbours are near, and of 100,000 no two are the same. */
export async function embedSynthetically(database: Pick<Database, 'query'>): Promise<void> {
  const random = randomFrom(3);
  await database.query('create table butler.bench_parts (kind text, number integer, part vector(768))');
  for (const [kind, count, size] of [
    ['topic', TOPICS, 1],
    ['detail', DETAILS, 0.6],
  ] as const) {
    const parts = Array.from({ length: count }, () => asText(randomVector(random, size)));
    await database.query(
      `insert into butler.bench_parts select $1, number - 1, part::vector(768)
       from unnest($2::text[]) with ordinality as parts (part, number)`,
      [kind, parts],
    );
  }
  const [row] = await database.query('select count(*) from butler.user_facts');
  await database.query(
    'create table butler.bench_order as select id, row_number() over (order by fact) as number from butler.user_facts',
  );
  await database.query('create index on butler.bench_order (number)');
  for (let from = 0; from < Number(row?.['count']); from += AT_ONCE) {
    await database.query(EMBED, [from, from + AT_ONCE]);
  }
  await database.query('drop table butler.bench_parts, butler.bench_order');
}

const EMBED = `
  update butler.user_facts fact set embedding_model = '${MODEL}',
    embedding = l2_normalize(topic.part + one.part + other.part)
  from butler.bench_order place, butler.bench_parts topic, butler.bench_parts one, butler.bench_parts other
  where place.id = fact.id and place.number > $1::bigint and place.number <= $2::bigint
    and topic.kind = 'topic' and topic.number = place.number % ${String(TOPICS)}
    and one.kind = 'detail' and one.number = (place.number / ${String(TOPICS)}) % ${String(DETAILS)}
    and other.kind = 'detail' and other.number = (place.number * 104729 / 31) % ${String(DETAILS)}`;

function randomVector(random: Random, size: number): readonly number[] {
  return Array.from({ length: DIMENSIONS }, () => (random.next() - 0.5) * size);
}

/** What somebody might ask: near to something that they know. */
export async function questionVectors(
  database: Pick<Database, 'query'>,
  asker: Asker,
  count: number,
): Promise<readonly (readonly number[])[]> {
  const random = randomFrom(11);
  const rows = await database.query(
    `with ${CURRENT} select embedding::text as embedding from current order by id limit $4::integer`,
    [...currentFor(asker, false), count],
  );
  return rows.map((row) => {
    const near = String(row['embedding']).slice(1, -1).split(',').map(Number);
    const noise = randomVector(random, 0.05);
    const moved = near.map((value, at) => value + (noise[at] ?? 0));
    const length = Math.hypot(...moved);
    return moved.map((value) => value / length);
  });
}

/** Answers at once, with one after the other. */
export function readyEmbedder(vectors: readonly (readonly number[])[]): Embedder {
  let next = 0;
  return {
    model: MODEL,
    query: async () => vectors[next++ % vectors.length],
    documents: async () => undefined,
  };
}

/** The share of the ten that are really nearest which is among the first ten found. */
export async function recallAtTen(
  database: Pick<Database, 'query'>,
  asker: Asker,
  vectors: readonly (readonly number[])[],
  find: (vector: readonly number[]) => Promise<readonly { readonly id: string }[]>,
): Promise<number> {
  let right = 0;
  let all = 0;
  for (const vector of vectors) {
    const exact = await database.query(EXACT, [...currentFor(asker, false), MODEL, asText(vector)]);
    const found = new Set((await find(vector)).slice(0, 10).map(({ id }) => id));
    right += exact.filter(({ id }) => found.has(String(id))).length;
    all += exact.length;
  }
  return right / all;
}

const EXACT = `
  with ${CURRENT}, all_of_them as materialized (
    select id, embedding <#> $5::vector(768) as distance from current where embedding_model = $4::text
  )
  select id from all_of_them order by distance limit 10`;
