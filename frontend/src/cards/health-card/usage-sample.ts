import type { Health } from './health-topic.ts';

/** A month that is going well. */
export const usageSample: NonNullable<Health['usage']> = {
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
};
