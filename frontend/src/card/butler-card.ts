import { ContextProvider } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import type { Topic } from '../client/topic.ts';
import { formatTime } from '../home-assistant/format-time.ts';
import { english } from '../language/english.ts';
import type { Words } from '../language/words.ts';
import { cardContext } from './card-context.ts';
import { type CardView, viewOf } from './card-view.ts';
import { HomeElement } from './home-element.ts';

/** As Home Assistant hands it over: frozen, of any shape. */
export type CardConfig = Readonly<Record<string, unknown>>;

/** What all cards have in common: one topic from the page's client, and every state that is not data. */
export abstract class ButlerCard<T> extends HomeElement {
  /** Where the data comes from, and what to show of it in the picker. */
  protected abstract readonly topic: Topic<T>;
  protected abstract readonly sample: T;

  protected readonly feed = this.follow(() => this.topic);
  readonly #context = new ContextProvider(this, {
    context: cardContext,
    initialValue: { words: english, retry: () => this.feed.retry() },
  });

  protected abstract renderData(view: Extract<CardView<T>, { kind: 'data' }>, words: Words): TemplateResult;
  /** What is wrong or right, in one sentence for those who hear the page. */
  protected abstract say(data: T, words: Words): string;
  /** How many lines the content has, so that nothing jumps when it comes. */
  protected abstract readonly lines: number;

  protected override spoken(words: Words): void {
    this.#context.setValue({ ...this.#context.value, words });
  }

  #view(): CardView<T> {
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
    if (lag === null || this.hass === null) return nothing;
    const time = formatTime(at, this.hass);
    const icon = lag === 'offline' ? 'mdi:lan-disconnect' : 'mdi:clock-alert-outline';
    return html`<div class="lag">
      <ha-icon icon=${icon} aria-hidden="true"></ha-icon>${words.lag[lag](time)}
    </div>`;
  }

  #aloud(view: CardView<T>, words: Words): string {
    if (view.kind === 'notice') return words.notices[view.notice].title;
    if (view.kind === 'data' && !this.preview) return this.say(view.data, words);
    return '';
  }
}
