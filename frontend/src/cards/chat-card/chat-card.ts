import { html, nothing, type TemplateResult } from 'lit';
import { ButlerCard, type CardConfig } from '../../card/butler-card.ts';
import type { CardView } from '../../card/card-view.ts';
import { controls, frame } from '../../card/styles.ts';
import { newId } from '../../client/new-id.ts';
import type { TopicState } from '../../client/topic.ts';
import type { Words } from '../../language/words.ts';
import { wordsFor } from '../../language/words-for.ts';
import { questionsTopic } from '../questions-card/questions-topic.ts';
import { chatCardStyles } from './chat-card-styles.ts';
import { chatForm, readChatConfig } from './chat-config.ts';
import { chatSample } from './chat-sample.ts';
import { isUnderWay } from './turn.ts';
import { type Chat, chatTopic, isGrowth, type Thread } from './chat-topic.ts';
import { drawGrowth } from './draw-growth.ts';

/** Away for longer, and the next time is another time. */
const SAME_TIME_MS = 5 * 60_000;

/** Talking to the butler: its head, and the thread that it shows. What is in it is loaded when it is needed. */
export class ChatCard extends ButlerCard<Chat> {
  static override readonly styles = [controls, frame, chatCardStyles];
  static getStubConfig = (): CardConfig => ({});
  static getConfigForm = async () => chatForm(await wordsFor(document.documentElement.lang));

  protected override readonly sample = chatSample;
  protected override readonly lines = 4;
  #plainText = (markdown: string): string => markdown;
  protected override readonly loadContent = async () => {
    const [{ markdown }] = await Promise.all([
      import('../../markdown/markdown.ts'),
      import('./conversation-view.ts'),
    ]);
    this.#plainText = markdown.plainText;
  };
  readonly #questions = this.follow(() => questionsTopic);
  #config = readChatConfig({});
  #thread: Thread = { thread: 'personal' };
  #leftAt = 0;
  /** One is asked whether the thread is to be deleted, or the file for it is gone. */
  #deleting: 'no' | 'asked' | 'gone' = 'no';
  #state: TopicState | null = null;
  readonly #growth = drawGrowth(() => this.requestUpdate());

  protected override get topic() {
    return chatTopic(this.#thread);
  }

  setConfig(config: CardConfig): void {
    const before = this.#config.thread;
    this.#config = readChatConfig(config);
    const { thread } = this.#config;
    if (thread !== before) this.#open(thread === 'new' ? { thread, thread_id: newId() } : { thread });
    this.requestUpdate();
  }

  getCardSize(): number {
    return 9;
  }

  getGridOptions() {
    return { columns: 12, min_columns: 6, rows: 8, min_rows: 5 };
  }

  override connectedCallback(): void {
    const isAnotherTime = this.#leftAt > 0 && Date.now() - this.#leftAt > SAME_TIME_MS;
    if (isAnotherTime && this.#thread.thread === 'new') this.#thread = { thread: 'new', thread_id: newId() };
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#growth.stop();
    this.#leftAt = Date.now();
  }

  protected override changed(): void {
    const [before, state] = [this.#state, this.feed.state()];
    this.#state = state;
    const isLive = before?.status === 'live' && state?.status === 'live';
    this.#growth.change(isLive && isGrowth(before.known, state.known));
  }

  #ask(deleting: 'no' | 'asked' | 'gone'): void {
    this.#deleting = deleting;
    this.requestUpdate();
    // After an update the file of the older version is gone until the page is reloaded.
    if (deleting === 'asked')
      import('./delete-thread.ts').catch(() => this.#deleting === 'asked' && this.#ask('gone'));
  }

  /** Who has answered goes on where they were; once all is deleted, there is no button to go back to. */
  #onAsked({ detail: isDeleted }: CustomEvent<boolean>): void {
    this.#ask('no');
    const back = isDeleted ? 'butler-conversation' : '.remove, butler-conversation';
    this.renderRoot.querySelector<HTMLElement>(back)?.focus();
  }

  #open(thread: Thread): void {
    this.#thread = thread;
    this.#deleting = 'no';
    this.feed.refollow();
  }

  protected override say(_chat: Chat, { notices }: Words): string {
    // What is said is told by the conversation itself.
    return this.#deleting === 'gone' ? notices.updated.text : '';
  }

  protected override forbidden({ chat }: Words) {
    return chat.forbidden;
  }

  protected override renderHead({ chat }: Words): TemplateResult {
    return html`<div class="head">
      <h2>${this.#config.title ?? chat.title}</h2>
      ${this.#remove(chat)}
      ${this.#thread.thread === 'new' ? this.#anew(chat) : this.#switch(this.#thread.thread, chat)}
    </div>`;
  }

  #remove({ remove }: Words['chat']) {
    const turns = this.preview ? [] : (this.feed.known()?.turns ?? []);
    if (turns.length === 0 || turns.some(isUnderWay)) return nothing;
    const ask = () => this.#ask(this.#deleting === 'no' ? 'asked' : 'no');
    return html`<button class="icon remove" title=${remove} aria-label=${remove} @click=${ask}>
      <ha-icon icon="mdi:delete-outline" aria-hidden="true"></ha-icon>
    </button>`;
  }

  #anew({ anew }: Words['chat']) {
    const begin = () => this.#open({ thread: 'new', thread_id: newId() });
    if (this.feed.known()?.turns.length === 0) return nothing;
    return html`<button class="icon" title=${anew} aria-label=${anew} @click=${begin}>
      <ha-icon icon="mdi:chat-plus-outline" aria-hidden="true"></ha-icon>
    </button>`;
  }

  #switch(shown: 'personal' | 'household', { threads }: Words['chat']): TemplateResult {
    const option = (thread: 'personal' | 'household') =>
      html`<button aria-pressed=${String(thread === shown)} @click=${() => this.#open({ thread })}>
        ${threads[thread]}
      </button>`;
    return html`<div class="switch" role="group" aria-label=${threads.name}>
      ${option('personal')}${option('household')}
    </div>`;
  }

  #askedFirst({ notices }: Words) {
    if (this.#deleting === 'gone')
      return html`<butler-notice .kind=${'updated'} .code=${null} .said=${notices.updated}></butler-notice>`;
    return html`<butler-delete-thread
      .hass=${this.hass}
      .thread=${this.#thread}
      @butler-close=${(event: CustomEvent<boolean>) => this.#onAsked(event)}
    ></butler-delete-thread>`;
  }

  protected override renderData(
    { data, lag }: Extract<CardView<Chat>, { kind: 'data' }>,
    words: Words,
  ): TemplateResult {
    return html`${
        this.#deleting === 'no' || lag !== null ? nothing : this.#askedFirst(words)
      }<butler-conversation
        .hass=${this.hass}
        .thread=${this.#thread}
        .chat=${data}
        .questions=${this.preview ? null : this.#questions.known()}
        .suggestions=${this.#config.suggestions}
        .voice=${this.#config}
        .tools=${this.#config.showTools}
        .isInert=${lag !== null || this.preview}
        .plainText=${this.#plainText}
      ></butler-conversation>`;
  }
}
