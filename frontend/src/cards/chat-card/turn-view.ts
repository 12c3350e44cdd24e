import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { controls } from '../../card/styles.ts';
import type { Clock } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { conversationEnglish } from '../../language/conversation-english.ts';
import type { ConversationWords } from '../../language/conversation-words.ts';
import type { Ended, Question } from '../questions-card/questions-topic.ts';
import { bubbleStyles } from './bubble-styles.ts';
import { note, saidBubble } from './bubbles.ts';
import type { ChatConfig } from './chat-config.ts';
import { renderSteps } from './steps.ts';
import { isHidden, isUnderWay, type Turn } from './turn.ts';
import { turnStyles } from './turn-styles.ts';

/** A question that this turn put, open or not. */
export interface AskedQuestion {
  readonly question: Question;
  readonly ended: Ended | null;
}

const isAnother = (one: AskedQuestion | null, other: AskedQuestion | null | undefined): boolean =>
  one?.question !== other?.question || one?.ended !== other?.ended;

const COPIED_FOR_MS = 2_000;

/** What one said, what the butler did, and what it answered. */
export class TurnView extends LitElement {
  static override readonly styles = [controls, bubbleStyles, turnStyles];
  static override readonly properties = {
    turn: {},
    asked: { hasChanged: isAnother },
    hass: {},
    clock: {},
    words: {},
    isInert: {},
    tools: {},
    isCopied: { state: true },
  };
  declare turn: Turn;
  declare asked: AskedQuestion | null;
  declare hass: Hass | null;
  declare clock: Clock | null;
  declare words: ConversationWords;
  declare isInert: boolean;
  declare tools: ChatConfig['showTools'];
  declare isCopied: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.asked = null;
    this.hass = null;
    this.clock = null;
    this.words = conversationEnglish;
    this.isInert = false;
    this.tools = 'summary';
    this.isCopied = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.isCopied = false;
  }

  #tell(name: 'butler-stop' | 'butler-ask-again'): () => void {
    return () =>
      void this.dispatchEvent(new CustomEvent(name, { detail: this.turn, bubbles: true, composed: true }));
  }

  async #copy(): Promise<void> {
    await copyText(this.turn.answer, this.renderRoot);
    this.isCopied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.isCopied = false), COPIED_FOR_MS);
  }

  protected override render() {
    const { turn, words } = this;
    const below = turn.state === 'queued' ? this.#queued() : nothing;
    return html`
      ${turn.is_button ? note(turn.text, [], 'mdi:gesture-tap-button') : saidBubble(turn, words, below)}
      ${turn.steps.length === 0 || this.tools === 'none' ? nothing : this.#steps()} ${this.#answer()}
      ${this.asked === null ? nothing : this.#question(this.asked)} ${this.#end()}
    `;
  }

  #steps() {
    const { turn, words } = this;
    const isDetailed = this.tools === 'details' && this.hass?.user?.is_admin === true && !isUnderWay(turn);
    if (isDetailed) void import('./turn-details.ts');
    return [
      renderSteps(turn.steps, words.steps),
      isDetailed
        ? html`<butler-turn-details .hass=${this.hass} .turnId=${turn.turn_id}></butler-turn-details>`
        : nothing,
    ];
  }

  #queued(): TemplateResult {
    const { queued, takeBack } = this.words;
    return note(queued, this.isInert ? [] : [[takeBack, this.#tell('butler-stop')]], 'mdi:clock-outline');
  }

  #time(): string {
    return this.clock?.moment(Date.parse(this.turn.at), Date.now()) ?? '';
  }

  #answer() {
    const { answer, state, steps } = this.turn;
    const isRunning = state === 'running';
    // The box below says the very same.
    if (this.asked !== null && this.asked.question.text === answer.trim()) return nothing;
    if (answer === '') {
      const isSeen = steps.some((step) => step.state === 'running');
      if (!isRunning || isSeen) return nothing;
      return html`<div class="answer">
        <div class="bubble dots" role="img" aria-label=${this.words.answering}><i></i><i></i><i></i></div>
      </div>`;
    }
    return html`<div class="answer">
      <span class="hidden">${this.words.butlerSaid}</span>
      <div
        class="bubble"
        dir="auto"
        title=${guard([this.turn.at, this.clock, new Date().toDateString()], () => this.#time())}
        aria-busy=${String(isRunning)}
      >
        <butler-markdown .text=${answer}></butler-markdown>
      </div>
      ${isRunning ? nothing : this.#copyButton()}
    </div>`;
  }

  #copyButton(): TemplateResult {
    const { copy, copied } = this.words;
    return html`<button class="copy" title=${copy} aria-label=${copy} @click=${() => void this.#copy()}>
        <ha-icon icon=${this.isCopied ? 'mdi:check' : 'mdi:content-copy'} aria-hidden="true"></ha-icon>
      </button>
      <span class="hidden" role="status">${this.isCopied ? copied : ''}</span>`;
  }

  #question({ question, ended }: AskedQuestion): TemplateResult {
    return html`<div class="question">
      <butler-question
        .question=${question}
        .ended=${ended}
        .hass=${this.hass}
        .isInert=${this.isInert}
      ></butler-question>
    </div>`;
  }

  #end() {
    const { state, error } = this.turn;
    const { stopped, failed, askAgain } = this.words;
    const again =
      this.isInert || isHidden(this.turn) ? [] : ([[askAgain, this.#tell('butler-ask-again')]] as const);
    if (state === 'stopped') return note(stopped, again, 'mdi:stop-circle-outline');
    return state === 'failed' ? note(error ?? failed, again, 'mdi:alert-circle-outline') : nothing;
  }
}

/** Without https there is no clipboard; the older way is there still. */
async function copyText(text: string, place: HTMLElement | DocumentFragment): Promise<void> {
  if (window.isSecureContext) return await navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  place.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}
