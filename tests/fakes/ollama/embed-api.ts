/**
 * What `POST /api/embed` takes and gives, as Ollama describes it: docs/openapi.yaml of github.com/ollama/ollama at
 * fb30760996871fa9460115c753afd2c60d4ab0f7 (MIT, Copyright (c) Ollama), without its descriptions.
 */
import type * as z from 'zod';

type Schema = Parameters<typeof z.fromJSONSchema>[0];

export const EMBED_REQUEST = {
  type: 'object',
  required: ['model', 'input'],
  properties: {
    model: { type: 'string' },
    input: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    truncate: { type: 'boolean', default: true },
    dimensions: { type: 'integer' },
    keep_alive: { type: 'string' },
    options: { type: 'object', additionalProperties: true },
  },
} satisfies Schema;

export const EMBED_RESPONSE = {
  type: 'object',
  properties: {
    model: { type: 'string' },
    embeddings: { type: 'array', items: { type: 'array', items: { type: 'number' } } },
    total_duration: { type: 'integer' },
    load_duration: { type: 'integer' },
    prompt_eval_count: { type: 'integer' },
  },
} satisfies Schema;
