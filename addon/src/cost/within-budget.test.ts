import { expect, test } from 'vitest';
import type { Model } from '../agent/model.ts';
import { startTestAgent } from '../agent/test-agent.ts';
import { english } from '../language/english.ts';
import { german } from '../language/german.ts';
import { createMeter, type CostSettings } from './meter.ts';
import { usualPrices } from './prices.ts';
import { withinBudget } from './within-budget.ts';

/** An agent within a budget, whose models say hello with a million tokens, while the database is away. */
async function start(settings: Partial<CostSettings>) {
  const asked: string[] = [];
  const modelOf = (name: string): Model => ({
    name,
    async *step() {
      asked.push(name);
      yield 'Hello.';
      const content = [{ type: 'text', text: 'Hello.' } as const];
      const usage = { inputTokens: 0, outputTokens: 1_000_000, cacheReadTokens: 0, cacheWriteTokens: 0 };
      return {
        kind: 'replied',
        reply: { content, stop: 'end_turn', calls: [] },
        usage: [{ model: name, ...usage }],
      };
    },
  });
  const meter = createMeter({
    database: { query: async () => await Promise.reject(new Error('away')) },
    settings: () => ({ prices: usualPrices, monthlyBudget: undefined, callsPerHour: 0, ...settings }),
    timeZone: () => 'Europe/London',
    said: createSaid(),
    now: () => new Date('2026-11-22T12:00:00Z'),
    log: { warning: () => undefined },
  });
  const models = { usual: modelOf('claude-sonnet-5-5'), small: modelOf('claude-haiku-5-5') };
  const { ask } = await startTestAgent({ model: withinBudget(models, meter), meter });
  return { ask, asked };
}

/** Nothing is kept. */
function createSaid() {
  const said = new Set<string>();
  return {
    isNew(month: string, standing: string) {
      const isNew = !said.has(month + standing);
      said.add(month + standing);
      return isNew;
    },
    flush: async () => undefined,
  };
}

test('most of the budget gone: the small model alone, said once; all of it gone: none, said once', async () => {
  // Ten US dollars are 80 % of it; each later turn takes half a dollar.
  const { ask, asked } = await start({ monthlyBudget: 11 });
  expect((await ask('hi')).text).toBe(`Hello. ${english.budget.nearly}`);
  expect((await ask('hi', { user_id: 'user-ben', language: 'de' })).text).toBe('Hello.');
  expect((await ask('hi')).text).toBe(`Hello. ${english.budget.used_up}`);
  expect(asked).toEqual(['claude-sonnet-5-5', 'claude-haiku-5-5', 'claude-haiku-5-5']);
  for (const [language, phrases] of [
    ['en', english],
    ['de', german],
  ] as const) {
    expect(await ask('hi', { language })).toMatchObject({
      text: phrases.model.budget_used_up,
      done: { outcome: 'no_model' },
    });
  }
  expect(asked).toHaveLength(3);
});

test('a runaway automation is stopped with one sentence, and nobody else with it', async () => {
  const { ask, asked } = await start({ callsPerHour: 2 });
  const automation = { user_id: null, area_id: null, door: 'action' } as const;
  for (const _ of [1, 2]) expect((await ask('hi', automation)).text).toBe('Hello.');
  expect(await ask('hi', automation)).toMatchObject({
    text: english.model.too_many_calls,
    done: { outcome: 'refused' },
  });
  expect(asked).toHaveLength(2);
  expect((await ask('hi')).text).toBe('Hello.');
});
