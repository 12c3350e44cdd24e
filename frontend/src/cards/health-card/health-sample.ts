import { CARDS_VERSION } from '../../version.ts';
import type { Health } from './health-topic.ts';

/** What the card picker shows. */
export const healthSample: Health = {
  is_set_up: true,
  integration: { version: CARDS_VERSION, api: { min: 1, max: 1 } },
  is_app_there: true,
  status: {
    version: CARDS_VERSION,
    api: { min: 1, max: 1 },
    home_assistant: 'connected',
    store: { kind: 'embedded', available: true, problem: null },
    model: { configured: true, name: 'claude-haiku-5-5', problem: null },
  },
  usage: {
    currency: 'USD',
    is_whole: true,
    budget: 4.5,
    standing: 'free',
    month: {
      id: '2026-01',
      cost: 0.48,
      requests: 431,
      input_tokens: 402_112,
      output_tokens: 98_004,
      cache_read_tokens: 3_890_211,
      cache_write_tokens: 61_020,
    },
    today: {
      id: '2026-01-01',
      cost: 0.01,
      requests: 9,
      input_tokens: 9_800,
      output_tokens: 2_100,
      cache_read_tokens: 84_000,
      cache_write_tokens: 0,
    },
  },
  open_questions: 1,
  at: '2026-01-01T12:00:00Z',
};
