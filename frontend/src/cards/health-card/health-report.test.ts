import { expect, test } from 'vitest';
import { healthEnglish as words } from '../../language/health-english.ts';
import { reportOn } from './health-report.ts';
import { type Health, healthTopic } from './health-topic.ts';
import { judgeVersions } from './versions.ts';

const api = { min: 1, max: 1 };
const status: NonNullable<Health['status']> = {
  version: '0.1.0',
  api,
  home_assistant: 'connected',
  store: { kind: 'embedded', available: true, problem: null },
  model: { configured: true, name: 'claude-haiku-5-5', problem: null },
  meaning: { model: null, problem: null },
};
const well: Health = {
  is_set_up: true,
  integration: { version: '0.1.0', api },
  is_app_there: true,
  status,
  usage: null,
  open_questions: 0,
  at: '2026-11-22T14:00:00Z',
};
const ollama = (problem: string | null) => ({
  model: 'nomic-embed-text',
  problem,
});
const report = (changes: Partial<Health>) =>
  reportOn({ ...well, ...changes }, { words, language: 'en', cards: '0.1.0' });
const values = (changes: Partial<Health>) => report(changes).services.map(({ value }) => value);

test('all is well', () => {
  const said = report({});
  expect(said).toMatchObject({ tone: 'good', summary: 'Everything works' });
  expect(values({})).toEqual(['Running', 'Connected', 'Embedded', 'claude-haiku-5-5']);
  expect(said.services.every(({ tone, help }) => tone === 'good' && help === null)).toBe(true);
  expect(said.questions?.value).toBe('None');
  expect(said.versions.verdict.value).toBe('Fit together');
});

test('Ollama has a line where there is one', () => {
  expect(values({ status: { ...status, meaning: ollama(null) } }).at(-1)).toBe('nomic-embed-text');
  expect(values({})).toHaveLength(4);
  const missing = report({ status: { ...status, meaning: ollama('unknown_model') } });
  expect(missing.services.at(-1)?.help).toContain('ollama pull nomic-embed-text');
});

test('what is not known is not said: with the app away nothing is fine', () => {
  const said = report({ is_app_there: false });
  expect(said).toMatchObject({ tone: 'bad', summary: 'App: Does not answer' });
  expect(said.services.map(({ tone }) => tone)).toEqual(['bad', 'unknown', 'unknown', 'unknown']);
  expect(values({ is_app_there: false, status: null })).toEqual(['Does not answer']);
  expect(report({ open_questions: null }).questions).toBeNull();
});

test.each<[Partial<typeof status>, string, string]>([
  [{ home_assistant: 'disconnected' }, 'bad', 'Home Assistant: Not connected'],
  [{ home_assistant: 'not_paired' }, 'bad', 'Home Assistant: Not paired'],
  [{ store: { kind: 'postgresql', available: false, problem: null } }, 'bad', 'Memory: Not available'],
  [
    { store: { kind: 'embedded', available: false, problem: 'too_new' } },
    'bad',
    'Memory: Newer than the app',
  ],
  [{ model: { configured: false, name: null, problem: null } }, 'warning', 'Language model: None'],
  [{ model: { configured: true, name: 'x', problem: 'wrong_key' } }, 'bad', 'Language model: Key refused'],
  [{ model: { configured: true, name: 'x', problem: 'no_credit' } }, 'bad', 'Language model: No credit'],
  [
    { model: { configured: true, name: 'x', problem: 'unknown_model' } },
    'bad',
    'Language model: Unknown model',
  ],
  [{ meaning: ollama('away') }, 'warning', 'Ollama: Does not answer'],
  [{ meaning: ollama('not_ollama') }, 'warning', 'Ollama: Wrong address'],
  [{ meaning: ollama('unknown_model') }, 'warning', 'Ollama: Model missing'],
  [{ meaning: ollama('wrong_size') }, 'warning', 'Ollama: Model does not fit'],
  [{ meaning: ollama('failing') }, 'warning', 'Ollama: Answers with an error'],
])('%j is said with what to do about it', (changes, tone, summary) => {
  const said = report({ status: { ...status, ...changes } });
  expect(said).toMatchObject({ tone, summary });
  expect(said.services.filter(({ help }) => help !== null)).toHaveLength(1);
});

test('several problems are counted', () => {
  const said = report({
    status: {
      ...status,
      home_assistant: 'disconnected',
      model: { configured: false, name: null, problem: null },
    },
  });
  expect(said).toMatchObject({ tone: 'bad', summary: '2 things need attention' });
});

test.each([
  [{ min: 0, max: 0 }, '0.1.0', 'app_too_old'],
  [{ min: 2, max: 3 }, '0.1.0', 'app_too_new'],
  [{ min: 1, max: 2 }, '0.1.0', 'fit'],
  [api, '0.0.9', 'cards_too_old'],
  [api, '0.0.10', 'cards_too_old'],
  [api, '0.10.0', 'cards_too_new'],
])('an app that speaks %j and cards %s: %s', (spoken, cards, verdict) => {
  const health = { ...well, integration: { version: '0.1.0', api }, status: { ...status, api: spoken } };
  expect(judgeVersions(health, cards)).toBe(verdict);
});

test('a newer integration may say more, and an unknown word is not taken for a good one', () => {
  const event = { kind: 'snapshot', ...well, new: true, status: { ...status, extra: 1 } };
  expect(healthTopic.read(healthTopic.reduce(null, event))).toEqual(well);
  const strange = { ...event, status: { ...status, home_assistant: 'reconnecting' } };
  expect(healthTopic.read(strange)).toEqual({ ...well, status: null });
  for (const nothing of [null, 'text', [], { kind: 'change' }]) {
    expect(healthTopic.reduce(null, nothing)).toBeNull();
  }
  expect(healthTopic.read({ kind: 'snapshot' })).toBeNull();
});
