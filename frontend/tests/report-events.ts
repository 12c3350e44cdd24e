/** What the integration says of cost and turns. */
const used = (share: number) => ({
  cost: Math.round(482_310 * share) / 1_000_000,
  requests: Math.round(431 * share),
  input_tokens: Math.round(402_112 * share),
  output_tokens: Math.round(98_004 * share),
  cache_read_tokens: Math.round(3_890_211 * share),
  cache_write_tokens: Math.round(61_020 * share),
});
const tokens = { input_tokens: 812, output_tokens: 96, cache_read_tokens: 9_120, cache_write_tokens: 0 };
const none = { input_tokens: 0, output_tokens: 0, cache_read_tokens: 0, cache_write_tokens: 0 };
const model = (started: number, took: number, problem: string | null = null) => ({
  kind: 'model',
  started_ms: started,
  took_ms: took,
  model: problem === null ? 'claude-haiku-5-5' : null,
  problem,
  ...(problem === null ? tokens : none),
});
const tool = (started: number, took: number, name: string | null, changes = {}) => {
  return {
    kind: 'tool',
    started_ms: started,
    took_ms: took,
    tool: name,
    verdict: 'run',
    is_error: false,
    ...changes,
  };
};
const turn = (at: string, changes: object) => ({
  at: `2026-11-${at}:00.000Z`,
  door: 'assist',
  outcome: 'answered',
  duration_ms: 2_140,
  first_word_ms: 1_630,
  ...tokens,
  cost: 0.00022,
  steps: [],
  ...changes,
});
const SHARES = [0.04, 0.07, 0.05, 0, 0.02, 0.06, 0.03, 0.12, 0.1, 0.01, 0.001, 0.06, 0.09, 0.14, 0.11, 0.08];

export const REPORT = {
  kind: 'snapshot',
  problem: null,
  at: '2026-11-22T14:00:00+00:00',
  report: {
    days: SHARES.flatMap((share, index) =>
      share === 0 ? [] : [{ id: `2026-11-${String(index + 7).padStart(2, '0')}`, ...used(share) }],
    ),
    askers: [
      { kind: 'person', name: 'Robin', ...used(0.61) },
      { kind: 'room', name: 'Kitchen', ...used(0.27) },
      { kind: 'house', name: null, ...used(0.1) },
      { kind: 'person', name: null, ...used(0.02) },
    ],
    kinds: [
      { kind: 'turn', ...used(0.88) },
      { kind: 'learning', ...used(0.09) },
      { kind: 'summary', ...used(0.02) },
      { kind: null, ...used(0.01) },
    ],
    turns: [
      turn('22T13:58', { steps: [model(12, 890), tool(903, 210, 'set_light'), model(1_115, 1_010)] }),
      turn('22T13:41', {
        door: 'card',
        outcome: 'failed',
        duration_ms: 20_040,
        first_word_ms: 20_031,
        ...none,
        cost: 0,
        steps: [model(9, 20_019, 'slow')],
      }),
      turn('22T13:12', {
        door: 'alexa',
        duration_ms: 4_310,
        first_word_ms: null,
        steps: [
          model(14, 1_200),
          tool(1_220, 90, 'get_states'),
          tool(1_221, 340, 'read_history'),
          model(1_570, 1_100),
          tool(2_680, 12, 'set_lock', { verdict: 'asked' }),
          tool(2_700, 3, null, { verdict: 'invalid', is_error: true }),
          tool(2_710, 80, 'memory'),
          model(2_800, 1_490),
        ],
      }),
      turn('21T22:05', { outcome: 'sentence', duration_ms: 41, first_word_ms: 40, ...none, cost: 0 }),
    ],
  },
};
export const REPORT_EMPTY = { ...REPORT, report: { days: [], askers: [], kinds: [], turns: [] } };
export const REPORT_WITHOUT_STORE = { ...REPORT, report: { ...REPORT.report, turns: null } };
export const REPORT_DENIED = { ...REPORT, report: null, problem: 'denied' };

const month = { id: '2026-11', ...used(1) };
/** Of the topic `health`: a month with a budget. */
export const USAGE = {
  currency: 'USD',
  is_whole: true,
  budget: 4.5,
  standing: 'free',
  month,
  today: { id: '2026-11-22', ...used(0.08) },
};
