import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from '../../card/styles.ts';
import { defineElement } from '../../home-assistant/define-element.ts';
import { type Clock, createClock } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { conversationEnglish } from '../../language/conversation-english.ts';
import type { ConversationWords } from '../../language/conversation-words.ts';
import { conversationWordsFor } from '../../language/conversation-words-for.ts';
import { type TranscriptEvent, VoiceButton } from '../../voice/voice-button.ts';
import type { Questions } from '../questions-card/questions-topic.ts';
import { createAnnouncer } from './announce.ts';
import { bubbleStyles } from './bubble-styles.ts';
import { invitation } from './invitation.ts';
import { outgoingMessage } from './outgoing-message.ts';
import type { Chat, Thread } from './chat-topic.ts';
import { Composer, type SayEvent } from './composer.ts';
import { conversationStyles } from './conversation-styles.ts';
import type { ChatConfig } from './chat-config.ts';
import { keepScroll } from './keep-scroll.ts';
import { moveFocus } from './move-focus.ts';
import { olderFailed } from './older-failed.ts';
import { askedBy, askedElsewhere } from './questions-in-thread.ts';
import { openTalk, type Talk } from './talk.ts';
import type { Outgoing } from './thread-memory.ts';
import { timeBetween } from './time-between.ts';
import type { Turn } from './turn.ts';
import { TurnView } from './turn-view.ts';

/** What was said in a thread, what is being said, and where one says more. */
export class ConversationView extends LitElement {
  static override readonly styles = [controls, bubbleStyles, conversationStyles];
  static override readonly properties = {
    hass: {},
    thread: {},
    chat: {},
    questions: {},
    suggestions: {},
    voice: {},
    tools: {},
    isInert: {},
    plainText: {},
    words: { state: true },
  };
  declare hass: Hass | null;
  declare thread: Thread;
  declare chat: Chat;
  declare questions: Questions | null;
  /** Null: our own. */
  declare suggestions: readonly string[] | null;
  declare tools: ChatConfig['showTools'];
  declare voice: Pick<ChatConfig, 'voice' | 'speakReplies' | 'autoSend'>;
  declare isInert: boolean;
  /** Markdown as it is said. */
  declare plainText: (markdown: string) => string;
  declare words: ConversationWords;

