import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import { defineElement } from '../../home-assistant/define-element.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import type { HealthContentWords } from '../../language/health-words.ts';
import { healthWordsFor } from '../../language/health-words-for.ts';
import { CARDS_VERSION } from '../../version.ts';
import { readHealthConfig, type HealthConfig } from './health-config.ts';
import { HealthDetails } from './health-details.ts';
import { type HealthReport, reportOn } from './health-report.ts';
import { healthStyles } from './health-styles.ts';
import type { Health } from './health-topic.ts';
import type { Row, Tone } from './row.ts';

const SETTINGS = '/config/integrations/integration/butler';
const MARKS: Readonly<Partial<Record<Tone, string>>> = {
  warning: 'mdi:alert',
  bad: 'mdi:alert-circle',
};

const reportFor = (health: Health, words: HealthContentWords, hass: Hass | null): HealthReport =>
  reportOn(health, { words, language: hass?.language ?? 'en', cards: CARDS_VERSION });

export const healthContent = {
  wordsFor: healthWordsFor,
  /** What is wrong or right, in one sentence. */
  say: (health: Health, words: HealthContentWords, hass: Hass | null): string =>
    reportFor(health, words, hass).summary,
};

/** What the health card shows of a butler that is set up. */
export class HealthContent extends LitElement {
  static override readonly styles = [controls, healthStyles];
  static override readonly properties = {
    health: {},
    hass: {},
    preview: {},
    isLagging: {},
    config: {},
    words: {},
  };
  declare health: Health | null;
  declare hass: Hass | null;
  declare preview: boolean;
  declare isLagging: boolean;
  declare config: HealthConfig;
  declare words: HealthContentWords | null;

  constructor() {
    super();
    this.health = null;
    this.hass = null;
    this.preview = false;
    this.isLagging = false;
    this.config = readHealthConfig({});
    this.words = null;
  }

  protected override render() {
    const { health, words, hass } = this;
    if (health === null || words === null) return nothing;
    const report = reportFor(health, words, hass);
    const { show, title } = this.config;
    const { verdict, parts } = report.versions;
    const rows = [
      ...(show.has('services') ? report.services : []).map((row) => this.#row(row, words)),
      ...(show.has('cost') ? report.cost : []).map((row) => this.#row(row, words)),
      ...(show.has('questions') && report.questions !== null ? [this.#row(report.questions, words)] : []),
      ...(show.has('versions') ? [this.#row(verdict, words, parts)] : []),
    ];
    return html`
      <div class=${this.isLagging ? 'lagging' : ''}>
        ${this.#header(title ?? words.title, report)}
        ${show.size === 0 ? html`<p class="empty">${words.nothing}</p>` : nothing}
        ${
          rows.length === 0
            ? nothing
            : html`<ul>
                ${rows}
              </ul>`
        }
        ${show.has('details') ? this.#details(health) : nothing}
      </div>
    `;
  }

  #details(health: Health): TemplateResult {
    return html`<butler-health-details
      .hass=${this.hass}
      .health=${health}
      .preview=${this.preview}
      .words=${this.words}
      .isOpen=${this.config.isOpen}
    ></butler-health-details>`;
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

  #row(row: Row, words: HealthContentWords, parts: HealthReport['versions']['parts'] = []): TemplateResult {
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

  #help({ help, action }: Row, { settings, reload }: HealthContentWords) {
    if (help === null) return nothing;
    return html`<p class="help">
      ${help} ${action === 'settings' ? html`<a href=${SETTINGS}>${settings}</a>` : nothing}
      ${action === 'reload' ? html`<button @click=${() => location.reload()}>${reload}</button>` : nothing}
    </p>`;
  }
}

defineElement('butler-health-details', HealthDetails);
defineElement('butler-health-content', HealthContent);
