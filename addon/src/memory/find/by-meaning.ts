/**
 * Looking for facts by their meaning: vectors of one model, never of two. First by their signs: of all that the asker may
 * know, or beyond twenty thousand facts by PostgreSQL's index over the signs, which looks on until it has found enough
 * that the asker may know (`hnsw.iterative_scan`, set where the pool connects). The best of these exactly. With the
 * embedded database the signs are in memory: signs-in-memory.ts.
 */
import type { Asker } from '../../people/asker.ts';
import type { Vector } from '../embed/ollama.ts';
import type { Queries } from '../fact-rows.ts';
import { VISIBLE_SIGNS, visibleTo } from '../visible.ts';
import { MOST_EXACT, nearestSigns, sentSigns, signsOf, withoutLengths } from './nearest-signs.ts';
import { CURRENT, currentFor, MOST_CANDIDATES, type Ranked } from './way.ts';

export interface Meaning {
  readonly model: string;
  readonly vector: Vector;
}

/** `likeness`: the cosine, from -1 to 1. */
export type Near = Ranked[number] & { readonly likeness: number };

/**
 * `weight` is 1: a place among the nearest says little about how near it is. `isMuch`: there is an index, and the asker
 * may know so many facts that it is the faster way.
 */
export async function findByMeaning(
  database: Queries,
  asker: Asker,
  meaning: Meaning,
  isMuch: boolean,
): Promise<readonly Near[]> {
  const { model, vector } = meaning;
  const parameters = [...visibleTo(asker), model, asBytes(vector)];
  const [row] = await database.query(isMuch ? BY_INDEX : BY_SIGNS, parameters, 'kept');
  const { ids, signs } = sentSigns.parse(row);
  const best = nearestSigns(withoutLengths(signs), ids.keys(), vector, isMuch ? MOST_OF_MUCH : MOST_EXACT);
  return await findAmong(
    database,
    asker,
    meaning,
    best.flatMap((at) => ids[at] ?? []),
  );
}

/** Among these alone, by the whole vectors. */
export async function findAmong(
  database: Queries,
  asker: Asker,
  { model, vector }: Meaning,
  ids: readonly string[],
): Promise<readonly Near[]> {
  const parameters = [...currentFor(asker, false), model, asBytes(vector), [...ids]];
  const rows = await database.query(EXACTLY, parameters, 'kept');
  return rows.map((row) => ({ id: String(row['id']), weight: 1, likeness: Number(row['likeness']) }));
}

/** As pgvector sends and takes it (`vector_send` in its src/vector.c): read in a tenth of the time of its text. */
function asBytes(vector: Vector): Buffer {
  const bytes = Buffer.alloc(4 + 4 * vector.length);
  bytes.writeInt16BE(vector.length, 0);
  for (const [at, value] of vector.entries()) bytes.writeFloatBE(value, 4 + 4 * at);
  return bytes;
}

export const asText = (vector: Vector) => `[${vector.map((value) => value.toFixed(6)).join(',')}]`;

/** By signs compared with signs; of these, the best by the vector's own numbers are looked at exactly. */
const MOST_NEAR = 200;
/** Among very many more are near: of 100,000, so many have 95 % of the ten nearest, sixty 85. */
const MOST_OF_MUCH = 140;

const near = (distance: string) => `
  with ${VISIBLE_SIGNS}, near as materialized (
    select fact_id, signs from visible_signs
    where embedding_model = $3::text and (expires_at is null or expires_at > now())
    order by ${distance} limit ${String(MOST_NEAR)}
  )
  ${signsOf('near')}`;
const DISTANCE = 'signs <~> (select binary_quantize($4::vector(768))::bit(768))';

/** An index gives an order by a distance alone, not by a sum. */
const BY_SIGNS = near(`(${DISTANCE}) + 0`);
const BY_INDEX = near(DISTANCE);

/** With `limit 1` each fact is looked up by its id: the planner would rather read all of them. */
const EXACTLY = `
  with ${CURRENT}
  select id, -distance as likeness from unnest($6::text[]) near (fact_id) cross join lateral (
    select id, embedding_model, embedding <#> $5::vector(768) as distance from current
    where current.id = near.fact_id limit 1
  ) fact
  where embedding_model = $4::text
  order by distance, id limit ${String(MOST_CANDIDATES)}`;
