import { css, html, type TemplateResult } from 'lit';
import { ButlerCard, type CardConfig } from '../../card/butler-card.ts';
import type { CardView } from '../../card/card-view.ts';
import { frame } from '../../card/styles.ts';
import type { Words } from '../../language/words.ts';
import { wordsFor } from '../../language/words-for.ts';
import { memoryForm, type MemoryConfig, readMemoryConfig } from './memory-config.ts';
import { memoryTopic } from './memory-topic.ts';

/** What the butler knows, and how he is with whoever is logged in. What is in it is loaded when it is needed. */
export class MemoryCard extends ButlerCard<number> {
  static override readonly styles = [
    frame,
    css`
      h2 {
        margin: 0;
        padding: 12px 16px 4px;
        font-size: var(--ha-font-size-l, 16px);
        font-weight: var(--ha-font-weight-medium, 500);
        line-height: 24px;
      }
    `,
  ];

  static getStubConfig = (): CardConfig => ({});
  static getConfigForm = async () => {
    const { lang } = document.documentElement;
    return await memoryForm(await wordsFor(lang), lang);
  };

  protected override readonly topic = memoryTopic;
  protected override readonly sample = 0;
  protected override readonly lines = 4;
  protected override readonly loadContent = async () => await import('./memory-content.ts');
  #config: MemoryConfig = readMemoryConfig({});

  setConfig(config: CardConfig): void {
    this.#config = readMemoryConfig(config);
    this.requestUpdate();
  }

  getCardSize(): number {
    return 7;
  }

  getGridOptions() {
    return { columns: 12, min_columns: 6, rows: 'auto', min_rows: 4 };
  }

  protected override say(): string {
    // What is found and done is told where it stands.
    return '';
  }

  protected override forbidden({ memory }: Words) {
    return memory.forbidden;
  }

  protected override renderHead({ memory }: Words): TemplateResult {
    return html`<h2>${this.#config.title ?? memory.title}</h2>`;
  }

  protected override renderData({ lag, at }: Extract<CardView<number>, { kind: 'data' }>): TemplateResult {
    return html`<butler-memory
      .hass=${this.hass}
      .at=${at}
      .isInert=${lag !== null || this.preview}
      .isSample=${this.preview}
      .page=${this.#config.page}
    ></butler-memory>`;
  }
}
