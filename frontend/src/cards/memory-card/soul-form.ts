import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import { formatDay } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { memoryEnglish } from '../../language/memory-english.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
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

/** How the butler is with somebody, in their words; what is typed stays until it is saved. */
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
    draft: { state: true },
  };
  declare me: Me;
  declare hass: Hass | null;
  declare words: MemoryWords;
  declare isInert: boolean;
  declare isBusy: boolean;
  /** Null: nothing was typed since. */
  declare draft: SoulText | null;

  constructor() {
    super();
    this.hass = null;
    this.words = memoryEnglish;
    this.isInert = false;
    this.isBusy = false;
    this.draft = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('me');
    // Saved, undone, or changed by word elsewhere: what is shown is what is so.
    if (before !== undefined && before.soul !== this.me.soul) this.draft = null;
  }

  #type(name: SoulField | 'text', value: string): void {
    const shown = this.draft ?? readSoulText(this.me.soul);
    this.draft =
      name === 'text' ? { ...shown, text: value } : { ...shown, fields: { ...shown.fields, [name]: value } };
  }

  #onInput(name: SoulField | 'text') {
    return ({ target }: Event) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
        this.#type(name, target.value);
    };
  }

  #save(event: Event): void {
    event.preventDefault();
    if (this.draft === null || this.#isOff()) return;
    this.#tell('butler-soul', writeSoulText(this.draft));
  }

  #isOff(): boolean {
    const soul = this.draft === null ? this.me.soul : writeSoulText(this.draft);
    return (
      this.isInert || this.isBusy || soul === writeSoulText(readSoulText(this.me.soul)) || isTooLong(soul)
    );
  }

  #tell(type: 'butler-soul' | 'butler-soul-undone', detail: string | null): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    const { words, me, hass } = this;
    const { fields, text } = this.draft ?? readSoulText(me.soul);
    const isLong = this.draft !== null && isTooLong(writeSoulText(this.draft));
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
