import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import { sendCommand } from '../../client/command.ts';
import { newId } from '../../client/new-id.ts';
import { readCount, readRecord } from '../../client/read.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { memoryEnglish } from '../../language/memory-english.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
import { sayRefusal } from './failing.ts';
import { memoryStyles } from './memory-styles.ts';

/** All that is kept of somebody: taken along, or forgotten once a word is typed. */
export class MyData extends LitElement {
  static override readonly styles = [
    controls,
    memoryStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .sure {
        display: grid;
        gap: 12px;
        padding: 16px;
        border-radius: 12px;
        border: 1px solid var(--error-color, #db4437);
      }
      label {
        display: grid;
        gap: 4px;
      }
    `,
  ];
  static override readonly properties = {
    hass: {},
    words: {},
    isInert: {},
    typed: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  declare hass: Hass | null;
  declare words: MemoryWords;
  declare isInert: boolean;
  /** Null: nobody wants everything forgotten. */
  declare typed: string | null;
  declare isBusy: boolean;
  declare said: string;
  #changeId = newId();

  constructor() {
    super();
    this.hass = null;
    this.words = memoryEnglish;
    this.isInert = false;
    this.typed = null;
    this.isBusy = false;
    this.said = '';
  }

  async #send(message: { readonly type: string; readonly [key: string]: unknown }): Promise<unknown> {
    if (this.hass === null || this.isInert || this.isBusy) return null;
    this.isBusy = true;
    this.said = '';
    const answered = await sendCommand(this.hass.connection, message);
    this.isBusy = false;
    if (answered.kind === 'answer') return answered.answer;
    this.said = sayRefusal(answered.refusal, this.words);
    return null;
  }

  async #export(): Promise<void> {
    const kept = await this.#send({ type: 'butler/memory/export' });
    if (kept === null) return;
    const url = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `butler-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    // The browser has taken it by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    this.said = this.words.me.exported;
  }

  #isSure(): boolean {
    return this.typed?.trim().toLocaleUpperCase() === this.words.me.word;
  }

  async #forgetEverything(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.#isSure()) return;
    const gone = readRecord(
      await this.#send({
        type: 'butler/memory/forget_everything',
        is_sure: true,
        change_id: this.#changeId,
      }),
    );
    if (gone === null) return;
    this.#changeId = newId();
    const count = (name: string) => readCount(gone[name]) ?? 0;
    this.said = this.words.me.all(count('facts'), count('exchanges'), count('kept'));
    this.typed = null;
    this.dispatchEvent(new CustomEvent('butler-changed', { bubbles: true, composed: true }));
  }

  #ask(): void {
    this.said = '';
    this.typed = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  #dismiss(): void {
    this.typed = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.danger')?.focus());
  }

  protected override render(): TemplateResult {
    const { me } = this.words;
    const isOff = String(this.isInert || this.isBusy);
    return html`
      <p class="quiet">${me.exportHelp}</p>
      <div class="actions">
        <button class="pill" aria-disabled=${isOff} @click=${() => void this.#export()}>${me.export}</button>
        ${
          this.typed === null
            ? html`<button
                class="pill danger"
                aria-disabled=${isOff}
                @click=${() => !this.isInert && this.#ask()}
              >
                ${me.everything}
              </button>`
            : nothing
        }
      </div>
      ${this.typed === null ? nothing : this.#sure(this.typed)}
      <p class="said" role="status">${this.said}</p>
    `;
  }

  #sure(typed: string): TemplateResult {
    const { words } = this;
    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) this.typed = target.value;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.#dismiss();
    };
    return html`<form
      class="sure"
      @submit=${(event: Event) => void this.#forgetEverything(event)}
      @keydown=${onKey}
    >
      <p>${words.me.everythingHelp}</p>
      <label>
        <span>${words.me.type(words.me.word)}</span>
        <input
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          .value=${typed}
          @input=${onInput}
        />
      </label>
      <div class="actions">
        <button class="pill danger" aria-disabled=${String(!this.#isSure() || this.isBusy)}>
          ${words.me.sure}
        </button>
        <button type="button" @click=${() => this.#dismiss()}>${words.cancel}</button>
      </div>
    </form>`;
  }
}
