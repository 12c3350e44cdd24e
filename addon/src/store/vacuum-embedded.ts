/**
 * What PostgreSQL's autovacuum does, for the embedded database, which has none: old rows make room, and plans are made
 * for as much as there is. Never analysed, 10,000 facts took ten times as long to find (measured).
 */
import * as z from 'zod';
import type { Chore } from '../upkeep/upkeep.ts';
import type { Database } from './store.ts';

/** Not while somebody talks: it does one thing at a time. Pages are 8 kB; a small table needs no plan. */
const DUE = `
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'butler' and c.relkind = 'r'
    and pg_relation_size(c.oid) / 8192 > 1.2 * c.relpages + 10
    and not exists (select from butler.exchanges where at > now() - interval '5 minutes')
  order by name`;
const due = z.object({ name: z.string() });

/** Each table that has grown by a fifth since it was looked at last. */
export function createVacuum(database: Pick<Database, 'query' | 'kind'>): Chore {
  return {
    name: 'tidying the embedded database',
    async run(signal) {
      if (database.kind !== 'embedded') return;
      for (const row of await database.query(DUE)) {
        signal.throwIfAborted();
        await database.query(`vacuum (analyze) ${due.parse(row).name}`);
      }
    },
  };
}
