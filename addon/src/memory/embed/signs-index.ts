/**
 * The index over signs, where an upgrade found more facts than it could make one for. Its server makes it beside what
 * else is done (`create index concurrently`); one that was not finished stays behind as invalid, and is made anew.
 */
import type { Database } from '../../store/store.ts';
import type { Chore } from '../../upkeep/upkeep.ts';

const MOST_MS = 30 * 60_000;

/** Not while somebody talks. A server without pgvector 0.7 has no such index. */
const DUE = `
  select to_regclass('butler.fact_signs_nearest') is not null as "isLeft"
  where exists (select from pg_opclass where opcname = 'bit_hamming_ops')
    and not exists (
      select from pg_index where indexrelid = to_regclass('butler.fact_signs_nearest') and indisvalid
    )
    and not exists (select from butler.exchanges where at > now() - interval '5 minutes')`;
/** Whoever is making one elsewhere is not disturbed: this waits, and is tried again. */
const DROP = 'drop index concurrently if exists butler.fact_signs_nearest';
const CREATE =
  'create index concurrently fact_signs_nearest on butler.fact_signs using hnsw (signs bit_hamming_ops)';

/** An abort ends the waiting for it, not the making. */
export function createSignsIndex(database: Pick<Database, 'query' | 'patiently'>): Chore {
  let making: Promise<void> | undefined;
  return {
    name: 'making the index over meanings',
    async run(signal) {
      if (database.patiently === undefined || making !== undefined) return;
      const [due] = await database.query(DUE);
      if (due === undefined) return;
      if (due['isLeft'] === true) await database.query(DROP);
      signal.throwIfAborted();
      const work = database.patiently(CREATE, MOST_MS).finally(() => {
        making = undefined;
      });
      making = work;
      const aborted = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => aborted.resolve(), { once: true });
      await Promise.race([work, aborted.promise]);
    },
  };
}
