/**
 * The signs of all embeddings of one model in the app's own memory: the embedded database takes longer to read them
 * than all else takes that finding a fact needs. It tells with each commit which are others now. These are out of here
 * before whoever changed them is answered, and are read again for the next question.
 */
import * as z from 'zod';
import type { Asker } from '../../people/asker.ts';
import type { Database } from '../../store/store.ts';
import type { Vector } from '../embed/ollama.ts';
import { ownersKnownTo } from '../visible.ts';
import { MOST_EXACT, nearestSigns, sentSigns, SIGN_BYTES, signsOf, withoutLengths } from './nearest-signs.ts';

/** Ids of what may be nearest, best first: candidates alone, to be looked up among what the asker may know. */
export type NearestInMemory = (asker: Asker, vector: Vector) => Promise<readonly string[]>;

/** In one statement: the database does nothing else meanwhile. */
const AT_ONCE = 2_000;

export function createSignsInMemory(
  database: Pick<Database, 'query'>,
  onChanged: NonNullable<Database['onChanged']>,
  model: string,
): NearestInMemory {
  /** Of each slot; undefined: it is free. */
  const facts: (KnownSigns | undefined)[] = [];
  const slots = new Map<string, number>();
  const free: number[] = [];
  let signs = new Uint8Array(AT_ONCE * SIGN_BYTES);
  /** Of all signs those of ids after this one are still to be read. Undefined: none. */
  let after: string | undefined = '';
  const changed = new Set<string>();
  let reading: Promise<void> | undefined;

  function remove(id: string): void {
    const slot = slots.get(id);
    if (slot === undefined) return;
    slots.delete(id);
    facts[slot] = undefined;
    free.push(slot);
    signs.fill(0, slot * SIGN_BYTES, (slot + 1) * SIGN_BYTES);
  }

  function put({ ids, owners, signs: sent }: Page): void {
    for (const [at, id] of ids.entries()) {
      remove(id);
      const slot = free.pop() ?? facts.length;
      if (slot * SIGN_BYTES === signs.length) {
        const larger = new Uint8Array(signs.length * 2);
        larger.set(signs);
        signs = larger;
      }
      signs.set(sent.subarray(at * SIGN_BYTES, (at + 1) * SIGN_BYTES), slot * SIGN_BYTES);
      facts[slot] = { id, owner: owners[at] ?? null };
      slots.set(id, slot);
    }
  }

  async function read(): Promise<void> {
    while (after !== undefined) {
      const from: string = after;
      const all = await pageOf(ALL, [model, from]);
      put(all);
      // Else the database was opened again for this page, and what was before it is gone.
      if (after === from) after = all.ids.length < AT_ONCE ? undefined : all.ids.at(-1);
    }
    while (changed.size > 0) {
      const ids = [...changed].slice(0, AT_ONCE);
      for (const id of ids) changed.delete(id);
      try {
        put(await pageOf(CHANGED, [model, ids]));
      } catch (error) {
        for (const id of ids) changed.add(id);
        throw error;
      }
    }
  }

  /** Nobody has asked for long, or ever will: after a change of settings another one is asked. */
  function forgetAll(): void {
    facts.length = 0;
    slots.clear();
    free.length = 0;
    signs = new Uint8Array(AT_ONCE * SIGN_BYTES);
    changed.clear();
    after = '';
  }

  async function pageOf(sql: string, parameters: readonly unknown[]): Promise<Page> {
    const [row] = await database.query(sql, parameters, 'kept');
    const { signs: sent, ...whose } = page.parse(row);
    return { ...whose, signs: withoutLengths(sent) };
  }

  onChanged((id) => {
    for (const gone of id === null ? [...slots.keys()] : [id]) remove(gone);
    if (id === null) after = '';
    else if (after !== '' || reading !== undefined) changed.add(id);
    if (changed.size > AT_ONCE && reading === undefined) forgetAll();
  });

  return async (asker, vector) => {
    if (after !== undefined || changed.size > 0) {
      reading ??= read().finally(() => {
        reading = undefined;
      });
      await reading;
    }
    const isKnown = ownersKnownTo(asker);
    const known = [...facts.keys()].filter((slot) => {
      const fact = facts[slot];
      return fact !== undefined && isKnown(fact.owner);
    });
    return nearestSigns(signs, known, vector, MOST_EXACT).flatMap((slot) => facts[slot]?.id ?? []);
  };
}

interface KnownSigns {
  readonly id: string;
  /** Null: the household's. */
  readonly owner: string | null;
}

const page = sentSigns.extend({ owners: z.array(z.string().nullable()) });
type Page = z.output<typeof page>;

/** For nobody: there are no words in it, and what is found is looked up among what the asker may know. */
const pageFrom = (rows: string) =>
  signsOf(
    `(select * from butler.fact_signs where embedding_model = $1::text and ${rows}) known`,
    `, coalesce(array_agg(person_id), '{}') as owners`,
  );
const ALL = pageFrom(`fact_id > $2::text order by fact_id limit ${String(AT_ONCE)}`);
const CHANGED = pageFrom('fact_id = any($2::text[])');
