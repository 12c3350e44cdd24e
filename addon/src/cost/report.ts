import type { UsageResponse } from '../api/contract-usage.ts';
import type { UsedTokens } from '../store/usage-rows.ts';
import { add, spentOn, type CostSettings, type Meter } from './meter.ts';
import { costOf, PRICES_OF, type Prices } from './prices.ts';

const NOTHING = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
};

/** What the model took this month, for whoever holds the token. */
export function reportUsage(
  meter: Pick<Meter, 'used' | 'standing'>,
  { prices, monthlyBudget }: Pick<CostSettings, 'prices' | 'monthlyBudget'>,
): UsageResponse {
  const { isWhole, today, rows } = meter.used();
  const unpriced = rows.filter((row) => costOf(row, prices, row.isLong) === undefined);
  const people = [...Map.groupBy(rows, ({ speaker }) => speaker)].map(([asker, own]) => {
    return { asker, ...sumOf(own, prices) };
  });
  return {
    currency: 'USD',
    prices_of: PRICES_OF,
    models_without_price: [...new Set(unpriced.map(({ model }) => model))],
    is_whole: isWhole,
    budget: monthlyBudget ?? null,
    standing: meter.standing(),
    month: { id: today.slice(0, 7), ...sumOf(rows, prices) },
    today: {
      id: today,
      ...sumOf(
        rows.filter(({ day }) => day === today),
        prices,
      ),
    },
    people: people.toSorted((one, other) => other.cost - one.cost),
  };
}

export function sumOf(rows: readonly UsedTokens[], prices: Prices) {
  const sum = rows.reduce((all, row) => add(all, row), NOTHING);
  return {
    cost: Math.round(spentOn(rows, prices) * 1_000_000) / 1_000_000,
    requests: sum.requests,
    input_tokens: sum.inputTokens,
    output_tokens: sum.outputTokens,
    cache_read_tokens: sum.cacheReadTokens,
    cache_write_tokens: sum.cacheWriteTokens,
  };
}
