import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ButlerCard, type CardConfig } from '../../card/butler-card.ts';
import type { CardView } from '../../card/card-view.ts';
import { frame } from '../../card/styles.ts';
import type { Words } from '../../language/words.ts';
import { wordsFor } from '../../language/words-for.ts';
import { questionsForm, readQuestionsConfig, type QuestionsConfig } from './questions-config.ts';
import { questionsSample } from './questions-sample.ts';
import { endSentence } from './end-sentence.ts';
import type { QuestionRow } from './question-row.ts';
import { type Ended, type Question, type Questions, questionsTopic } from './questions-topic.ts';

interface Row {
  readonly question: Question;
  readonly ended: Ended | null;
}

/** What waits for somebody's yes: what will run, who asked, why it is asked, and until when. */
export class QuestionsCard extends ButlerCard<Questions> {
  static override readonly styles = [
    frame,
    css`
      .content {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding-block: 4px 8px;
      }
      h2 {
        margin: 0;
        padding: 12px 16px 4px;
        font-size: var(--ha-font-size-l, 16px);
        font-weight: var(--ha-font-weight-medium, 500);
        line-height: 24px;
      }
      .none {
        margin: 0;
        padding: 4px 16px 12px;
        color: var(--secondary-text-color, #727272);
      }
      butler-question + butler-question {
        border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
      }
    `,
  ];

  static getStubConfig = (): CardConfig => ({});
  static getConfigForm = async () => questionsForm(await wordsFor(document.documentElement.lang));

  protected override readonly topic = questionsTopic;
  protected override readonly sample = questionsSample;
  protected override readonly lines = 3;
  #config: QuestionsConfig = readQuestionsConfig({});

  setConfig(config: CardConfig): void {
    this.#config = readQuestionsConfig(config);
    this.requestUpdate();
  }

  getCardSize(): number {
    return 4;
  }

  getGridOptions() {
    return { columns: 12, min_columns: 6, rows: 'auto', min_rows: 3 };
  }

  /** All that are known to have ended, and of these what the last event told of. */
  #ended: readonly Ended[] | null = null;
  #news: readonly Ended[] = [];

  protected override changed(): void {
    const before = this.#ended;
    this.#ended = this.feed.known()?.ended ?? before;
    this.#news = before === null ? [] : (this.#ended ?? []).filter((one) => !before.includes(one));
    super.changed();
  }

  protected override say({ open }: Questions, { questions }: Words): string {
    const news = this.#news.map((one) => `${one.question.text} ${endSentence(one, questions)}`);
    return [...news, open.length === 0 ? questions.none : questions.count(open.length)].join(' ');
  }

  /** Where the focus goes when its question ends: those after it first, then those before. */
  #heirs: readonly QuestionRow[] = [];

  protected override willUpdate(): void {
    const rows = [...this.renderRoot.querySelectorAll<QuestionRow>('butler-question')];
    const index = rows.findIndex((row) => row.shadowRoot?.activeElement);
    this.#heirs = index < 0 ? [] : [...rows.slice(index), ...rows.slice(0, index)];
  }

  protected override updated(): void {
    const [row] = this.#heirs;
    if (row === undefined || (row.canBeAnswered && row.shadowRoot?.activeElement)) return;
    const heir = this.#heirs.find((one) => one.isConnected && one.canBeAnswered);
    if (heir === undefined) this.renderRoot.querySelector('h2')?.focus();
    else heir.takeFocus();
  }

  protected override forbidden({ questions }: Words) {
    return questions.forbidden;
  }

  protected override renderData(
    { data: { open, ended }, lag }: Extract<CardView<Questions>, { kind: 'data' }>,
    { questions: words }: Words,
  ): TemplateResult {
    const rows: readonly Row[] = [
      ...open.map((question) => ({ question, ended: null })),
      ...ended.map((one) => ({ question: one.question, ended: one })),
    ];
    return html`
      <div class=${lag === null ? 'content' : 'content lagging'}>
        <h2 tabindex="-1">${this.#config.title ?? words.title}</h2>
        ${open.length === 0 ? html`<p class="none">${words.none}</p>` : nothing}
        ${repeat(
          rows,
          ({ question }) => question.id,
          (row) =>
            html`<butler-question
              .question=${row.question}
              .ended=${row.ended}
              .hass=${this.hass}
              .isInert=${lag !== null || this.preview}
            ></butler-question>`,
        )}
      </div>
    `;
  }
}
