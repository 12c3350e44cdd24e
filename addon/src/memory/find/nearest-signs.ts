/** Which of many vectors, of which only the signs are known, may be nearest to one that is known exactly. */
import * as z from 'zod';
import { DIMENSIONS, type Vector } from '../embed/ollama.ts';

/** Of the signs of one vector, the first dimension in the highest bit. */
export const SIGN_BYTES = DIMENSIONS / 8;
const VALUES = 256;
/** How many are worth a look at the whole vector. */
export const MOST_EXACT = 40;

/** One row of all `rows`, which have `fact_id` and `signs`. */
export const signsOf = (rows: string, more = '') => `
  select coalesce(array_agg(fact_id), '{}') as ids, coalesce(string_agg(bit_send(signs), ''::bytea), ''::bytea) as signs
    ${more}
  from ${rows}`;
export const sentSigns = z.object({ ids: z.array(z.string()), signs: z.instanceof(Uint8Array) });

/** `bit_send` puts their number before the bits, in four bytes (varbit.c). */
export function withoutLengths(sent: Uint8Array): Uint8Array<ArrayBuffer> {
  const count = sent.length / (4 + SIGN_BYTES);
  const signs = new Uint8Array(count * SIGN_BYTES);
  for (let at = 0; at < count; at += 1) {
    const end = (at + 1) * (4 + SIGN_BYTES);
    signs.set(sent.subarray(end - SIGN_BYTES, end), at * SIGN_BYTES);
  }
  return signs;
}

/**
 * Slots of `signs` (each of SIGN_BYTES), best first: those whose signs go best with the vector's numbers, which finds more
 * than comparing signs with signs.
 */
export function nearestSigns(
  signs: Uint8Array,
  slots: Iterable<number>,
  vector: Vector,
  count: number,
): readonly number[] {
  const sums = sumsOf(vector);
  const best: { readonly slot: number; readonly likeness: number }[] = [];
  let least = -Infinity;
  for (const slot of slots) {
    const likeness = likenessOf(signs, slot * SIGN_BYTES, sums);
    if (likeness <= least && best.length === count) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.likeness ?? 0) < likeness) at -= 1;
    best.splice(at, 0, { slot, likeness });
    if (best.length > count) best.pop();
    least = best.at(-1)?.likeness ?? least;
  }
  return best.map(({ slot }) => slot);
}

function likenessOf(signs: Uint8Array, from: number, sums: Float32Array): number {
  let likeness = 0;
  for (let at = 0; at < SIGN_BYTES; at += 1) {
    likeness += sums[at * VALUES + (signs[from + at] ?? 0)] ?? 0;
  }
  return likeness;
}

/** For each byte of signs and each of its values: what it adds. */
function sumsOf(vector: Vector): Float32Array {
  const sums = new Float32Array(SIGN_BYTES * VALUES);
  for (let at = 0; at < SIGN_BYTES; at += 1) {
    for (let value = 0; value < VALUES; value += 1) {
      let sum = 0;
      for (let bit = 0; bit < 8; bit += 1) {
        const number = vector[at * 8 + bit] ?? 0;
        sum += (value & (0x80 >> bit)) === 0 ? -number : number;
      }
      sums[at * VALUES + value] = sum;
    }
  }
  return sums;
}
