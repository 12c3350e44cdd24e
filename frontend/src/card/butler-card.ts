import { ContextProvider } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import type { Topic } from '../client/topic.ts';
import { formatTime } from '../home-assistant/format-time.ts';
import { english } from '../language/english.ts';
import type { Words } from '../language/words.ts';
import { cardContext } from './card-context.ts';
import { type CardView, type NoticeKind, viewOf } from './card-view.ts';
import { HomeElement } from './home-element.ts';

/** As Home Assistant hands it over: frozen, of any shape. */
export type CardConfig = Readonly<Record<string, unknown>>;

/** What all cards have in common: one topic from the page's client, and every state that is not data. */
export abstract class ButlerCard<T> extends HomeElement {
  /** Where the data comes from, and what to show of it in the picker. */
  protected abstract readonly topic: Topic<T>;
  protected abstract readonly sample: T;

  protected readonly feed = this.follow(
    () => this.topic,
    () => this.changed(),
  );
  readonly #context = new ContextProvider(this, {
    context: cardContext,
    initialValue: {
      words: english,
      retry: () => this.feed.retry(),
      isAdmin: () => this.hass?.user?.is_admin === true,
    },
  });

  protected abstract renderData(view: Extract<CardView<T>, { kind: 'data' }>, words: Words): TemplateResult;
  /** What is wrong or right, in one sentence for those who hear the page. */
  protected abstract say(data: T, words: Words): string;
  /** How many lines the content has, so that nothing jumps when it comes. */
  protected abstract readonly lines: number;

  /** What the content needs that is not loaded with the page; loaded when the first such card is on it. */
  protected loadContent: (() => Promise<unknown>) | null = null;
  #content: 'wanted' | 'loading' | 'there' | 'gone' = 'wanted';

  /** After every change of where the topic stands. */
  protected changed(): void {
    this.requestUpdate();
  }

  /** What stands above the content, and above a notice in its place. */
  protected renderHead(_words: Words): TemplateResult | typeof nothing {
    return nothing;
  }
  /** What the notice `forbidden` says in this card. */
  protected forbidden({ notices }: Words): { readonly title: string; readonly text: string } {
    return notices.forbidden;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.loadContent !== null && this.#content === 'wanted') void this.#load(this.loadContent);
  }

  /** After an update the files of the older version are gone until the page is reloaded. */
  async #load(load: () => Promise<unknown>): Promise<void> {
    this.#content = 'loading';
    try {
      await load();
      this.#content = 'there';
    } catch {
      this.#content = 'gone';
    }
    this.requestUpdate();
  }

  protected override spoken(words: Words): void {
    this.#context.setValue({ ...this.#context.value, words });
  }

  #view(): CardView<T> {
    if (this.#content === 'gone') return { kind: 'notice', notice: 'updated', code: null };
    if (this.#content === 'loading') return { kind: 'loading' };
    if (this.preview) return { kind: 'data', data: this.feed.known() ?? this.sample, lag: null, at: 0 };
    const state = this.feed.state();
    return state === null ? { kind: 'loading' } : viewOf(this.topic, state);
  }

  protected override render() {
    this.drawn += 1;
    const { words } = this;
    const view: CardView<T> = words === null ? { kind: 'loading' } : this.#view();
    this.toggleAttribute('data-ready', view.kind !== 'loading');
    return html`
      <ha-card>
        ${words === null ? nothing : this.renderHead(words)}
        ${words === null || view.kind === 'loading' ? this.#skeleton(words ?? english) : nothing}
        ${view.kind === 'notice' ? this.#notice(view, words ?? english) : nothing}
        ${words !== null && view.kind === 'data' ? [this.#lag(view, words), this.renderData(view, words)] : nothing}
        <div class="hidden" role="status">${this.#aloud(view, words ?? english)}</div>
      </ha-card>
    `;
  }

  #skeleton(words: Words): TemplateResult {
    const lines = Array.from({ length: this.lines }, () => html`<span></span>`);
    return html`<div class="skeleton" role="img" aria-busy="true" aria-label=${words.loading}>${lines}</div>`;
  }

  #said(notice: NoticeKind, words: Words) {
    return notice === 'forbidden' ? this.forbidden(words) : words.notices[notice];
  }

  #notice({ notice, code }: Extract<CardView<T>, { kind: 'notice' }>, words: Words): TemplateResult {
    const said = this.#said(notice, words);
    return html`<butler-notice .kind=${notice} .code=${code} .said=${said}></butler-notice>`;
  }

  #lag({ lag, at }: { lag: 'offline' | 'stale' | null; at: number }, words: Words) {
    if (lag === null || this.hass === null) return nothing;
    const time = formatTime(at, this.hass);
    const icon = lag === 'offline' ? 'mdi:lan-disconnect' : 'mdi:clock-alert-outline';
    return html`<div class="lag">
      <ha-icon icon=${icon} aria-hidden="true"></ha-icon>${words.lag[lag](time)}
    </div>`;
  }

  #aloud(view: CardView<T>, words: Words): string {
    if (view.kind === 'notice') return this.#said(view.notice, words).title;
    if (view.kind === 'loading' || this.preview) return '';
    if (view.lag !== null) return words.notices[view.lag === 'offline' ? 'offline' : 'away'].title;
    return this.say(view.data, words);
  }
}
