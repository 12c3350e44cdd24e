import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cardContext } from '../../card/card-context.ts';
import { viewOf } from '../../card/card-view.ts';
import { followLookup } from '../../card/follow-lookup.ts';
import { controls, skeleton } from '../../card/styles.ts';
import { sendCommand } from '../../client/command.ts';
import { newId } from '../../client/new-id.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { memoryEnglish } from '../../language/memory-english.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
import { sayRefusal } from './failing.ts';

import { factsStyles } from './facts-styles.ts';
import { memoryStyles } from './memory-styles.ts';
import { type Fact, type FactsPage, readFactsPage, type Scope } from './read-facts.ts';

const PAGE = 20;
/** In one answer; what is older is fetched behind it. */
const MOST_AT_ONCE = 100;
const TYPING_MS = 250;
/** How long a forgotten fact can be had back; the butler waits a little longer. */
export const UNDO_MS = 10_000;

interface Undo {
  readonly fact: Fact;
  readonly changeId: string;
  /** Null: it can be undone. */
  readonly said: string | null;
}

/** What is known of one kind: searched, opened, corrected, forgotten. */
export class FactsView extends LitElement {
  static override readonly styles = [controls, skeleton, memoryStyles, factsStyles];
  static override readonly properties = {
    scope: {},
    hass: {},
    words: {},
    at: {},
    isInert: {},
    sample: {},
    search: { state: true },
    openId: { state: true },
    older: { state: true },
    undo: { state: true },
  };
  declare scope: Scope;
  declare hass: Hass | null;
  declare words: MemoryWords;
  /** Another number: it may be otherwise now. */
  declare at: number;
  declare isInert: boolean;
  /** Of a preview, in which nothing is asked for. */
  declare sample: FactsPage | null;
  declare search: string;
  declare openId: string | null;
  /** What was fetched behind the answer, and from where it goes on. */
  declare older: { readonly facts: readonly Fact[]; readonly next: string | null } | null;
  declare undo: Undo | null;

