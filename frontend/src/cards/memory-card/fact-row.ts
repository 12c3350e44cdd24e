import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import { sendCommand } from '../../client/command.ts';
import { newId } from '../../client/new-id.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { memoryEnglish } from '../../language/memory-english.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
import { sayRefusal } from './failing.ts';
import { renderSource, renderWhy } from './fact-why.ts';
import { factRowStyles } from './fact-row-styles.ts';
import { memoryStyles } from './memory-styles.ts';
import { type Fact, readFact, readWhy, type Why } from './read-facts.ts';

const MOST_LETTERS = 500;

/** One fact; opened, where it comes from, and what can be done with it. A code is shown only while it is open. */
export class FactRow extends LitElement {
  static override readonly styles = [controls, memoryStyles, factRowStyles];
  static override readonly properties = {
    fact: {},
    hass: {},
    words: {},
    isOpen: {},
    isInert: {},
    why: { state: true },
    draft: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  declare fact: Fact;
  declare hass: Hass | null;
  declare words: MemoryWords;
  declare isOpen: boolean;
  /** It can be read and not changed: no connection, or a preview. */
  declare isInert: boolean;
  /** Null: not answered yet. */
  declare why: Why | null;
  /** Null: it is not being corrected. */
  declare draft: string | null;
  declare isBusy: boolean;
  declare said: string;

  /** Of the change that is tried, so that the next try is the same one. */
  #changeId: string | null = null;

  constructor() {
    super();
    this.hass = null;
    this.words = memoryEnglish;
    this.isOpen = false;
    this.isInert = false;
    this.why = null;
    this.draft = null;
    this.isBusy = false;
    this.said = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('fact') && changed.get('fact')?.id !== this.fact.id;
    if (!changed.has('isOpen') && !isOther) return;
    this.why = null;
    this.draft = null;
    this.said = '';
    this.#changeId = null;
    if (this.isOpen) void this.#ask(this.fact.id);
  }

  async #ask(id: string): Promise<void> {
    if (this.hass === null || this.isInert) return;
    const { connection } = this.hass;
    const answered = await sendCommand(connection, { type: 'butler/memory/why', fact_id: id });
    if (!this.isOpen || this.fact.id !== id) return;
    if (answered.kind === 'answer') this.why = readWhy(answered.answer);
    else this.said = sayRefusal(answered.refusal, this.words);
  }

  /** What came of it; null when it was refused, and why is said. */
  async #change(verb: 'correct' | 'forget', fields: object = {}): Promise<unknown> {
    if (this.hass === null || this.isInert || this.isBusy) return null;
    this.isBusy = true;
    this.said = '';
    this.#changeId ??= newId();
    const answered = await sendCommand(this.hass.connection, {
      type: `butler/memory/${verb}`,
      fact_id: this.fact.id,
      change_id: this.#changeId,
      ...fields,
    });
    this.isBusy = false;
    if (answered.kind === 'refusal') {
      this.said = sayRefusal(answered.refusal, this.words);
      return null;
    }
    this.#changeId = null;
    return answered.answer;
  }

  async #save(): Promise<void> {
    const fact = this.draft?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (fact === '') return;
    if (fact === (this.fact.fact ?? this.why?.fact.fact)) {
      this.#stopEditing();
      return;
    }
    const corrected = readFact(await this.#change('correct', { fact }));
    if (corrected === null) return;
    this.draft = null;
    this.#tell('butler-corrected', corrected);
  }

  async #forget(): Promise<void> {
    if ((await this.#change('forget')) !== null) this.#tell('butler-forgotten', this.fact);
  }

  #tell(type: 'butler-opened' | 'butler-corrected' | 'butler-forgotten', detail: Fact): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #edit(): void {
    this.draft = this.fact.fact ?? this.why?.fact.fact ?? '';
    this.#changeId = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  }

  #stopEditing(): void {
    this.draft = null;
    this.said = '';
    this.focusRow();
  }

  focusRow(): void {
    this.renderRoot.querySelector<HTMLElement>('.row')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#stopEditing();
    else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      void this.#save();
    } else return;
    event.stopPropagation();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { fact, hass, words } = this;
    if (hass === null) return nothing;
    const telling = { words, hass, now: Date.now() };
    return html`
      <button
        class="row"
        aria-expanded=${String(this.isOpen)}
        @click=${() => this.#tell('butler-opened', fact)}
      >
        <span class="fact"
          >${
            fact.is_secret
              ? html`<ha-icon icon="mdi:key-outline" aria-hidden="true"></ha-icon>${words.secret}`
              : fact.fact
          }</span
        >
        <span class="quiet">${renderSource(fact, telling)}</span>
        <ha-icon icon=${this.isOpen ? 'mdi:chevron-up' : 'mdi:chevron-down'} aria-hidden="true"></ha-icon>
      </button>
      ${this.isOpen ? html`<div class="open">${this.#opened(telling)}</div>` : nothing}
    `;
  }

  #opened(telling: Parameters<typeof renderWhy>[1]) {
    const { fact, why, words } = this;
    if (this.draft !== null) return this.#editing(this.draft);
    const isOff = String(this.isInert || this.isBusy);
    const code = why?.fact.fact ?? null;
    return html`
      ${fact.is_secret && why !== null ? html`<p class=${code === null ? 'quiet' : 'code'}>${code ?? words.why.locked}</p>` : nothing}
      <h3>${words.why.title}</h3>
      ${
        why === null
          ? html`<p class="quiet">${this.said === '' && !this.isInert ? words.why.loading : ''}</p>`
          : renderWhy(why, telling)
      }
      ${
        fact.is_changeable
          ? html`<div class="actions">
              <button
                aria-disabled=${fact.is_secret && code === null ? 'true' : isOff}
                @click=${() => !this.isInert && (!fact.is_secret || code !== null) && this.#edit()}
              >
                ${words.edit}
              </button>
              <button class="danger" aria-disabled=${isOff} @click=${() => void this.#forget()}>
                ${words.forget}
              </button>
            </div>`
          : nothing
      }
      <p class="said" role="status">${this.said}</p>
    `;
  }

  #editing(draft: string): TemplateResult {
    const { words } = this;
    const onInput = (event: Event) => {
      if (!(event.target instanceof HTMLTextAreaElement)) return;
      this.draft = event.target.value;
      this.#changeId = null;
    };
    return html`
      <textarea
        rows="2"
        maxlength=${MOST_LETTERS}
        aria-label=${words.editLabel}
        .value=${draft}
        @input=${onInput}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
      ></textarea>
      <div class="actions">
        <button
          class="pill primary"
          aria-disabled=${String(this.isBusy || this.isInert || draft.trim() === '')}
          @click=${() => void this.#save()}
        >
          ${words.save}
        </button>
        <button @click=${() => this.#stopEditing()}>${words.cancel}</button>
      </div>
      <p class="said" role="status">${this.said}</p>
    `;
  }
}
