/**
 * Looking for facts by their meaning: vectors of one model, never of two. Up to twenty thousand facts the signs of
 * all of them are compared, and the nearest of these exactly; beyond that PostgreSQL's index is asked, which looks
 * on until it has found enough that the asker may know (`hnsw.iterative_scan`, set where the pool connects).
 */
import type { Asker } from '../../people/asker.ts';
import type { Vector } from '../embed/ollama.ts';
import type { Queries } from '../fact-rows.ts';
import { VISIBLE_SIGNS } from '../visible.ts';
import { CURRENT, currentFor, MOST_CANDIDATES, type Ranked } from './way.ts';

export interface Meaning {
  readonly model: string;
  readonly vector: Vector;
}

/** By their signs, and then exactly. */
const MOST_NEAR = 200;
/**
 * `weight` is 1: a place among the nearest says little about how near it is. `isMuch`: there is an index, and the asker
 * may know so many facts that it is the faster way.
 */
export async function findByMeaning(
  database: Queries,
  asker: Asker,
  { model, vector }: Meaning,
  isMuch: boolean,
): Promise<Ranked> {
  const parameters = [...currentFor(asker, false), model, asBytes(vector)];
  const rows = await database.query(isMuch ? BY_INDEX : BY_SIGNS, parameters, 'kept');
  return rows.map((row) => ({ id: String(row['id']), weight: 1 }));
}

/** As pgvector sends and takes it (`vector_send` in its src/vector.c): read in a tenth of the time of its text. */
function asBytes(vector: Vector): Buffer {
  const bytes = Buffer.alloc(4 + 4 * vector.length);
  bytes.writeInt16BE(vector.length, 0);
  for (const [at, value] of vector.entries()) bytes.writeFloatBE(value, 4 + 4 * at);
  return bytes;
}

export const asText = (vector: Vector) => `[${vector.map((value) => value.toFixed(6)).join(',')}]`;

/** With `limit 1` each fact is looked up by its id: the planner would rather read all of them. */
const BY_SIGNS = `
  with ${CURRENT}, ${VISIBLE_SIGNS}, near as materialized (
    select fact_id from visible_signs
    where embedding_model = $4::text and (expires_at is null or expires_at > now())
    order by signs <~> (select binary_quantize($5::vector(768))::bit(768)) limit ${String(MOST_NEAR)}
  )
  select id from near cross join lateral (
    select id, embedding from current where current.id = near.fact_id limit 1
  ) fact
  order by embedding <#> $5::vector(768), id limit ${String(MOST_CANDIDATES)}`;

const BY_INDEX = `
  with ${CURRENT}, near as materialized (
    select id, embedding from current where embedding_model = $4::text and embedding is not null
    order by embedding::halfvec(768) <#> $5::vector(768)::halfvec(768) limit ${String(MOST_CANDIDATES)}
  )
  select id from near order by embedding <#> $5::vector(768), id`;
