import type { HealthContentWords } from '../../language/health-words.ts';
import type { Health } from './health-topic.ts';
import { promptOf, tokensOf } from './read-used.ts';
import { fine, type Row, wrong } from './row.ts';

type Usage = NonNullable<Health['usage']>;

/** What the model cost, in the words of whoever reads it. `language`: of the numbers, e.g. `de-CH`. */
export function costRows(
  usage: Usage | null,
  language: string,
  words: HealthContentWords['cost'],
): readonly Row[] {
  if (usage === null) return [];
  const money = (amount: number) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: usage.currency }).format(amount);
  const share = (part: number) =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(part);
  const count = (tokens: number) =>
    new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(tokens);
  const { month, today, budget } = usage;
  const prompt = promptOf(month);
  return [
    monthRow(usage, words, budget === null ? money(month.cost) : words.of(money(month.cost), money(budget))),
    fine(
      { key: 'today', icon: 'mdi:calendar-today-outline', name: words.today },
      words.tokens(money(today.cost), count(tokensOf(today))),
      'plain',
    ),
    ...(prompt === 0
      ? []
      : [
          fine(
            { key: 'cache', icon: 'mdi:cached', name: words.cache },
            share(month.cache_read_tokens / prompt),
            'plain',
          ),
        ]),
  ];
}

function monthRow(
  { standing, is_whole: isWhole }: Usage,
  words: HealthContentWords['cost'],
  value: string,
): Row {
  const part = { key: 'month', icon: 'mdi:cash-multiple', name: words.month };
  if (standing === 'used_up') return wrong(part, { value, help: words.usedUp }, 'bad', 'settings');
  if (standing === 'nearly') return wrong(part, { value, help: words.nearly }, 'warning', 'settings');
  return fine(part, isWhole ? value : words.atLeast(value), 'plain');
}
