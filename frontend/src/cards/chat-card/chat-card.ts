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
  /** One is asked whether the thread is to be deleted. */
  #isDeleting = false;
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

  #ask(isDeleting: boolean): void {
    if (isDeleting) void import('./delete-thread.ts');
    this.#isDeleting = isDeleting;
    this.requestUpdate();
  }

  #open(thread: Thread): void {
    this.#thread = thread;
    this.#isDeleting = false;
    this.feed.refollow();
  }

  protected override say(): string {
    // What is said is told by the conversation itself.
    return '';
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
    const ask = () => this.#ask(!this.#isDeleting);
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

  protected override renderData({ data, lag }: Extract<CardView<Chat>, { kind: 'data' }>): TemplateResult {
    return html`${
        this.#isDeleting && lag === null
          ? html`<butler-delete-thread
              .hass=${this.hass}
              .thread=${this.#thread}
              @butler-close=${() => this.#ask(false)}
            ></butler-delete-thread>`
          : nothing
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
