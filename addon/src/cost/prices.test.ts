import { expect, test } from 'vitest';
import { costOf, priceOf, usualPrices } from './prices.ts';

const usage = (
  model: string,
  inputTokens: number,
  outputTokens = 0,
  cacheReadTokens = 0,
  cacheWriteTokens = 0,
) => ({
  model,
  inputTokens,
  outputTokens,
  cacheReadTokens,
  cacheWriteTokens,
});

test('what is read from the cache and written to it has its own price', () => {
  // 12,000 read at 0.01, 1,000 new at 0.10, 300 out at 0.50.
  expect(costOf(usage('claude-haiku-5-5', 1_000, 300, 12_000), usualPrices)).toBeCloseTo(0.00037, 9);
  expect(costOf(usage('claude-sonnet-5-5', 0, 0, 0, 1_000_000), usualPrices)).toBeCloseTo(2.5, 9);
  expect(costOf(usage('claude-sonnet-5-5', 0, 0, 1_000_000, 0), usualPrices)).toBeCloseTo(0.1, 9);
});

test('a prompt is long by all of its tokens, and all of the request costs more then', () => {
  expect(costOf(usage('claude-haiku-5-5', 50_000, 1_000, 50_000), usualPrices)).toBeCloseTo(0.006, 9);
  expect(costOf(usage('claude-haiku-5-5', 50_001, 1_000, 50_000), usualPrices)).toBeCloseTo(0.0300005, 9);
  expect(costOf(usage('claude-sonnet-5-5', 200_000), usualPrices)).toBeCloseTo(0.4, 9);
});

test('a date behind the name changes nothing, and of an unknown model nobody knows', () => {
  expect(costOf(usage('claude-haiku-4-5-20251001', 1_000_000), usualPrices)).toBeCloseTo(1, 9);
  expect(costOf(usage('llama', 1_000_000), usualPrices)).toBeUndefined();
  expect(costOf(usage('toString', 1), usualPrices)).toBeUndefined();
});

test('an own price overrides, and two figures are enough', () => {
  const prices = { ...usualPrices, 'claude-haiku-5-5': priceOf(4, 8) };
  expect(costOf(usage('claude-haiku-5-5', 500_000, 500_000), prices)).toBeCloseTo(6, 9);
  expect(costOf(usage('claude-haiku-5-5', 0, 0, 1_000_000, 1_000_000), prices)).toBeCloseTo(5.4, 9);
});
