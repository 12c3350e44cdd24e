/** Everything that is kept of somebody, for nobody but them. */
import * as z from 'zod';
import { memoryExport, type MemoryExport } from '../api/contract-memory.ts';
import type { Asker } from '../people/asker.ts';
import type { Queries } from './fact-rows.ts';

export type ExportedRows = Omit<MemoryExport, 'version' | 'exported_at' | 'profile'>;

/** In one statement: as it was at one moment. Undefined: nobody knows who asks. */
export async function exportPerson(
  database: Queries,
  { kind, personId, key }: Asker,
): Promise<ExportedRows | undefined> {
  if (kind !== 'person' || personId === null) return undefined;
  const [row] = await database.query(EXPORT, [personId, key]);
  return exported.parse(row);
}

const exported = z.object(memoryExport.shape).omit({ version: true, exported_at: true, profile: true });

/** Times as the wire has them. */
const time = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const EXPORT = `select
  (select coalesce(jsonb_agg(jsonb_build_object('soul', content, 'at', ${time('at')}, 'changed_by', changed_by,
      'reason', reason, 'is_undone', undone_at is not null) order by id), '[]')
    from butler.souls where user_id = $1::text) as souls,
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'scope', scope, 'fact', fact, 'category', category,
      'source', source, 'sentence', sentence, 'is_secret', is_secret, 'said_at', ${time('said_at')}, 'place', place,
      'exchange_id', exchange_id, 'taint', taint, 'expires_at', ${time('expires_at')}, 'used', used,
      'last_used_at', ${time('last_used_at')}, 'superseded_by', superseded_by,
      'superseded_at', ${time('superseded_at')}) order by said_at, id), '[]')
    from butler.user_facts
    where person_id = $1::text or (scope = 'household' and said_by = $2::text)) as facts,
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'conversation_id', conversation_id, 'at', ${time('at')},
      'door', door, 'area_id', area_id, 'satellite_id', satellite_id, 'language', language, 'outcome', outcome,
      'duration_ms', duration_ms, 'first_word_ms', first_word_ms, 'steps', steps,
      'said', (select content from butler.conversation_history where exchange_id = exchange.id and role = 'user'),
      'answered',
        (select content from butler.conversation_history where exchange_id = exchange.id and role = 'assistant'),
      'calls', (select coalesce(jsonb_agg(jsonb_build_object('tool', tool, 'args', args, 'verdict', verdict,
          'effects', effects) order by position), '[]')
        from butler.tool_calls where exchange_id = exchange.id),
      'usage', (select coalesce(jsonb_agg(jsonb_build_object('model', model, 'input_tokens', input_tokens,
          'output_tokens', output_tokens, 'cache_read_tokens', cache_read_tokens,
          'cache_write_tokens', cache_write_tokens) order by position), '[]')
        from butler.model_usage where exchange_id = exchange.id)
      ) order by at, id), '[]')
    from butler.exchanges exchange where speaker = $2::text) as exchanges,
  (select coalesce(jsonb_agg(jsonb_build_object('day', to_char(day, 'YYYY-MM-DD'), 'summary', summary,
      'made_by', made_by) order by day), '[]')
    from butler.day_summaries where speaker = $2::text) as summaries,
  (select coalesce(jsonb_agg(jsonb_build_object('asked_at', ${time('asked_at')}, 'text', content ->> 'text',
      'state', state, 'decided_by', decided_by, 'decided_at', ${time('decided_at')}, 'outcome', outcome)
      order by asked_at, id), '[]')
    from butler.questions where asker_key = $2::text) as questions,
  (select coalesce(jsonb_agg(to_jsonb(usage) - 'speaker' order by day, model), '[]')
    from butler.usage_by_day usage where speaker = $2::text) as usage,
  (select count(*)::integer from butler.forgotten_facts where owner = $1::text) as forgotten`;
