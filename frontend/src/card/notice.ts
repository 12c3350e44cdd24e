import { ContextConsumer } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { type CardContext, cardContext } from './card-context.ts';
import type { NoticeKind } from './card-view.ts';
import { controls } from './styles.ts';

const ICONS: Readonly<Record<NoticeKind, string>> = {
  offline: 'mdi:lan-disconnect',
  not_set_up: 'mdi:wrench-outline',
  away: 'mdi:robot-off-outline',
  forbidden: 'mdi:lock-outline',
  error: 'mdi:alert-circle-outline',
  updated: 'mdi:update',
};

/** What stands in place of a card's content, and the one thing to do about it. */
export class ButlerNotice extends LitElement {
  static override readonly properties = { kind: {}, code: {}, said: {} };
  static override readonly styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 12px;
        align-items: center;
        padding: 16px;
        line-height: 20px;
      }
      ha-icon {
        color: var(--secondary-text-color, #727272);
        padding: 8px;
        grid-row: span 2;
        align-self: start;
      }
      h3 {
        margin: 0;
        font-size: inherit;
        font-weight: var(--ha-font-weight-medium, 500);
      }
      p {
        margin: 0;
        color: var(--secondary-text-color, #727272);
      }
      .action {
        grid-column: 2;
      }
      code {
        user-select: all;
        overflow-wrap: anywhere;
      }
    `,
  ];
  declare kind: NoticeKind;
  declare code: string | null;
  declare said: { readonly title: string; readonly text: string };

  readonly #context = new ContextConsumer(this, { context: cardContext, subscribe: true });

  constructor() {
    super();
    this.kind = 'error';
    this.code = null;
    this.said = { title: '', text: '' };
  }

  override render() {
    const context = this.#context.value;
    if (context === undefined) return nothing;
    const { title, text } = this.said;
    const details = this.kind === 'error' && this.code !== null ? html` <code>${this.code}</code>` : nothing;
    return html`
      <ha-icon icon=${ICONS[this.kind]} aria-hidden="true"></ha-icon>
      <h3>${title}</h3>
      <p>${text}${details}</p>
      ${this.#action(context)}
    `;
  }

  #action({ words: { notices: words }, retry, isAdmin }: CardContext) {
    if (this.kind === 'updated')
      return html`<div class="action">
        <button @click=${() => window.location.reload()}>${words.reload}</button>
      </div>`;
    if (this.kind === 'error')
      return html`<div class="action"><button @click=${retry}>${words.retry}</button></div>`;
    // Home Assistant lets nobody else in there.
    if (this.kind === 'not_set_up' && isAdmin())
      return html`<div class="action">
        <a href="/config/integrations/dashboard">${words.integrations}</a>
      </div>`;
    return nothing;
  }
}
