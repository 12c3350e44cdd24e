import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Row } from '../store/store.ts';
import { createMeter, type CostSettings } from './meter.ts';
import { usualPrices } from './prices.ts';
import { reportUsage } from './report.ts';
import { openSaid } from './said.ts';

const log = { warning: () => undefined };
const usage = (model: string, inputTokens: number, outputTokens = 0) => ({
  model,
  inputTokens,
  outputTokens,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
});
/** Two US dollars. */
const twoDollars = [usage('claude-sonnet-5-5', 1_000_000)];
const row = (day: string, changes: Row = {}): Row => ({
  day,
  speaker: 'person:anna',
  isLong: false,
  kind: 'turn',
  requests: 1,
  ...usage('claude-sonnet-5-5', 500_000),
  ...changes,
});

async function start(settings: Partial<CostSettings> = {}, query = async (): Promise<readonly Row[]> => []) {
  const folder = await mkdtemp(join(tmpdir(), 'butler-cost-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = { now: new Date('2026-11-22T12:00:00Z'), timeZone: 'Europe/Berlin' };
  const chosen = { prices: usualPrices, monthlyBudget: undefined, callsPerHour: 0, ...settings };
  const reopen = async () => {
    const said = await openSaid(folder, log);
    const meter = createMeter({
      database: { query },
      settings: () => chosen,
      timeZone: () => clock.timeZone,
      said,
      now: () => clock.now,
      log,
    });
    return { said, meter };
  };
  return { ...(await reopen()), reopen, clock, chosen, folder };
}

test('the standing follows the budget, and each is said once a month, also after a restart', async () => {
  const { meter, said, reopen, clock, folder } = await start({ monthlyBudget: 5 });
  meter.count('person:anna', twoDollars);
  expect([meter.standing(), meter.notice()]).toEqual(['free', undefined]);
  meter.count('room:kitchen', twoDollars);
  expect(meter.standing()).toBe('nearly');
  expect([meter.notice(), meter.notice()]).toEqual(['nearly', undefined]);
  meter.count('house', twoDollars);
  expect([meter.notice(), meter.notice()]).toEqual(['used_up', undefined]);
  await said.flush();
  expect(await readFile(join(folder, 'budget.json'), 'utf8')).toContain('2026-11');

  const again = (await reopen()).meter;
  again.count('house', [...twoDollars, ...twoDollars, ...twoDollars]);
  expect([again.standing(), again.notice()]).toEqual(['used_up', undefined]);
  // Half past midnight in Berlin, while it is still November in Greenwich.
  clock.now = new Date('2026-11-30T23:30:00Z');
  expect(again.standing()).toBe('free');
  again.count('house', [...twoDollars, ...twoDollars]);
  expect(again.notice()).toBe('nearly');
});

test('what was used before the start counts, of this month only, and what was counted since is not asked for', async () => {
  const asked: unknown[][] = [];
  const { meter } = await start({ monthlyBudget: 4 }, async (...query: unknown[]) => {
    asked.push(query);
    return [row('2026-10-31'), row('2026-11-01'), row('2026-11-22', { speaker: null })];
  });
  await meter.ready();
  expect(meter.standing()).toBe('free');
  meter.count('person:anna', twoDollars);
  expect(meter.standing()).toBe('used_up');
  await meter.ready();
  expect(asked).toHaveLength(1);
  expect(asked[0]?.[1]).toEqual([
    '2026-10-21T12:00:00.000Z',
    '2026-11-22T12:00:00.000Z',
    'Europe/Berlin',
    100_000,
  ]);
});

test('a store that is away fails nothing: it counts in memory, and asks again later', async () => {
  let isAway = true;
  const { meter, clock, chosen } = await start({ monthlyBudget: 3 }, async () => {
    if (isAway) throw new Error('gone');
    return [row('2026-11-02')];
  });
  await meter.ready();
  meter.count('house', twoDollars);
  expect(meter.standing()).toBe('free');
  expect(reportUsage(meter, chosen)).toMatchObject({ is_whole: false, month: { cost: 2 } });
  isAway = false;
  clock.now = new Date('2026-11-22T12:01:00Z');
  await meter.ready();
  await expect.poll(() => meter.standing()).toBe('used_up');
  expect(reportUsage(meter, chosen)).toMatchObject({ is_whole: true, month: { cost: 3 } });
});

test('each asker has its calls of an hour', async () => {
  const { meter, clock } = await start({ callsPerHour: 2 });
  expect(['house', 'house', 'house'].map((asker) => meter.admit(asker))).toEqual([true, true, false]);
  expect(meter.admit('person:anna')).toBe(true);
  clock.now = new Date('2026-11-22T12:59:59Z');
  expect(meter.admit('house')).toBe(false);
  clock.now = new Date('2026-11-22T13:00:00Z');
  expect(['house', 'house', 'house'].map((asker) => meter.admit(asker))).toEqual([true, true, false]);
});

test('the report tells month, day and people apart, and which models have no price', async () => {
  const { meter, chosen } = await start({ monthlyBudget: 10 }, async () => [
    row('2026-11-02', { cacheReadTokens: 1_000_000 }),
  ]);
  await meter.ready();
  meter.count('house', [...twoDollars, usage('own-model', 7, 3)]);
  expect(meter.costOf(twoDollars)).toBe(2);
  expect(meter.costOf([usage('own-model', 7)])).toBeUndefined();
  expect(reportUsage(meter, chosen)).toEqual({
    currency: 'USD',
    prices_of: '2026-11-22',
    models_without_price: ['own-model'],
    is_whole: true,
    budget: 10,
    standing: 'free',
    month: {
      id: '2026-11',
      cost: 3.1,
      requests: 3,
      input_tokens: 1_500_007,
      output_tokens: 3,
      cache_read_tokens: 1_000_000,
      cache_write_tokens: 0,
    },
    today: {
      id: '2026-11-22',
      cost: 2,
      requests: 2,
      input_tokens: 1_000_007,
      output_tokens: 3,
      cache_read_tokens: 0,
      cache_write_tokens: 0,
    },
    people: [
      expect.objectContaining({ asker: 'house', cost: 2, requests: 2 }),
      expect.objectContaining({ asker: 'person:anna', cost: 1.1, requests: 1 }),
    ],
  });
});
