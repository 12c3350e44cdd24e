import { expect, test } from 'vitest';
import { testHouse } from '../agent/test-agent.ts';
import type { FoundFact } from './fact.ts';
import { knowsOf, relevantFacts } from './relevant.ts';
import { ada } from './test-facts.ts';

const now = new Date('2026-11-22T12:00:00Z');
const turn = { asker: ada, text: 'the key', language: 'en', now, house: testHouse() };
const fact: FoundFact = {
  id: 'f1',
  scope: 'household',
  fact: 'the key is in the shed',
  category: 'other',
  saidBy: 'person:p2',
  saidByName: 'Sam',
  saidAt: new Date('2026-11-19T11:00:00Z'),
  place: null,
  isSecret: false,
  taint: [],
  expiresAt: null,
  isClear: true,
};
const finding = (...facts: readonly FoundFact[]) => ({ find: async () => facts });

test('a line says how old it is, who said it, and for whom it is', async () => {
  expect(
    await relevantFacts(finding(fact, { ...fact, saidBy: ada.key, saidAt: now, scope: 'private' }), turn),
  ).toEqual([
    'the key is in the shed (said by Sam 3 days ago, household)',
    'the key is in the shed (said by the person speaking today, private)',
  ]);
});

test('what strangers’ text led to comes only when it is asked for', async () => {
  const tainted = { ...fact, taint: [{ origin: 'mail' as const, from: 'a mail' }] };
  expect(await relevantFacts(finding(tainted), turn)).toEqual([]);
});

test('of what only means something like it, little is shown', async () => {
  const near = Array.from({ length: 4 }, (_, at) => ({ ...fact, fact: `near ${at}`, hasWords: false }));
  const lines = await relevantFacts(finding({ ...fact, hasWords: true }, ...near), turn);
  expect(lines.map((line) => line.slice(0, 6))).toEqual(['the ke', 'near 0', 'near 1']);
});

test('a secret is known of when certain words ask for one', async () => {
  const memory: Parameters<typeof knowsOf>[0] = {
    find: async (_asker, { withSecrets }) => (withSecrets ? [{ ...fact, isSecret: true }] : []),
  };
  expect(await knowsOf(memory, 'the alarm code', turn)).toBe(true);
  expect(await knowsOf(memory, 'the alarm', turn)).toBe(false);
  const voice = { ...turn, asker: { ...ada, isCertain: false } };
  expect(await knowsOf(memory, 'the alarm code', voice)).toBe(false);
  expect(await relevantFacts(memory, { ...turn, text: 'the alarm code' })).toEqual([]);
});

test('a memory that is away, or does not answer, is no failure', async () => {
  const away = { find: () => Promise.reject(new Error('away')) };
  const silent = { find: () => new Promise<never>(() => undefined) };
  for (const memory of [away, silent]) {
    expect(await relevantFacts(memory, turn)).toEqual([]);
    expect(await knowsOf(memory, 'key', turn)).toBe(false);
  }
});
