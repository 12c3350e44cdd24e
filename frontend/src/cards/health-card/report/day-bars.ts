import { html, nothing, svg, type TemplateResult } from 'lit';
import { tokensOf, type Used } from '../read-used.ts';
import type { Shown } from './costs.ts';
import type { Report } from './report-topic.ts';

export interface Measured extends Shown {
  /** How high a bar is. */
  readonly measure: (used: Used) => number;
  readonly say: (used: Used) => string;
}

type Day = Report['days'][number];

const HEIGHT = 60;
const SLOT = 10;
const GAP = 2;
/** What is not nothing can be seen. */
const LEAST = 1.5;

/** One bar for each day of the month, for the eye; and the same as a table, for the ear. `days` has one at least. */
export function dayBars(days: readonly Day[], shown: Measured): TemplateResult {
  const { words, formats, measure, say } = shown;
  const month = days.at(-1)?.id.slice(0, 7) ?? '';
  const length = daysIn(month);
  const highest = days.reduce<Day | null>(
    (best, day) => (best === null || measure(day) > measure(best) ? day : best),
    null,
  );
  const scale = highest === null ? 1 : Math.max(measure(highest), Number.MIN_VALUE);
  const heightOf = (day: Day) => (measure(day) === 0 ? 0 : Math.max(LEAST, (measure(day) / scale) * HEIGHT));
  return html`
    <h3>${words.costs.byDay}</h3>
    <div class="chart" aria-hidden="true">
      ${highest === null ? nothing : html`<span class="scale">${say(highest)}</span>`}
      <svg viewBox="0 0 ${length * SLOT} ${HEIGHT}" preserveAspectRatio="none">
        ${days.map((day) => {
          const height = heightOf(day);
          const x = (Number(day.id.slice(8)) - 1) * SLOT + GAP / 2;
          return svg`<rect x=${x} y=${HEIGHT - height} width=${SLOT - GAP} height=${height}>
            <title>${formats.day(day.id)}: ${say(day)}</title>
          </rect>`;
        })}
      </svg>
      <div class="axis">
        ${[1, 8, 15, 22, length].map(
          (number) =>
            html`<span style=${`--at:${(number - 0.5) / length}`}
              >${number === 1 ? formats.day(`${month}-01`) : number}</span
            >`,
        )}
      </div>
    </div>
    <table class="hidden">
      <caption>
        ${words.costs.byDay}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.costs.day}</th>
          <th scope="col">${words.costs.cost}</th>
          <th scope="col">${words.costs.tokens}</th>
        </tr>
      </thead>
      <tbody>
        ${days.map(
          (day) =>
            html`<tr>
              <th scope="row">${formats.day(day.id)}</th>
              <td>${formats.money(day.cost)}</td>
              <td>${formats.count(tokensOf(day))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}

/** `month`: `YYYY-MM` */
function daysIn(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}
