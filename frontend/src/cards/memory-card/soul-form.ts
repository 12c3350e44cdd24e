import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import { formatDay } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { memoryEnglish } from '../../language/memory-english.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
import { mannerDrafts } from './manner-draft.ts';
import { memoryStyles } from './memory-styles.ts';
import type { Me } from './read-me.ts';
import {
  isTooLong,
  readSoulText,
  SOUL_FIELDS,
  type SoulField,
  type SoulText,
  writeSoulText,
} from './soul-text.ts';

/** How the butler is with somebody, in their words; what is typed stays until it is saved or discarded. */
export class SoulForm extends LitElement {
  static override readonly styles = [
    controls,
    memoryStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
        gap: 12px 16px;
      }
      label {
        display: grid;
        gap: 4px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      label span {
        font-size: var(--ha-font-size-s, 12px);
        line-height: 16px;
        color: var(--secondary-text-color, #727272);
      }
    `,
  ];
  static override readonly properties = {
    me: {},
    hass: {},
    words: {},
    isInert: {},
    isBusy: {},
  };
  declare me: Me;
  declare hass: Hass | null;
  declare words: MemoryWords;
  declare isInert: boolean;
  declare isBusy: boolean;

  constructor() {
    super();
    this.hass = null;
    this.words = memoryEnglish;
    this.isInert = false;
    this.isBusy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('me');
    // Saved, undone, or changed by word elsewhere: what is shown is what is so.
    if (before !== undefined && before.soul !== this.me.soul) this.#keep(null);
  }

  /** Null: nothing was typed since. */
  #draft(): SoulText | null {
    const kept = this.hass === null ? undefined : mannerDrafts().get(this.hass.connection);
    return kept?.soul === this.me.soul ? kept.typed : null;
  }

  #keep(typed: SoulText | null): void {
    if (this.hass === null) return;
    if (typed === null) mannerDrafts().delete(this.hass.connection);
    else mannerDrafts().set(this.hass.connection, { soul: this.me.soul, typed });
    this.requestUpdate();
  }

  #discard(): void {
    this.#keep(null);
    // The button goes.
    this.renderRoot.querySelector('input')?.focus();
  }

  #type(name: SoulField | 'text', value: string): void {
    const shown = this.#draft() ?? readSoulText(this.me.soul);
    this.#keep(
      name === 'text' ? { ...shown, text: value } : { ...shown, fields: { ...shown.fields, [name]: value } },
    );
  }

  #onInput(name: SoulField | 'text') {
    return ({ target }: Event) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
        this.#type(name, target.value);
    };
  }

  #save(event: Event): void {
    event.preventDefault();
    const draft = this.#draft();
    if (draft !== null && !this.#isOff()) this.#tell('butler-soul', writeSoulText(draft));
  }

  /** As it would be saved. */
  #soul(): string | null {
    const draft = this.#draft();
    return draft === null ? this.me.soul : writeSoulText(draft);
  }

  #isChanged(): boolean {
    return this.#draft() !== null && this.#soul() !== writeSoulText(readSoulText(this.me.soul));
  }

  #isOff(): boolean {
    return this.isInert || this.isBusy || !this.#isChanged() || isTooLong(this.#soul());
  }

  #tell(type: 'butler-soul' | 'butler-soul-undone', detail: string | null): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    const { words, me, hass } = this;
    const { fields, text } = this.#draft() ?? readSoulText(me.soul);
    const isLong = this.#isChanged() && isTooLong(this.#soul());
    const last = me.lastManner;
    return html`
      <form @submit=${(event: Event) => this.#save(event)}>
        ${SOUL_FIELDS.map((name) => {
          const [label, example] = words.me.fields[name];
          return html`<label>
            <span>${label}</span>
            <input
              maxlength="120"
              placeholder=${example}
              .value=${fields[name] ?? ''}
              ?readonly=${this.isInert}
              @input=${this.#onInput(name)}
            />
          </label>`;
        })}
        <label class="wide">
          <span>${words.me.text}</span>
          <textarea
            rows="3"
            placeholder=${words.me.textExample}
            .value=${text}
            ?readonly=${this.isInert}
            @input=${this.#onInput('text')}
          ></textarea>
        </label>
        <div class="actions wide">
          <button class="pill primary" aria-disabled=${String(this.#isOff())}>${words.save}</button>
          ${
            this.#isChanged() && !this.isInert
              ? html`<button type="button" @click=${() => this.#discard()}>${words.me.discard}</button>`
              : nothing
          }
          ${
            last === null
              ? nothing
              : html`<button
                  type="button"
                  aria-disabled=${String(this.isInert || this.isBusy)}
                  @click=${() => !this.isInert && !this.isBusy && this.#tell('butler-soul-undone', me.soul)}
                >
                  ${words.me.undoManner}
                </button>`
          }
        </div>
        <p class="wide quiet said" role="status">${isLong ? words.me.tooLong : ''}</p>
        ${
          last === null || hass === null
            ? nothing
            : html`<p class="wide quiet">
                ${words.me.changed(formatDay(Date.parse(last.at), Date.now(), hass, true), last.isOwn)}
              </p>`
        }
      </form>
    `;
  }
}
