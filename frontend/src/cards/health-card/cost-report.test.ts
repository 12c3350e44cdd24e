import { expect, test } from 'vitest';
import { healthEnglish } from '../../language/health-english.ts';
import { healthGerman } from '../../language/health-german.ts';
import { costRows } from './cost-report.ts';
import { usageSample as usage } from './usage-sample.ts';

const values = (changes: Partial<typeof usage> = {}, language = 'en') =>
  costRows({ ...usage, ...changes }, language, (language === 'en' ? healthEnglish : healthGerman).cost).map(
    ({ name, value }) => `${name}: ${value.replaceAll(/\s/g, ' ')}`,
  );

test('what it cost, of the budget, and how much of the prompts was cheap', () => {
  expect(values()).toEqual([
    'Cost this month: $0.48 of $4.50',
    'Today: $0.01, 95.9K tokens',
    'From the cache: 89%',
  ]);
  expect(values({}, 'de')).toEqual([
    'Kosten in diesem Monat: 0,48 $ von 4,50 $',
    'Heute: 0,01 $, 95.900 Tokens',
    'Aus dem Zwischenspeicher: 89 %',
  ]);
});

test('without a budget, and before the past is known', () => {
  expect(values({ budget: null, is_whole: false })[0]).toBe('Cost this month: At least $0.48');
});

test('a month without a request has no share', () => {
  const nothing = { ...usage.month, input_tokens: 0, cache_read_tokens: 0, cache_write_tokens: 0 };
  expect(values({ month: nothing })).toHaveLength(2);
});

test.each([
  ['nearly', 'warning', /small model/],
  ['used_up', 'bad', /only simple commands/],
] as const)('%s', (standing, tone, help) => {
  const [month] = costRows({ ...usage, standing }, 'en', healthEnglish.cost);
  expect(month).toMatchObject({ tone, help: expect.stringMatching(help), action: 'settings' });
});
