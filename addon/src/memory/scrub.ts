/**
 * Deleted rows stay in a database's files until it vacuums, which the embedded one never does by itself; and an index
 * over words goes on listing a word that no row has any more (PostgreSQL's GIN keeps its entries for good).
 */
import * as z from 'zod';
import type { Database } from '../store/store.ts';
import type { Chore } from '../upkeep/upkeep.ts';

/** Marks that something was forgotten. */
export const SCRUB = `
  update butler.forgetting_salt set scrub_since = now()`;

/** Not while somebody talks: the embedded database does one thing at a time. */
const DUE = `
  select scrub_since::text as since from butler.forgetting_salt
  where scrub_since is not null
    and not exists (select from butler.exchanges where at > now() - interval '5 minutes')`;
const WORD_INDEXES = `
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_index
    join pg_class c on c.oid = indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_am method on method.oid = c.relam
  where indrelid = 'butler.user_facts'::regclass and method.amname = 'gin'
  order by name`;
const TABLES = [
  'user_facts',
  'fact_signs',
  'conversation_history',
  'tool_calls',
  'day_summaries',
  'questions',
  'souls',
];

/** Once after something was forgotten. Cut short, it begins anew the next time. */
export function createScrubbing(database: Pick<Database, 'query' | 'kind'>): Chore {
  return {
    name: 'clearing away what was forgotten',
    async run(signal) {
      const [due] = await database.query(DUE);
      if (due === undefined) return;
      for (const table of TABLES) {
        signal.throwIfAborted();
        await database.query(`vacuum butler.${table}`);
      }
      const way = database.kind === 'postgresql' ? 'concurrently ' : '';
      for (const row of await database.query(WORD_INDEXES)) {
        signal.throwIfAborted();
        await database.query(`reindex index ${way}${z.object({ name: z.string() }).parse(row).name}`);
      }
      // Something may have been forgotten meanwhile.
      await database.query(
        'update butler.forgetting_salt set scrub_since = null where scrub_since = $1::text::timestamptz',
        [due['since']],
      );
    },
  };
}
