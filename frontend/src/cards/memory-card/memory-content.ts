/** Everything inside the memory card; loaded when the first one is on a page. */
import { ContextConsumer } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { cardContext } from '../../card/card-context.ts';
import { viewOf } from '../../card/card-view.ts';
import { followLookup } from '../../card/follow-lookup.ts';
import { controls } from '../../card/styles.ts';
import { defineElement } from '../../home-assistant/define-element.ts';
import { formatDay } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { memoryWordsFor } from '../../language/memory-words-for.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
import { FactRow } from './fact-row.ts';
import { FactsView } from './facts-view.ts';
import { MeView } from './me-view.ts';
import { type Page, PAGES } from './memory-config.ts';
import { factsSample, meSample } from './memory-sample.ts';
import { memoryStyles } from './memory-styles.ts';
import { MyData } from './my-data.ts';
import { type Me, readMe } from './read-me.ts';
import { SoulForm } from './soul-form.ts';
import { tabStyles } from './tab-styles.ts';

export const memoryContent = { wordsFor: memoryWordsFor };

const ME = { type: 'butler/me/get' };

/** What is known about me, what the household has told, and how the butler is with me. */
export class MemoryContent extends LitElement {
  static override readonly styles = [
    controls,
    memoryStyles,
    tabStyles,
    css`
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      .page {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
    `,
  ];
  static override readonly properties = {
    hass: {},
    at: {},
    isInert: {},
    isSample: {},
    page: {},
    chosen: { state: true },
    changed: { state: true },
    words: { state: true },
  };
  declare hass: Hass | null;
  /** Another number: ask again. */
  declare at: number;
  declare isInert: boolean;
  declare isSample: boolean;
  /** What it opens with. */
  declare page: Page;
  declare chosen: Page | null;
  /** As it is since the last change here; null: as it was answered. */
  declare changed: Me | null;
  declare words: MemoryWords | null;

  readonly #context = new ContextConsumer(this, { context: cardContext, subscribe: true });
  readonly #lookup = followLookup(
    this,
    () => (this.isSample ? null : ME),
    () => this.#onAnswer(),
  );
  #language: string | null = null;

  constructor() {
    super();
    this.hass = null;
    this.at = 0;
    this.isInert = false;
    this.isSample = false;
    this.page = 'private';
    this.chosen = null;
    this.changed = null;
    this.words = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const language = this.hass?.language ?? 'en';
    if (language !== this.#language) void this.#speak(language);
    const isOther = changed.has('hass') || changed.has('isSample');
    const isAsked = isOther && this.#lookup.reask('goes');
    if (!isAsked && changed.has('at') && this.hasUpdated) this.#lookup.refresh();
    if (changed.has('page')) this.chosen = null;
  }

  async #speak(language: string): Promise<void> {
    this.#language = language;
    const words = await memoryWordsFor(language);
    if (this.#language === language) this.words = words;
  }

  #onAnswer(): void {
    this.changed = null;
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (words === null) return nothing;
    const state = this.#lookup.state();
    const view = this.isSample
      ? { kind: 'data' as const, data: meSample, lag: null }
      : state === null
        ? { kind: 'loading' as const }
        : viewOf({ read: readMe }, state);
    if (view.kind === 'notice') {
      const said = this.#context.value?.words.notices[view.notice];
      return html`<butler-notice .kind=${view.notice} .code=${view.code} .said=${said}></butler-notice>`;
    }
    if (view.kind === 'loading') return nothing;
    const me = this.changed ?? view.data;
    if (!me.isSomebody)
      return html`${this.#note('mdi:eye-off-outline', words.hiddenPrivate)}${this.#facts('household', words)}`;
    const shown = this.chosen ?? this.page;
    return html`
      <div class="tabs" role="tablist" aria-label=${words.tabs.name}>
        ${PAGES.map((page) => this.#tab(page, shown, words))}
      </div>
      <div class="page" id="page" role="tabpanel" aria-labelledby=${`tab-${shown}`}>
        ${shown === 'private' && !me.isLearning ? this.#paused(me, words) : nothing}
        ${shown === 'me' ? this.#me(me, words) : this.#facts(shown, words)}
      </div>
    `;
  }

  #tab(page: Page, shown: Page, { tabs }: MemoryWords): TemplateResult {
    const isShown = page === shown;
    return html`<button
      role="tab"
      id=${`tab-${page}`}
      aria-selected=${String(isShown)}
      aria-controls="page"
      tabindex=${isShown ? 0 : -1}
      @click=${() => (this.chosen = page)}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, page)}
    >
      ${tabs[page]}
    </button>`;
  }

  /** As the ARIA pattern for tabs has it. */
  #onKey(event: KeyboardEvent, page: Page): void {
    const isRightToLeft = getComputedStyle(this).direction === 'rtl';
    const step = { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = PAGES.at((PAGES.indexOf(page) + step) % PAGES.length) ?? page;
    this.chosen = next;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  }

  #note(icon: string, text: string): TemplateResult {
    return html`<p class="note"><ha-icon icon=${icon} aria-hidden="true"></ha-icon>${text}</p>`;
  }

  #paused({ learnsAgainAt: at }: Me, { paused }: MemoryWords): TemplateResult {
    const { hass } = this;
    const until = at === null || hass === null ? null : formatDay(Date.parse(at), Date.now(), hass, true);
    return this.#note('mdi:pause-circle-outline', paused(until));
  }

  #facts(scope: 'private' | 'household', words: MemoryWords): TemplateResult {
    return html`<butler-facts
      .scope=${scope}
      .hass=${this.hass}
      .words=${words}
      .at=${this.at}
      .isInert=${this.isInert}
      .sample=${this.isSample ? factsSample(scope) : null}
    ></butler-facts>`;
  }

  #me(me: Me, words: MemoryWords): TemplateResult {
    return html`<butler-me
      .me=${me}
      .hass=${this.hass}
      .words=${words}
      .isInert=${this.isInert}
      @butler-me=${(event: CustomEvent<Me>) => (this.changed = event.detail)}
      @butler-changed=${() => this.#lookup.refresh()}
    ></butler-me>`;
  }
}

defineElement('butler-fact', FactRow);
defineElement('butler-facts', FactsView);
defineElement('butler-soul', SoulForm);
defineElement('butler-my-data', MyData);
defineElement('butler-me', MeView);
defineElement('butler-memory', MemoryContent);
