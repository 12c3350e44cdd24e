import { expect, test } from 'vitest';
import type { Health } from '../health-topic.ts';
import { usageSample } from '../usage-sample.ts';
import { bugReport } from './bug-report.ts';
import { reportSample } from './report-sample.ts';
import type { Reported } from './report-topic.ts';

const api = { min: 1, max: 1 };
const status: NonNullable<Health['status']> = {
  version: '0.1.0',
  api,
  home_assistant: 'connected',
  store: { kind: 'embedded', available: true, problem: null },
  model: { configured: true, name: 'claude-haiku-5-5', problem: null },
};
const healthSample: Health = {
  is_set_up: true,
  integration: { version: '0.1.0', api },
  is_app_there: true,
  status,
  usage: usageSample,
  open_questions: 1,
  at: '2026-01-12T12:00:00Z',
};
const of = { health: healthSample, reported: reportSample, cards: '0.1.0', homeAssistant: '2026.11.2' };
const report = reportSample.report ?? { days: [], askers: [], kinds: [], turns: [] };
const MODEL = {
  kind: 'model',
  started_ms: 0,
  took_ms: 5,
  input_tokens: 1,
  output_tokens: 1,
  cache_read_tokens: 1,
  cache_write_tokens: 1,
} as const;

test('it says how everything is, and how the last turns went', () => {
  expect(bugReport(of)).toMatchInlineSnapshot(`
    "### Butler

    | Part | State |
    | --- | --- |
    | App | 0.1.0, wire 1–1 |
    | Integration | 0.1.0, wire 1–1 |
    | Cards | 0.1.0 |
    | Home Assistant | 2026.11.2 |
    | Connection | connected |
    | Memory | embedded, available |
    | Model | claude-haiku-5-5 |

    Problems: none

    ### Last turns

    | Ago | Door | Outcome | First word | Whole | Prompt | Cached | Output | Steps |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | 2 min | assist | answered | 1630 ms | 2140 ms | 4966 | 4560 | 48 | model 890 ms, \`set_light\` 210 ms, model 1010 ms |
    "
  `);
});

test('what is wrong stands there as codes', () => {
  const ill = {
    ...healthSample,
    is_app_there: false,
    integration: { version: '0.2.0', api: { min: 3, max: 3 } },
    status: {
      ...status,
      home_assistant: 'disconnected' as const,
      store: { kind: 'embedded' as const, available: false, problem: 'too_new' as const },
      model: { configured: true, name: 'claude-haiku-5-5', problem: 'no_credit' as const },
    },
    usage: { ...usageSample, standing: 'used_up' as const },
  };
  const reported: Reported = { report: null, problem: 'unavailable', at: reportSample.at };
  const said = bugReport({ ...of, health: ill, reported });
  expect(said).toContain(
    'Problems: `app_away`, `disconnected`, `store_away`, `too_new`, `no_credit`, `app_too_old`, `budget_used_up`, `report_unavailable`\n',
  );
  expect(said).toContain('Not known.');
});

test('without anything but the health it is a report, too', () => {
  const said = bugReport({ ...of, health: { ...healthSample, status: null, usage: null }, reported: null });
  expect(said).toContain('| App | not known |');
  expect(said).toContain('### Last turns\n\nNot known.');
});

test('nothing of the home gets into it: planted names, words, addresses and keys do not', () => {
  const planted = [
    'sk-ant-secret',
    'http://10.0.0.7:8099',
    'robin@example.org',
    'Robin Smith',
    'Grandma’s room',
    'call me | <b>now</b>',
    'ollama/robin-home',
  ];
  for (const secret of planted) {
    const said = bugReport({
      cards: secret,
      homeAssistant: secret,
      health: {
        ...healthSample,
        integration: { ...healthSample.integration, version: secret },
        status: { ...status, version: secret, model: { configured: true, name: secret, problem: null } },
      },
      reported: {
        ...reportSample,
        report: {
          ...report,
          askers: report.askers.map((asker) => ({ ...asker, name: secret })),
          turns: (report.turns ?? []).map((turn) => ({
            ...turn,
            steps: [
              { ...MODEL, model: secret, problem: secret },
              { kind: 'tool', started_ms: 1, took_ms: 2, tool: secret, verdict: 'run', is_error: false },
            ],
          })),
        },
      },
    });
    expect(said).not.toContain(secret);
    expect(said).not.toMatch(/robin|smith|grandma|ollama|example|secret|10\.0|<b>/i);
  }
});

test('no person, no kind of cost and no time of the day is told', () => {
  const said = bugReport(of);
  expect(report.askers.flatMap(({ name }) => name ?? []).filter((name) => said.includes(name))).toEqual([]);
  expect(said).not.toMatch(/\$|\d\d:\d\d|2026-/);
});
