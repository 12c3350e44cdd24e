import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { cardContext } from '../../card/card-context.ts';
import { controls } from '../../card/styles.ts';
import { CONNECTION_LOST, sendCommand } from '../../client/command.ts';
import { newId } from '../../client/new-id.ts';
import { readRecord, readText } from '../../client/read.ts';
import { createClock } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import type { QuestionsWords } from '../../language/questions-words.ts';
import { endSentence } from './end-sentence.ts';
import { rowStyles } from './question-row-styles.ts';
import type { Ended, Question } from './questions-topic.ts';
import { whatAdds } from './what-adds.ts';

/** Against a tap that was meant for what stood there before. */
export const ARMED_AFTER_MS = 400;
/** How an ended question stays to be read. */
export const ENDED_FOR_MS = 30_000;

/** An answer on its way, or what became of it. */
type Sending =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'said'; readonly message: string }
  | { readonly kind: 'failed'; readonly why: string };

/** One question: what will run, who asked and why, and its answers. */
export class QuestionRow extends LitElement {
  static override readonly styles = [controls, rowStyles];
  static override readonly properties = {
    question: {},
    ended: {},
    hass: {},
    isInert: {},
    armed: { state: true },
    sending: { state: true },
  };
  declare question: Question;
  /** Null while it is open. */
  declare ended: Ended | null;
  declare hass: Hass | null;
  /** It can be seen and not answered: no connection, or a preview. */
  declare isInert: boolean;
  declare armed: boolean;
  declare sending: Sending;

  readonly #context = new ContextConsumer(this, { context: cardContext, subscribe: true });
  /** Of each answer, so that pressing again after a failure is the same answer again. */
  readonly #answerIds = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.ended = null;
    this.hass = null;
    this.isInert = false;
    this.armed = false;
    this.sending = { kind: 'none' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#arm();
  }

  #arm(): void {
    this.armed = false;
    this.#after(ARMED_AFTER_MS, () => (this.armed = true));
  }

  get canBeAnswered(): boolean {
    return this.ended === null && this.question.may_answer;
  }

  /** Of a person who was elsewhere: what they press in the first moment was not meant for this. */
  takeFocus(): void {
    this.#arm();
    this.renderRoot.querySelector('button')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.armed = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.toggleAttribute('data-ended', this.ended !== null);
    if (changed.has('ended') && this.ended !== null) {
      this.#after(ENDED_FOR_MS, () => this.setAttribute('hidden', ''));
    }
  }

  #after(milliseconds: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, milliseconds);
  }

  async #answer(answer: string): Promise<void> {
    if (this.hass === null || !this.armed || this.isInert || this.sending.kind === 'sending') return;
    const id = this.#answerIds.get(answer) ?? newId();
    this.#answerIds.set(answer, id);
    this.sending = { kind: 'sending' };
    const answered = await sendCommand(this.hass.connection, {
      type: 'butler/question/answer',
      question_id: this.question.id,
      answer,
      answer_id: id,
    });
    if (answered.kind === 'answer') {
      const message = readText(readRecord(answered.answer)?.['message']) ?? '';
      this.sending = message === '' ? { kind: 'none' } : { kind: 'said', message };
      return;
    }
    const { code, message } = answered.refusal;
    const lost = this.#context.value?.words.questions.lost ?? message;
    this.sending = { kind: 'failed', why: code === CONNECTION_LOST ? lost : message };
  }

  protected override render() {
    const words = this.#context.value?.words.questions;
    if (words === undefined) return nothing;
    const { text } = this.question;
    const what = whatAdds(this.question);
    // Of whoever asked: who hears the page has to hear it in that language.
    const language = this.question.language || nothing;
    return html`
      <h3 lang=${language}>${text}</h3>
      ${
        what.length === 0
          ? nothing
          : html`<ul aria-label=${words.whatRuns}>
              ${what.map((step) => html`<li lang=${language}>${step}</li>`)}
            </ul>`
      }
      ${this.ended === null ? [this.#about(words), this.#answers(words)] : html`<p class="ended">${endSentence(this.ended, words)}</p>`}
      <div class="said" role="status">${this.#said(words)}</div>
    `;
  }

  #about(words: QuestionsWords): TemplateResult {
    const { asked_by: who, asked_at: asked, expires_at: expires, why, from } = this.question;
    const now = Date.now();
    const clock = this.hass === null ? null : createClock(this.hass);
    const moment = (at: string) => clock?.moment(Date.parse(at), now) ?? '';
    const isOver = Date.parse(expires) <= now;
    return html`
      <p>${words.asked(who, moment(asked))}, ${isOver ? words.over : words.until(moment(expires))}.</p>
      <p>${why.map((one) => words.why[one]).join(' ')} ${from.length === 0 ? nothing : words.from(from)}</p>
    `;
  }

  #answers(words: QuestionsWords) {
    if (!this.question.may_answer) return html`<p class="waiting">${words.waiting}</p>`;
    const { options } = this.question;
    const answers: readonly (readonly [id: string, label: string, look: string])[] =
      options === null
        ? [
            ['yes', words.yes, 'primary'],
            ['no', words.no, ''],
          ]
        : [...options.map(({ id, label }) => [id, label, 'choice'] as const), ['no', words.neither, '']];
    const isOff = !this.armed || this.isInert || this.sending.kind === 'sending';
    return html`<div class="answers" role="group" aria-label=${this.question.text}>
      ${answers.map(
        ([id, label, look]) =>
          html`<button class=${look} aria-disabled=${String(isOff)} @click=${() => void this.#answer(id)}>
            ${label}
          </button>`,
      )}
    </div>`;
  }

  #said(words: QuestionsWords): string {
    if (this.sending.kind === 'sending') return words.sending;
    if (this.sending.kind === 'failed') return words.failed(this.sending.why);
    return this.sending.kind === 'said' ? this.sending.message : '';
  }
}