  readonly #context = new ContextConsumer(this, { context: cardContext, subscribe: true });
  readonly #lookup = followLookup(
    this,
    () => this.#question(),
    () => this.#onAnswer(),
  );
  #limit = PAGE;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #undoing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.scope = 'private';
    this.hass = null;
    this.words = memoryEnglish;
    this.at = 0;
    this.isInert = false;
    this.sample = null;
    this.search = '';
    this.openId = null;
    this.older = null;
    this.undo = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    clearTimeout(this.#undoing);
    this.undo = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('hass') || changed.has('scope') || changed.has('sample');
    const isAsked = isOther && this.#lookup.reask('goes');
    if (!isAsked && changed.has('at') && this.hasUpdated) this.#lookup.refresh();
  }

  #question() {
    if (this.sample !== null) return null;
    const search = this.search.trim();
    const limit = this.#limit;
    const wanted = search === '' ? {} : { search };
    return { type: 'butler/memory/list', scope: this.scope, limit, ...wanted };
  }

  #onAnswer(): void {
    this.older = null;
    this.requestUpdate();
  }

  #onSearch(search: string): void {
    this.search = search;
    this.#limit = PAGE;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#lookup.reask('stays'), TYPING_MS);
  }

  async #more({ next }: FactsPage): Promise<void> {
    if (this.#limit < MOST_AT_ONCE) {
      this.#limit = Math.min(MOST_AT_ONCE, this.#limit + PAGE * 2);
      this.#lookup.reask('stays');
      return;
    }
    const after = this.older?.next ?? next;
    if (this.hass === null || after === null) return;
    const answered = await sendCommand(this.hass.connection, {
      ...this.#question(),
      type: 'butler/memory/list',
      after,
    });
    const page = answered.kind === 'answer' ? readFactsPage(answered.answer) : null;
    if (page !== null) this.older = { facts: [...(this.older?.facts ?? []), ...page.facts], next: page.next };
  }

  #onForgotten(fact: Fact): void {
    this.openId = null;
    this.undo = { fact, changeId: newId(), said: null };
    clearTimeout(this.#undoing);
    this.#undoing = setTimeout(() => (this.undo = null), UNDO_MS);
    this.#lookup.refresh();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.toast button')?.focus());
  }

  #onCorrected({ id }: Fact): void {
    this.openId = id;
    this.#lookup.refresh();
  }

  async #keep({ fact, changeId }: Undo): Promise<void> {
    if (this.hass === null) return;
    const answered = await sendCommand(this.hass.connection, {
      type: 'butler/memory/keep',
      fact_id: fact.id,
      change_id: changeId,
    });
    clearTimeout(this.#undoing);
    if (answered.kind === 'answer') {
      this.undo = null;
      this.#lookup.refresh();
      return;
    }
    const { code } = answered.refusal;
    const isOver = code === 'not_found';
    const said = isOver ? this.words.tooLate : sayRefusal(answered.refusal, this.words);
    this.undo = { fact, changeId, said };
    this.#undoing = setTimeout(() => (this.undo = null), UNDO_MS);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    const state = this.#lookup.state();
    const read = { read: readFactsPage };
    const view =
      this.sample !== null
        ? { kind: 'data' as const, data: this.sample }
        : state === null
          ? { kind: 'loading' as const }
          : viewOf(read, state);
    if (view.kind === 'notice') {
      const said = this.#context.value?.words.notices[view.notice];
      return html`<butler-notice .kind=${view.notice} .code=${view.code} .said=${said}></butler-notice>`;
    }
    if (view.kind === 'loading') return this.#skeleton();
    const page = view.data;
    const facts = [...page.facts, ...(this.older?.facts ?? [])];
    if (!page.sees[this.scope]) return this.#hidden(words.hiddenHousehold);
    const isSearched = this.search.trim() !== '';
    if (page.count === 0 && !isSearched) return html`${this.#none()}${this.#toast()}`;
    return html`
      ${this.#searchField(page)}
      <ul>
        ${repeat(
          facts,
          ({ id }) => id,
          (fact) =>
            html`<li>
              <butler-fact
                .fact=${fact}
                .hass=${this.hass}
                .words=${words}
                .isOpen=${this.openId === fact.id}
                .isInert=${this.isInert}
                @butler-opened=${() => (this.openId = this.openId === fact.id ? null : fact.id)}
                @butler-corrected=${(event: CustomEvent<Fact>) => this.#onCorrected(event.detail)}
                @butler-forgotten=${(event: CustomEvent<Fact>) => this.#onForgotten(event.detail)}
              ></butler-fact>
            </li>`,
        )}
      </ul>
      ${
        facts.length < page.count && (this.older === null || this.older.next !== null)
          ? html`<div class="more"><button @click=${() => void this.#more(page)}>${words.more}</button></div>`
          : nothing
      }
      ${this.#toast()}
    `;
  }

  #skeleton(): TemplateResult {
    return html`<div class="skeleton" role="img" aria-busy="true" aria-label=${this.words.loading}>
      <span></span><span></span><span></span>
    </div>`;
  }

  #hidden(why: string): TemplateResult {
    return html`<p class="note"><ha-icon icon="mdi:eye-off-outline" aria-hidden="true"></ha-icon>${why}</p>`;
  }

  #none(): TemplateResult {
    const { title, text } = this.words.none[this.scope];
    return html`<div class="none">
      <ha-icon icon="mdi:head-lightbulb-outline" aria-hidden="true"></ha-icon>
      <h3>${title}</h3>
      <p>${text}</p>
    </div>`;
  }

  #searchField({ count }: FactsPage): TemplateResult {
    const { words, search } = this;
    const wanted = search.trim();
    const said =
      wanted === '' ? words.count(count) : count === 0 ? words.noneFound(wanted) : words.found(count, wanted);
    const onInput = (event: Event) => {
      if (event.target instanceof HTMLInputElement) this.#onSearch(event.target.value);
    };
    return html`
      <div class="search" role="search">
        <ha-icon icon="mdi:magnify" aria-hidden="true"></ha-icon>
        <input
          type="search"
          maxlength="200"
          placeholder=${words.search}
          aria-label=${words.search}
          .value=${search}
          @input=${onInput}
        />
      </div>
      <p class="count quiet" role="status">${said}</p>
    `;
  }

  #toast() {
    const { undo, words } = this;
    const text =
      undo === null
        ? ''
        : (undo.said ?? (undo.fact.fact === null ? words.forgottenSecret : words.forgotten(undo.fact.fact)));
    return html`<div class="toast" ?data-shown=${undo !== null}>
      <div role="status">
        <span>${text}</span>
        ${undo === null || undo.said !== null ? nothing : html`<small>${words.forgottenToo}</small>`}
      </div>
      ${
        undo !== null && undo.said !== words.tooLate
          ? html`<button @click=${() => void this.#keep(undo)}>${words.undo}</button>`
          : nothing
      }
    </div>`;
  }
}
