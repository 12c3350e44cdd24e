/** What `GET /v1/models` answers; figures of November 2026. */
const RELEASED: Record<string, string> = {
  'claude-haiku-5-5': '2026-10-07T00:00:00Z',
  'claude-sonnet-5-5': '2026-09-28T00:00:00Z',
  'claude-opus-5-5': '2026-09-22T00:00:00Z',
};

const yes = { supported: true };
const no = { supported: false };

function describeModel(id: string, createdAt: string): object {
  const line = id.split('-')[1] ?? '';
  return {
    type: 'model',
    id,
    display_name: `Claude ${line.charAt(0).toUpperCase()}${line.slice(1)} 5.5`,
    created_at: createdAt,
    lifecycle: 'active',
    line,
    max_input_tokens: 1_000_000,
    max_tokens: 128_000,
    deprecated_at: null,
    retires_at: null,
    capabilities: {
      batch: yes,
      citations: yes,
      code_execution: no,
      context_management: {
        supported: true,
        clear_thinking_20251015: yes,
        clear_tool_uses_20250919: yes,
        compact_20260112: null,
      },
      effort: { supported: true, low: yes, medium: yes, high: yes, xhigh: yes, max: yes },
      image_input: yes,
      pdf_input: yes,
      server_tools: { supported: false, code_execution: no, web_search: no },
      structured_outputs: yes,
      thinking: {
        supported: true,
        types: {
          adaptive: yes,
          between_tools: line === 'sonnet' ? yes : no,
          disabled: line === 'haiku' ? yes : no,
          enabled: no,
        },
      },
    },
  };
}

/** `null`: there is no such model. */
export function findModel(id: string): object | null {
  const createdAt = RELEASED[id];
  return createdAt === undefined ? null : describeModel(id, createdAt);
}

/** The page of models in that stage of life (all are active). */
export function listModels(lifecycles: string[]): object {
  const wanted = lifecycles.length === 0 || lifecycles.includes('active');
  const data = wanted ? Object.entries(RELEASED).map(([id, at]) => describeModel(id, at)) : [];
  const ids = wanted ? Object.keys(RELEASED) : [];
  return { data, has_more: false, first_id: ids[0] ?? null, last_id: ids.at(-1) ?? null };
}
