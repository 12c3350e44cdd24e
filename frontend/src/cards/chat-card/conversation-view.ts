import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controls } from '../../card/styles.ts';
import { defineElement } from '../../home-assistant/define-element.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { conversationEnglish } from '../../language/conversation-english.ts';
import type { ConversationWords } from '../../language/conversation-words.ts';
import { conversationWordsFor } from '../../language/conversation-words-for.ts';
import { MarkdownText } from '../../markdown/markdown-text.ts';
import type { TranscriptEvent } from '../../voice/voice-button.ts';
import type { Questions } from '../questions-card/questions-topic.ts';
import { createAnnouncer } from './announce.ts';
import { bubbleStyles } from './bubble-styles.ts';
import { invitation } from './invitation.ts';
import { outgoingMessage } from './outgoing-message.ts';
import type { Chat, Thread } from './chat-topic.ts';
import { Composer, type SayEvent } from './composer.ts';
import { conversationStyles } from './conversation-styles.ts';
import type { ChatConfig } from './chat-config.ts';
import { type Conversation, createConversation } from './converse.ts';
import { keepScroll } from './keep-scroll.ts';
import { moveFocus } from './move-focus.ts';
import { askedBy, askedElsewhere } from './questions-in-thread.ts';
import { memoryOf, type MemoryOfThread, type Outgoing } from './thread-memory.ts';
import { timeBetween } from './time-between.ts';
import { createSaidAloud } from './said-aloud.ts';
import { isUnderWay, type Turn } from './turn.ts';
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
    isInert: {},
    words: { state: true },
  };
  declare hass: Hass | null;
  declare thread: Thread;
  declare chat: Chat;
  declare questions: Questions | null;
  /** Null: our own. */
  declare suggestions: readonly string[] | null;
  declare voice: Pick<ChatConfig, 'voice' | 'speakReplies' | 'autoSend'>;
  declare isInert: boolean;
  declare words: ConversationWords;

  #memory: MemoryOfThread | null = null;
  #conversation: Conversation | null = null;
  #unwatch = (): void => undefined;
  readonly #announcer = createAnnouncer(() => this.requestUpdate());
  readonly #scroll = keepScroll(this, () => this.#scrolled(), {
    onChange: () => this.requestUpdate(),
    onStart: () => (this.isInert ? undefined : void this.#conversation?.loadOlder()),
    onEnd: () => this.#memory?.change({ older: null }),
  });
  /** What had been said when the end was last in sight. */
  #seen = 0;
  readonly #aloud = createSaidAloud();
  /** What stands in the field was said, and may have been corrected. */
  #isDraftSpoken = false;

  constructor() {
    super();
    this.hass = null;
    this.thread = { thread: 'personal' };
    this.questions = null;
    this.suggestions = null;
    this.voice = { voice: false, speakReplies: null, autoSend: false };
    this.isInert = false;
    this.words = conversationEnglish;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#remember();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
    this.#announcer.stop();
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
      this.#remember();
      this.#announcer.stop();
      this.#scroll.toEnd();
    }
    if (changed.has('chat')) {
      this.#conversation?.settle(this.chat);
      this.#announcer.hear(this.chat.turns, this.words.answering);
    }
    if (this.#scroll.isAtEnd()) this.#seen = this.#count();
  }

  async #speak(language: string): Promise<void> {
    const words = await conversationWordsFor(language);
    if (this.hass?.language === language) this.words = words;
  }

  /** Goes on where this page was in this thread. */
  #remember(): void {
    this.#unwatch();
    if (this.hass === null || !this.isConnected) return;
    this.#memory = memoryOf(this.hass.connection, this.thread);
    this.#conversation = createConversation(this.hass, this.thread, this.#memory, () => this.chat);
    this.#unwatch = this.#memory.watch(() => this.requestUpdate());
  }

  #count(): number {
    return this.chat.turns.length + (this.#memory?.state().outgoing.length ?? 0);
  }

  #turns(): readonly Turn[] {
    const older = this.#memory?.state().older;
    const isOurs = older !== null && older?.base === this.chat.base;
    return isOurs ? [...older.turns, ...this.chat.turns] : this.chat.turns;
  }

  /** What is answered now. */
  #running(): Turn | undefined {
    return this.chat.turns.find(({ state }) => state === 'running');
  }

  get #isSecret(): boolean {
    const isOnItsWay = this.#memory?.state().outgoing.some(({ state }) => state !== 'failed') === true;
    return this.chat.isSecretExpected && !isOnItsWay && !this.chat.turns.some(isUnderWay);
  }

  #say(text: string, spoken = false): void {
    if (this.isInert) return;
    const isSecret = this.#isSecret;
    this.#isDraftSpoken = false;
    this.#memory?.change({ draft: '' });
    void this.#conversation?.say({ text, spoken, isSecret });
    this.#aloud.note(this.#memory?.state().outgoing ?? []);
    this.#scroll.toEnd();
  }

  async #takeBack(turn: Turn): Promise<void> {
    const memory = this.#memory;
    const wasQueued = turn.state === 'queued';
    const isStopped = await this.#conversation?.stop(turn.turn_id);
    // What was taken back can be said otherwise.
    if (wasQueued && isStopped === true && memory?.state().draft === '') memory.change({ draft: turn.text });
  }

  #hear({ text, send }: TranscriptEvent['detail']): void {
    if (send) return this.#say(text, true);
    const before = this.#memory?.state().draft.trim() ?? '';
    this.#memory?.change({ draft: before === '' ? text : `${before} ${text}` });
    this.#isDraftSpoken = true;
    this.#composer()?.focus();
  }

  #draft(text: string): void {
    if (text.trim() === '') this.#isDraftSpoken = false;
    this.#memory?.change({ draft: text });
  }

  /** Who speaks into an answer has heard enough of it. */
  #interrupt(): void {
    const turn = this.#aloud.beingAnswered(this.chat.turns);
    if (turn !== undefined && !this.isInert) void this.#takeBack(turn);
  }

  #stop(): void {
    const running = this.#running();
    if (running !== undefined && !this.isInert) void this.#takeBack(running);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.#running() !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.#stop();
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
    const memory = this.#memory?.state();
    const turns = this.#turns();
    const outgoing = this.isInert && this.#memory === null ? [] : (memory?.outgoing ?? []);
    const elsewhere = askedElsewhere(turns, this.questions);
    const isEmpty = turns.length === 0 && outgoing.length === 0 && elsewhere.length === 0;
    return html`
      <div class="hidden" role="status">${this.#announcer.said()}</div>
      <div
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${words.log}
        @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
      >
        ${memory?.isLoadingOlder === true ? html`<p class="about">${words.loadingOlder}…</p>` : nothing}
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
                  .hass=${this.hass}
                  .isInert=${this.isInert}
                ></butler-question>
              </li>`,
          )}
        </ol>
      </div>
      ${this.#newMessage()}
      <butler-composer
        .words=${words}
        .draft=${memory?.draft ?? ''}
        .isSecret=${this.#isSecret}
        .isBusy=${this.#running() !== undefined}
        .isInert=${this.isInert}
        .microphone=${this.voice.voice ? this.#microphone() : nothing}
        @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
        @butler-say=${({ detail }: SayEvent) => this.#say(detail.text, this.#isDraftSpoken)}
        @butler-draft=${({ detail }: SayEvent) => this.#draft(detail.text)}
        @butler-stop=${() => this.#stop()}
      ></butler-composer>
    `;
  }

  #microphone(): TemplateResult {
    void import('../../voice/voice-button.ts');
    return html`<butler-voice-button
      .hass=${this.hass}
      .reply=${this.#aloud.reply(this.chat.turns)}
      .autoSend=${this.voice.autoSend}
      .speakReplies=${this.voice.speakReplies}
      .isInert=${this.isInert || this.#isSecret}
      @butler-transcript=${({ detail }: TranscriptEvent) => this.#hear(detail)}
      @butler-interrupt=${() => this.#interrupt()}
    ></butler-voice-button>`;
  }

  #turn(turn: Turn, before: Turn | undefined): TemplateResult {
    return html`<li tabindex="-1">
      ${timeBetween(before, turn, this.hass)}
      <butler-turn
        .turn=${turn}
        .asked=${askedBy(turn, this.questions)}
        .hass=${this.hass}
        .words=${this.words}
        .isInert=${this.isInert}
        @butler-stop=${() => void this.#takeBack(turn)}
        @butler-ask-again=${() => this.#say(turn.text)}
      ></butler-turn>
    </li>`;
  }

  #outgoing(one: Outgoing): TemplateResult {
    return outgoingMessage(one, this.words, {
      sendAgain: this.isInert ? null : () => void this.#conversation?.sendAgain(one),
      discard: () => this.#conversation?.discard(one.turn_id),
    });
  }

  #newMessage() {
    if (this.#scroll.isAtEnd() || this.#count() <= this.#seen) return nothing;
    return html`<button class="new" @click=${() => this.#scroll.toEnd()}>
      <ha-icon icon="mdi:arrow-down" aria-hidden="true"></ha-icon>${this.words.newMessage}
    </button>`;
  }
}

defineElement('butler-markdown', MarkdownText);
defineElement('butler-turn', TurnView);
defineElement('butler-composer', Composer);
defineElement('butler-conversation', ConversationView);
