import { css, html, type TemplateResult } from 'lit';
import { ButlerCard, type CardConfig } from '../../card/butler-card.ts';
import { frame } from '../../card/styles.ts';
import type { CardView } from '../../card/card-view.ts';
import type { HealthContentWords } from '../../language/health-words.ts';
import type { Words } from '../../language/words.ts';
import { wordsFor } from '../../language/words-for.ts';
import { healthForm, readHealthConfig, type HealthConfig } from './health-config.ts';
import type { healthContent } from './health-content.ts';
import { healthSample } from './health-sample.ts';
import { type Health, healthTopic } from './health-topic.ts';

/**
 * How the butler is: its services, the versions of its parts and whether they fit, what it costs and how its last
 * turns went. What is in it is loaded when it is needed.
 */
export class HealthCard extends ButlerCard<Health> {
  static override readonly styles = [
    frame,
    css`
      butler-health-content {
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  static getStubConfig = (): CardConfig => ({});
  static getConfigForm = async () => healthForm(await wordsFor(document.documentElement.lang));

  protected override readonly topic = healthTopic;
  protected override readonly sample = healthSample;
  protected override readonly lines = 6;
  #content: typeof healthContent | null = null;
  #healthWords: HealthContentWords | null = null;
  protected override readonly loadContent = async () => {
    this.#content = (await import('./health-content.ts')).healthContent;
    await this.#speakHealth();
  };
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

  async #speakHealth(): Promise<void> {
    const language = this.hass?.language ?? 'en';
    const words = await this.#content?.wordsFor(language);
    if (words === undefined || language !== (this.hass?.language ?? 'en')) return;
    this.#healthWords = words;
    this.requestUpdate();
  }

  protected override spoken(words: Words): void {
    super.spoken(words);
    void this.#speakHealth();
  }

  protected override say(health: Health, words: Words): string {
    if (!health.is_set_up) return words.notices.not_set_up.title;
    if (this.#content === null || this.#healthWords === null) return '';
    return this.#content.say(health, this.#healthWords, this.hass);
  }

  protected override renderData(
    { data, lag }: Extract<CardView<Health>, { kind: 'data' }>,
    { notices }: Words,
  ): TemplateResult {
    if (!data.is_set_up)
      return html`<butler-notice .kind=${'not_set_up'} .said=${notices.not_set_up}></butler-notice>`;
    return html`<butler-health-content
      class="content"
      .health=${data}
      .hass=${this.hass}
      .preview=${this.preview}
      .isLagging=${lag !== null}
      .config=${this.#config}
      .words=${this.#healthWords}
    ></butler-health-content>`;
  }
}