  #talk: Talk | null = null;
  readonly #announcer = createAnnouncer(
    (markdown) => this.plainText(markdown),
    () => this.requestUpdate(),
  );
  readonly #scroll = keepScroll(this, () => this.#scrolled(), {
    onChange: () => this.requestUpdate(),
    onStart: () => this.#talk?.loadOlder(),
    onEnd: () => this.#talk?.dropOlder(),
  });
  /** What had been said when the end was last in sight. */
  #seen = 0;
  /** Home Assistant gives another with every state; to the messages all that have the same clock are one. */
  #steady: Hass | null = null;
  #clock: Clock | null = null;

  constructor() {
    super();
    this.hass = null;
    this.thread = { thread: 'personal' };
    this.questions = null;
    this.suggestions = null;
    this.tools = 'summary';
    this.voice = { voice: false, speakReplies: null, autoSend: false };
    this.isInert = false;
    this.plainText = (markdown) => markdown;
    this.words = conversationEnglish;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#talk?.end();
    this.#announcer.stop();
  }

  /** To where one says more. */
  override focus(): void {
    this.#composer()?.focus();
  }

  #scrolled() {
    const [scroller, content] = [this.renderRoot.querySelector<HTMLElement>('.scroller'), this.#list()];
    return scroller === null || content === null ? null : { scroller, content };
  }

  #list(): HTMLElement | null {
    return this.renderRoot.querySelector('ol');
  }

  #composer(): Composer | null {
    return this.renderRoot.querySelector<Composer>('butler-composer');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('hass');
    if (changed.has('hass') && this.hass !== null && before?.language !== this.hass.language)
      void this.#speak(this.hass.language);
    if (changed.has('thread') || (changed.has('hass') && before?.connection !== this.hass?.connection)) {
      this.#open();
      this.#announcer.stop();
      this.#scroll.toEnd();
    }
    if (changed.has('chat')) {
      this.#talk?.settle();
      this.#announcer.hear(this.chat.turns, this.words.answering);
    }
    if (!isAlike(this.#steady, this.hass)) {
      this.#steady = this.hass;
      this.#clock = this.hass === null ? null : createClock(this.hass);
    }
    if (this.#scroll.isAtEnd()) this.#seen = this.#talk?.count() ?? 0;
  }

  async #speak(language: string): Promise<void> {
    const words = await conversationWordsFor(language);
    if (this.hass?.language === language) this.words = words;
  }

  #open(): void {
    this.#talk?.end();
    if (this.hass === null || !this.isConnected) return;
    const isAsked = () => (this.questions?.open.length ?? 0) > 0;
    const shown = { chat: () => this.chat, isInert: () => this.isInert, isAsked };
    this.#talk = openTalk(this.hass, this.thread, shown, () => this.requestUpdate());
  }

  #say(text: string, isSpoken?: boolean): void {
    this.#talk?.say(text, isSpoken);
    this.#scroll.toEnd();
  }

  #hear({ text, send }: TranscriptEvent['detail']): void {
    if (send) return this.#say(text, true);
    this.#talk?.hear(text);
    this.#composer()?.focus();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.#talk?.running() !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.#talk.stop();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      const items = [...(this.#list()?.children ?? [])];
      moveFocus(items, this.shadowRoot?.activeElement ?? null, event.key === 'ArrowUp' ? -1 : 1, () =>
        this.#composer()?.focus(),
      );
    }
  }

  protected override render() {
    const { words } = this;
    const memory = this.#talk?.memory();
    const turns = this.#talk?.turns() ?? this.chat.turns;
    const outgoing = memory?.outgoing ?? [];
    const elsewhere = askedElsewhere(turns, this.questions);
    const isEmpty = turns.length === 0 && outgoing.length === 0 && elsewhere.length === 0;
    return html`
      <div class="hidden" role="status">${this.#announcer.said()}</div>
      ${memory === undefined ? nothing : olderFailed(memory, words, () => void this.#retryOlder())}
      <div
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${words.log}
        @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
      >
        ${this.chat.isHistoryKnown ? nothing : html`<p class="about">${words.historyAway}</p>`}
        ${isEmpty ? invitation(this.suggestions ?? words.suggestions, words, (text) => this.#say(text)) : nothing}
        <ol ?hidden=${isEmpty}>
          ${repeat(
            turns,
            ({ turn_id: id }) => id,
            (turn, index) => this.#turn(turn, turns[index - 1]),
          )}
          ${repeat(
            outgoing,
            ({ turn_id: id }) => id,
            (one) => this.#outgoing(one),
          )}
          ${repeat(
            elsewhere,
            ({ question }) => question.id,
            ({ question, ended }) =>
              html`<li class="question" tabindex="-1">
                <butler-question
                  .question=${question}
                  .ended=${ended}
                  .hass=${this.#steady}
                  .isInert=${this.isInert}
                ></butler-question>
              </li>`,
          )}
        </ol>
      </div>
      ${memory?.isLoadingOlder === true ? html`<p class="loading">${words.loadingOlder}…</p>` : nothing}
      ${this.#newMessage()}
      <butler-composer
        .words=${words}
        .draft=${memory?.draft ?? ''}
        .isSecret=${this.#talk?.isSecret() === true}
        .isBusy=${this.#talk?.running() !== undefined}
        .isInert=${this.isInert}
        .microphone=${this.voice.voice ? this.#microphone() : nothing}
        @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
        @butler-say=${({ detail }: SayEvent) => this.#say(detail.text)}
        @butler-draft=${({ detail }: SayEvent) => this.#talk?.draft(detail.text)}
        @butler-stop=${() => this.#talk?.stop()}
      ></butler-composer>
    `;
  }

  async #retryOlder(): Promise<void> {
    const oldest = this.#list()?.firstElementChild;
    if ((await this.#talk?.retryOlder()) !== true) return;
    // The button goes; one reads on from where one was.
    if (oldest instanceof HTMLElement) oldest.focus({ preventScroll: true });
  }

  #microphone(): TemplateResult {
    return html`<butler-voice-button
      .hass=${this.hass}
      .words=${this.words.microphone}
      .reply=${this.#talk?.reply() ?? null}
      .autoSend=${this.voice.autoSend}
      .speakReplies=${this.voice.speakReplies}
      .isInert=${this.isInert || this.#talk?.isSecret() === true}
      @butler-transcript=${({ detail }: TranscriptEvent) => this.#hear(detail)}
      @butler-interrupt=${() => this.#talk?.interrupt()}
    ></butler-voice-button>`;
  }

  #turn(turn: Turn, before: Turn | undefined): TemplateResult {
    return html`<li tabindex="-1">
      ${guard([before?.at, turn.at, this.#clock, new Date().toDateString()], () => timeBetween(before, turn, this.#clock))}
      <butler-turn
        .turn=${turn}
        .tools=${this.tools}
        .asked=${askedBy(turn, this.questions, this.chat.turns)}
        .hass=${this.#steady}
        .clock=${this.#clock}
        .words=${this.words}
        .isInert=${this.isInert}
        @butler-stop=${() => this.#talk?.takeBack(turn)}
        @butler-ask-again=${() => this.#say(turn.text, false)}
      ></butler-turn>
    </li>`;
  }

  #outgoing(one: Outgoing): TemplateResult {
    return outgoingMessage(one, this.words, {
      sendAgain: this.isInert ? null : () => this.#talk?.sendAgain(one),
      discard: () => this.#talk?.discard(one),
    });
  }

  #newMessage() {
    if (this.#scroll.isAtEnd() || (this.#talk?.count() ?? 0) <= this.#seen) return nothing;
    return html`<button class="new" @click=${() => this.#scroll.toEnd()}>
      <ha-icon icon="mdi:arrow-down" aria-hidden="true"></ha-icon>${this.words.newMessage}
    </button>`;
  }
}

const isAlike = (one: Hass | null, other: Hass | null): boolean =>
  one?.connection === other?.connection &&
  one?.language === other?.language &&
  one?.locale === other?.locale &&
  one?.config === other?.config;

defineElement('butler-turn', TurnView);
defineElement('butler-voice-button', VoiceButton);
defineElement('butler-composer', Composer);
defineElement('butler-conversation', ConversationView);
