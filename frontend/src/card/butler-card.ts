import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { clientOf } from '../client/client.ts';
import type { Feed } from '../client/feed.ts';
import type { Topic } from '../client/topic.ts';
import { formatTime } from '../home-assistant/format-time.ts';
import type { Hass } from '../home-assistant/hass.ts';
import { english } from '../language/english.ts';
import type { Words } from '../language/words.ts';
import { wordsFor } from '../language/words-for.ts';
import { cardContext } from './card-context.ts';
import { type CardView, viewOf } from './card-view.ts';

/** As Home Assistant hands it over: frozen, of any shape. */
export type CardConfig = Readonly<Record<string, unknown>>;

/**
 * What all cards have in common: Home Assistant's interface, one topic from the page's client, words, and every
 * state that is not data. Draws only when something that it shows has changed, never because `hass` is new.
 */
export abstract class ButlerCard<T> extends LitElement {
  /** Where the data comes from, and what to show of it in the picker. */
  protected abstract readonly topic: Topic<T>;
  protected abstract readonly sample: T;

  #hass: Hass | null = null;
  #isPreview = false;
  #words: Words | null = null;
  #feed: Feed | null = null;
  #unwatch = (): void => undefined;
  readonly #context = new ContextProvider(this, {
    context: cardContext,
    initialValue: { words: english, retry: () => this.#feed?.retry() },
  });

  /** Of drawings, for the tests of what must not draw. */
  drawn = 0;

  protected abstract renderData(view: Extract<CardView<T>, { kind: 'data' }>, words: Words): TemplateResult;
  /** What is wrong or right, in one sentence for those who hear the page. */
  protected abstract say(data: T, words: Words): string;
  /** How many lines the content has, so that nothing jumps when it comes. */
  protected abstract readonly lines: number;

  get hass(): Hass | null {
    return this.#hass;
  }
  set hass(hass: Hass | null) {
    const before = this.#hass;
    this.#hass = hass;
    if (hass !== null && hass.language !== before?.language) void this.#speak(hass.language);
    if (hass?.connection !== before?.connection) this.#follow();
  }

  /**
   * Of the picker, the editor, and a dashboard that is edited: nothing is asked for. What is shown is known
   * already, or made up.
   */
  get preview(): boolean {
    return this.#isPreview;
  }
  set preview(isPreview: boolean) {
    if (isPreview === this.#isPreview) return;
    this.#isPreview = isPreview;
    this.#follow();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  #unfollow(): void {
    this.#unwatch();
    this.#unwatch = () => undefined;
  }

  #follow(): void {
    this.#unfollow();
    if (!this.isConnected || this.#hass === null || this.#isPreview) return;
    this.#feed = clientOf(this.#hass.connection).feed(this.topic);
    this.#unwatch = this.#feed.watch(() => this.requestUpdate());
    this.requestUpdate();
  }

  async #speak(language: string): Promise<void> {
    const words = await wordsFor(language);
    if (this.#hass?.language !== language) return;
    this.#words = words;
    this.#context.setValue({ ...this.#context.value, words });
    this.requestUpdate();
  }

  #view(): CardView<T> {
    if (this.#isPreview) return { kind: 'data', data: this.#known() ?? this.sample, lag: null, at: 0 };
    if (this.#feed === null) return { kind: 'loading' };
    return viewOf(this.topic, this.#feed.state());
  }

  /** What another card has asked for; nothing is asked for here. */
  #known(): T | null {
    if (this.#hass === null) return null;
    return this.topic.read(clientOf(this.#hass.connection).feed(this.topic).state().known);
  }

  protected override render() {
    this.drawn += 1;
    const words = this.#words;
    const view: CardView<T> = words === null ? { kind: 'loading' } : this.#view();
    this.toggleAttribute('data-ready', view.kind !== 'loading');
    return html`
      <ha-card>
        ${words === null || view.kind === 'loading' ? this.#skeleton(words ?? english) : nothing}
        ${view.kind === 'notice' ? html`<butler-notice .kind=${view.notice} .code=${view.code}></butler-notice>` : nothing}
        ${words !== null && view.kind === 'data' ? [this.#lag(view, words), this.renderData(view, words)] : nothing}
        <div class="hidden" role="status">${this.#aloud(view, words ?? english)}</div>
      </ha-card>
    `;
  }

  #skeleton(words: Words): TemplateResult {
    const lines = Array.from({ length: this.lines }, () => html`<span></span>`);
    return html`<div class="skeleton" aria-busy="true" aria-label=${words.loading}>${lines}</div>`;
  }

  #lag({ lag, at }: { lag: 'offline' | 'stale' | null; at: number }, words: Words) {
    if (lag === null || this.#hass === null) return nothing;
    const time = formatTime(at, this.#hass);
    const icon = lag === 'offline' ? 'mdi:lan-disconnect' : 'mdi:clock-alert-outline';
    return html`<div class="lag">
      <ha-icon icon=${icon} aria-hidden="true"></ha-icon>${words.lag[lag](time)}
    </div>`;
  }

  #aloud(view: CardView<T>, words: Words): string {
    if (view.kind === 'notice') return words.notices[view.notice].title;
    if (view.kind === 'data' && !this.#isPreview) return this.say(view.data, words);
    return '';
  }
}
