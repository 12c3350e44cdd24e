import { html, nothing, type TemplateResult } from 'lit';
import { ButlerCard, type CardConfig } from '../../card/butler-card.ts';
import { controls, frame } from '../../card/styles.ts';
import type { CardView } from '../../card/card-view.ts';
import type { Words } from '../../language/words.ts';
import { wordsFor } from '../../language/words-for.ts';
import { CARDS_VERSION } from '../../version.ts';
import { healthForm, readHealthConfig, type HealthConfig } from './health-config.ts';
import { type HealthReport, reportOn } from './health-report.ts';
import { healthSample } from './health-sample.ts';
import type { Row, Tone } from './row.ts';
import { healthStyles } from './health-styles.ts';
import { type Health, healthTopic } from './health-topic.ts';

const SETTINGS = '/config/integrations/integration/butler';
const MARKS: Readonly<Partial<Record<Tone, string>>> = {
  warning: 'mdi:alert',
  bad: 'mdi:alert-circle',
};

/** How the butler is: its services, the versions of its parts and whether they fit, and open questions. */
export class HealthCard extends ButlerCard<Health> {
  static override readonly styles = [frame, controls, healthStyles];

  static getStubConfig = (): CardConfig => ({});
  static getConfigForm = async () => healthForm(await wordsFor(document.documentElement.lang));

  protected override readonly topic = healthTopic;
  protected override readonly sample = healthSample;
  protected override readonly lines = 6;
  #config: HealthConfig = readHealthConfig({});

  setConfig(config: CardConfig): void {
    this.#config = readHealthConfig(config);
    this.requestUpdate();
  }

  getCardSize(): number {
    return 6;
  }

  getGridOptions() {
    return { columns: 12, min_columns: 6, rows: 'auto', min_rows: 3 };
  }

  protected override say(health: Health, words: Words): string {
    if (!health.is_set_up) return words.notices.not_set_up.title;
    return this.#report(health, words).summary;
  }

  protected override renderData(
    { data, lag }: Extract<CardView<Health>, { kind: 'data' }>,
    words: Words,
  ): TemplateResult {
    if (!data.is_set_up) return html`<butler-notice .kind=${'not_set_up'}></butler-notice>`;
    const report = this.#report(data, words);
    const { show, title } = this.#config;
    const { verdict, parts } = report.versions;
    const rows = [
      ...(show.has('services') ? report.services : []).map((row) => this.#row(row, words)),
      ...(show.has('cost') ? report.cost : []).map((row) => this.#row(row, words)),
      ...(show.has('questions') && report.questions !== null ? [this.#row(report.questions, words)] : []),
      ...(show.has('versions') ? [this.#row(verdict, words, parts)] : []),
    ];
    return html`
      <div class=${lag === null ? 'content' : 'content lagging'}>
        ${this.#header(title ?? words.health.title, report)}
        ${
          show.size === 0
            ? html`<p class="empty">${words.health.nothing}</p>`
            : html`<ul>
                ${rows}
              </ul>`
        }
      </div>
    `;
  }

  #report(health: Health, { health: words }: Words): HealthReport {
    return reportOn(health, { words, language: this.hass?.language ?? 'en', cards: CARDS_VERSION });
  }

  #header(title: string, { tone, summary }: HealthReport): TemplateResult {
    const icon = tone === 'good' ? 'mdi:robot-happy-outline' : 'mdi:robot-confused-outline';
    return html`
      <div class="header">
        <div class="badge ${tone}"><ha-icon icon=${icon} aria-hidden="true"></ha-icon></div>
        <div>
          <h2>${title}</h2>
          <p>${summary}</p>
        </div>
      </div>
    `;
  }

  #row(row: Row, words: Words, parts: HealthReport['versions']['parts'] = []): TemplateResult {
    return html`
      <li class=${row.tone}>
        <ha-icon icon=${row.icon} aria-hidden="true"></ha-icon>
        <span class="name">${row.name}</span>
        <span class="value">${row.value}${this.#mark(row.tone)}</span>
        ${parts.length === 0 ? nothing : this.#parts(parts)} ${this.#help(row, words)}
      </li>
    `;
  }

  #parts(parts: HealthReport['versions']['parts']): TemplateResult {
    return html`<dl>
      ${parts.map(
        ([name, version]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${version}</dd>
          </div>`,
      )}
    </dl>`;
  }

  /** For the eye only: the words beside it say the same. */
  #mark(tone: Tone) {
    const icon = MARKS[tone];
    return icon === undefined
      ? nothing
      : html`<ha-icon class="mark" icon=${icon} aria-hidden="true"></ha-icon>`;
  }

  #help({ help, action }: Row, words: Words) {
    if (help === null) return nothing;
    return html`<p class="help">
      ${help} ${action === 'settings' ? html`<a href=${SETTINGS}>${words.health.settings}</a>` : nothing}
      ${action === 'reload' ? html`<button @click=${() => location.reload()}>${words.health.reload}</button>` : nothing}
    </p>`;
  }
}
