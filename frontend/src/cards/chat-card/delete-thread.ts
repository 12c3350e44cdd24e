import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import { CONNECTION_LOST, sendCommand } from '../../client/command.ts';
import { defineElement } from '../../home-assistant/define-element.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { type DeletingWords, deletingWordsFor } from '../../language/deleting-words.ts';
import type { Thread } from './chat-topic.ts';

/** Against a tap that was meant for what stood there before. */
const ARMED_AFTER_MS = 400;

/** Asks once more before a thread is deleted. Tells `butler-close` when that is over, with whether it is deleted. */
export class DeleteThread extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        box-sizing: border-box;
        flex: none;
        max-height: 60%;
        overflow-y: auto;
        margin: 0 16px 8px;
        padding: 12px;
        border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
        border-radius: 12px;
      }
      p {
        margin: 0 0 8px;
      }
      .question {
        font-weight: var(--ha-font-weight-medium, 500);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      button {
        min-height: 40px;
        padding: 4px 16px;
        border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
        border-radius: 20px;
        justify-content: center;
      }
      button:hover {
        text-decoration: none;
        border-color: currentcolor;
      }
      .delete {
        color: color-mix(in srgb, var(--error-color, #db4437) 75%, var(--primary-text-color, #141414));
      }
      .delete[aria-disabled='true'] {
        color: var(--secondary-text-color, #727272);
        cursor: default;
      }
      .why {
        margin: 8px 0 0;
      }
      .why:empty {
        display: none;
      }
    `,
  ];
  static override readonly properties = {
    hass: {},
    thread: {},
    isArmed: { state: true },
    isSending: { state: true },
    why: { state: true },
  };
  declare hass: Hass | null;
  declare thread: Thread;
  declare isArmed: boolean;
  declare isSending: boolean;
  /** Why it did not work. */
  declare why: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.hass = null;
    this.thread = { thread: 'personal' };
    this.isArmed = false;
    this.isSending = false;
    this.why = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.isArmed = false;
    this.#timer = setTimeout(() => (this.isArmed = true), ARMED_AFTER_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #words(): DeletingWords {
    return deletingWordsFor(this.hass?.language ?? 'en');
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
  }

  #close(isDeleted: boolean): void {
    this.dispatchEvent(new CustomEvent('butler-close', { detail: isDeleted, bubbles: true, composed: true }));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // Not also of a dialog around the card.
    event.stopPropagation();
    this.#close(false);
  }

  async #delete(): Promise<void> {
    if (this.hass === null || !this.isArmed || this.isSending) return;
    this.isSending = true;
    this.why = '';
    const message = { type: 'butler/chat/delete', ...this.thread, is_sure: true };
    const answered = await sendCommand(this.hass.connection, message);
    this.isSending = false;
    if (answered.kind === 'answer') return this.#close(true);
    const { code, message: why } = answered.refusal;
    this.why = this.#words().failed(code === CONNECTION_LOST ? null : why);
  }

  protected override render(): TemplateResult {
    const deleting = this.#words();
    const isAll = this.thread.thread === 'household';
    return html`<div
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="about"
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
    >
      <p id="question" class="question">${deleting.question}</p>
      <p id="about">${isAll ? deleting.aboutHousehold : deleting.about}</p>
      <div class="actions">
        <button
          class="delete"
          aria-disabled=${String(!this.isArmed || this.isSending)}
          @click=${() => void this.#delete()}
        >
          ${deleting.yes}
        </button>
        <button class="keep" @click=${() => this.#close(false)}>${deleting.no}</button>
      </div>
      <p class="why" role="status">${this.why === '' ? nothing : this.why}</p>
    </div>`;
  }
}

defineElement('butler-delete-thread', DeleteThread);
