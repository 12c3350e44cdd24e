import type { Reported } from './report-topic.ts';

const part = (share: number) => ({
  cost: 0.48 * share,
  requests: Math.round(431 * share),
  input_tokens: Math.round(402_112 * share),
  output_tokens: Math.round(98_004 * share),
  cache_read_tokens: Math.round(3_890_211 * share),
  cache_write_tokens: Math.round(61_020 * share),
});
const DAYS = [0.04, 0.07, 0.05, 0.12, 0.1, 0.06, 0.09, 0.14, 0.11, 0.08, 0.05, 0.09];
const step = { output_tokens: 48, cache_read_tokens: 4_560, cache_write_tokens: 0, input_tokens: 406 };
const model = { kind: 'model', model: 'claude-haiku-5-5', problem: null, ...step } as const;

/** What the card picker shows. */
export const reportSample: Reported = {
  at: '2026-01-12T12:00:00Z',
  problem: null,
  report: {
    days: DAYS.map((share, index) => ({
      id: `2026-01-${String(index + 1).padStart(2, '0')}`,
      ...part(share),
    })),
    askers: [
      { kind: 'person', name: 'Anna', ...part(0.61) },
      { kind: 'person', name: 'Ben', ...part(0.27) },
      { kind: 'house', name: null, ...part(0.12) },
    ],
    kinds: [
      { kind: 'turn', ...part(0.88) },
      { kind: 'learning', ...part(0.09) },
      { kind: 'summary', ...part(0.03) },
    ],
    turns: [
      {
        at: '2026-01-12T11:58:00Z',
        door: 'assist',
        outcome: 'answered',
        duration_ms: 2_140,
        first_word_ms: 1_630,
        ...step,
        cost: 0.00022,
        steps: [
          { ...model, started_ms: 12, took_ms: 890 },
          { kind: 'tool', started_ms: 903, took_ms: 210, tool: 'set_light', verdict: 'run', is_error: false },
          { ...model, started_ms: 1_115, took_ms: 1_010 },
        ],
      },
    ],
  },
};
