import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { HomeElement } from '../../../card/home-element.ts';
import { controls, skeleton } from '../../../card/styles.ts';
import { viewOf } from '../../../card/card-view.ts';
import { defineElement } from '../../../home-assistant/define-element.ts';
import { reportEnglish } from '../../../language/report-english.ts';
import { reportWordsFor } from '../../../language/report-words-for.ts';
import type { ReportWords } from '../../../language/report-words.ts';
import { CARDS_VERSION } from '../../../version.ts';
import type { DetailsPart } from '../health-config.ts';
import type { Health } from '../health-topic.ts';
import { bugReport } from './bug-report.ts';
import { copyFrom } from './copy-text.ts';
import { renderCosts } from './costs.ts';
import { formatsFor } from './formats.ts';
import { reportSample } from './report-sample.ts';
import { reportStyles } from './report-styles.ts';
import { type Reported, reportTopic } from './report-topic.ts';
import { renderTurns } from './turns.ts';

/** What is inside an opened part of the health card. All of them share one subscription, which ends when none is open. */
export class ButlerReport extends HomeElement {
  static override readonly styles = [controls, skeleton, reportStyles];
  static override readonly properties = { section: {}, health: {}, copied: { state: true } };
  declare section: DetailsPart;
  declare health: Health | null;
  /** Null: not tried yet. */
  declare copied: boolean | null;

  readonly #feed = this.follow(() => reportTopic);
  #reportWords: ReportWords | null = null;
  #language: string | null = null;

  constructor() {
    super();
    this.section = 'costs';
    this.health = null;
    this.copied = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const language = this.hass?.language ?? 'en';
    if (language !== this.#language) void this.#speakReport(language);
  }

  async #speakReport(language: string): Promise<void> {
    this.#language = language;
    const words = await reportWordsFor(language);
    if (this.#language !== language) return;
    this.#reportWords = words;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    this.drawn += 1;
    const words = this.#reportWords;
    if (words === null) return this.#loading(reportEnglish);
    if (this.preview) return this.#part(this.#feed.known() ?? reportSample, words);
    const state = this.#feed.state();
    const view = state === null ? { kind: 'loading' as const } : viewOf(reportTopic, state);
    if (view.kind === 'data') return this.#part(view.data, words);
    // Versions and problems are known without it, and it is needed most when something is wrong.
    if (this.section === 'copy' && view.kind === 'notice') return this.#copy(null, words);
    if (view.kind === 'loading') return this.#loading(words);
    if (view.notice === 'offline') return html`<p class="quiet">${words.offline}</p>`;
    return this.#none(view.notice === 'forbidden' ? 'denied' : 'unavailable', words);
  }

  #part(reported: Reported, words: ReportWords): TemplateResult {
    const { report, problem, at } = reported;
    const { hass } = this;
    if (this.section === 'copy') return this.#copy(reported, words);
    if (report === null || hass === null) return this.#none(problem ?? 'unavailable', words);
    const formats = formatsFor(hass.language, this.health?.usage?.currency ?? 'USD');
    if (this.section === 'turns')
      return renderTurns(report.turns, { words, formats, hass, now: Date.parse(at) });
    return renderCosts(report, this.health?.usage ?? null, { words, formats });
  }

  #loading(words: ReportWords): TemplateResult {
    return html`<div class="skeleton" role="img" aria-busy="true" aria-label=${words.loading}>
      <span></span><span></span><span></span>
    </div>`;
  }

  #none(problem: NonNullable<Reported['problem']>, words: ReportWords): TemplateResult {
    const again = html`<button @click=${() => this.#feed.retry()}>${words.retry}</button>`;
    return html`<p class="quiet">
      ${words.problems[problem]} ${problem === 'unavailable' ? again : nothing}
    </p>`;
  }

  #copy(reported: Reported | null, words: ReportWords) {
    const { health } = this;
    if (health === null) return html`${nothing}`;
    const text = bugReport({
      health,
      reported,
      cards: CARDS_VERSION,
      homeAssistant: this.hass?.config?.version ?? null,
    });
    return html`
      <p class="quiet">${words.copy.about}</p>
      <textarea readonly rows="8" aria-label=${words.copy.label} .value=${text}></textarea>
      <p class="actions">
        <button @click=${() => void this.#onCopy()}>${words.copy.copy}</button>
        <span role="status"
          >${this.copied === null ? '' : this.copied ? words.copy.copied : words.copy.failed}</span
        >
      </p>
    `;
  }

  async #onCopy(): Promise<void> {
    const field = this.renderRoot.querySelector('textarea');
    if (field !== null) this.copied = await copyFrom(field);
  }
}

defineElement('butler-report', ButlerReport);
