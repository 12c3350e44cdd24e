import { CARDS_VERSION } from '../../version.ts';
import type { Health } from './health-topic.ts';
import { usageSample } from './usage-sample.ts';

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
  usage: usageSample,
  open_questions: 1,
  at: '2026-01-01T12:00:00Z',
};
