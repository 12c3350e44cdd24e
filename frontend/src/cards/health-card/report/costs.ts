import { html, nothing, type TemplateResult } from 'lit';
import type { ReportWords } from '../../../language/report-words.ts';
import type { Health } from '../health-topic.ts';
import { tokensOf, type Used } from '../read-used.ts';
import { dayBars } from './day-bars.ts';
import type { Formats } from './formats.ts';
import type { Report } from './report-topic.ts';

export interface Shown {
  readonly words: ReportWords;
  readonly formats: Formats;
}

interface Bar {
  readonly name: string;
  readonly value: string;
  /** Of its list, from 0 to 1. */
  readonly share: number;
}

/** Cost by day, person and kind; where nothing has a price, the tokens. */
export function renderCosts(
  { days, askers, kinds }: Report,
  usage: Health['usage'],
  shown: Shown,
): TemplateResult {
  const { words, formats } = shown;
  if (days.length === 0) return html`<p class="quiet">${words.costs.none}</p>`;
  const isPriced = days.some(({ cost }) => cost > 0);
  const measure = (used: Used) => (isPriced ? used.cost : tokensOf(used));
  const say = (used: Used) =>
    isPriced ? formats.money(used.cost) : words.costs.tokenCount(formats.count(tokensOf(used)));
  const sum = days.reduce((all, one) => all + measure(one), 0);
  const bar = (used: Used, name: string): Bar => ({
    name,
    value: say(used),
    share: sum === 0 ? 0 : measure(used) / sum,
  });
  return html`
    ${dayBars(days, { ...shown, measure, say })} ${budgetOf(usage, shown)}
    ${bars(
      words.costs.byAsker,
      askers.map((asker) => bar(asker, asker.name ?? words.costs.askers[asker.kind])),
    )}
    ${bars(
      words.costs.byKind,
      kinds.map((kind) => bar(kind, words.costs.kinds[kind.kind ?? 'unknown'])),
    )}
  `;
}

function budgetOf(usage: Health['usage'], { words, formats }: Shown) {
  if (usage === null || usage.budget === null) return nothing;
  const share = usage.month.cost / usage.budget;
  return html`<div class="limit">
    ${bars(null, [{ name: words.costs.budget, value: formats.share(share), share }])}
  </div>`;
}

function bars(title: string | null, all: readonly Bar[]) {
  if (all.length === 0) return nothing;
  return html`
    ${title === null ? nothing : html`<h3>${title}</h3>`}
    <ul class="bars">
      ${all.map(
        ({ name, value, share }) =>
          html`<li>
            <span class="name">${name}</span>
            <span class="value">${value}</span>
            <span class="bar" aria-hidden="true" style=${`--share:${Math.min(1, share)}`}></span>
          </li>`,
      )}
    </ul>
  `;
}
