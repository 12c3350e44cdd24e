import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { CONNECTION_LOST, sendCommand } from '../../client/command.ts';
import { readRecord } from '../../client/read.ts';
import { defineElement } from '../../home-assistant/define-element.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { turnDetailsWordsFor } from '../../language/turn-details-words.ts';

/** What was called in a turn, as it is kept: for administrators, once they open it. */
export class TurnDetails extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      margin: 0 4px 4px;
      color: var(--secondary-text-color, #727272);
      font-size: var(--ha-font-size-s, 12px);
    }
    summary {
      cursor: pointer;
      line-height: 24px;
    }
    pre {
      overflow: auto;
      max-height: 240px;
      margin: 4px 0;
      padding: 8px;
      border-radius: 8px;
      background: var(--secondary-background-color, #e5e5e5);
      color: var(--primary-text-color, #141414);
      font-family: var(--ha-font-family-code, monospace);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `;
  static override readonly properties = { hass: {}, turnId: {}, said: { state: true } };
  declare hass: Hass | null;
  declare turnId: string;
  /** Null until it is asked for. */
  declare said: string | null;

  constructor() {
    super();
    this.hass = null;
    this.turnId = '';
    this.said = null;
  }

  async #load(): Promise<void> {
    if (this.hass === null || this.said !== null) return;
    const { none, failed } = turnDetailsWordsFor(this.hass?.language ?? 'en');
    this.said = '…';
    const message = { type: 'butler/chat/details', turn_id: this.turnId };
    const answered = await sendCommand(this.hass.connection, message);
    if (answered.kind === 'answer') {
      const calls: unknown = readRecord(answered.answer)?.['calls'];
      this.said = Array.isArray(calls) && calls.length > 0 ? JSON.stringify(calls, null, 1) : none;
    } else {
      const { code, message: why } = answered.refusal;
      this.said = failed(code === CONNECTION_LOST ? null : why);
    }
  }

  #toggle({ target }: Event): void {
    if (!(target instanceof HTMLDetailsElement)) return;
    if (target.open) void this.#load();
    // Opened again, it is asked again: a call is kept a moment after it was made.
    else this.said = null;
  }

  protected override render(): TemplateResult {
    return html`<details @toggle=${(event: Event) => this.#toggle(event)}>
      <summary>${turnDetailsWordsFor(this.hass?.language ?? 'en').name}</summary>
      ${this.said === null ? nothing : html`<pre tabindex="0" dir="ltr">${this.said}</pre>`}
    </details>`;
  }
}

defineElement('butler-turn-details', TurnDetails);
