import { ContextConsumer } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { cardContext } from './card-context.ts';
import type { NoticeKind } from './card-view.ts';
import { controls } from './styles.ts';

const ICONS: Readonly<Record<NoticeKind, string>> = {
  offline: 'mdi:lan-disconnect',
  not_set_up: 'mdi:wrench-outline',
  forbidden: 'mdi:lock-outline',
  error: 'mdi:alert-circle-outline',
};

/** What stands in place of a card's content, and the one thing to do about it. */
export class ButlerNotice extends LitElement {
  static override readonly properties = { kind: {}, code: {} };
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

  readonly #context = new ContextConsumer(this, { context: cardContext, subscribe: true });

  constructor() {
    super();
    this.kind = 'error';
    this.code = null;
  }

  override render() {
    const context = this.#context.value;
    if (context === undefined) return nothing;
    const { title, text } = context.words.notices[this.kind];
    const details = this.kind === 'error' && this.code !== null ? html` <code>${this.code}</code>` : nothing;
    return html`
      <ha-icon icon=${ICONS[this.kind]} aria-hidden="true"></ha-icon>
      <h3>${title}</h3>
      <p>${text}${details}</p>
      ${this.#action(context.words.notices, context.retry)}
    `;
  }

  #action(words: { readonly retry: string; readonly integrations: string }, retry: () => void) {
    if (this.kind === 'error')
      return html`<div class="action"><button @click=${retry}>${words.retry}</button></div>`;
    if (this.kind === 'not_set_up')
      return html`<div class="action">
        <a href="/config/integrations/dashboard">${words.integrations}</a>
      </div>`;
    return nothing;
  }
}
