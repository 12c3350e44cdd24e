import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import type { HealthContentWords } from '../../language/health-words.ts';
import { DETAILS, type DetailsPart } from './health-config.ts';
import type { Health } from './health-topic.ts';

const ICONS: Readonly<Record<DetailsPart, string>> = {
  costs: 'mdi:chart-bar',
  turns: 'mdi:timeline-clock-outline',
  copy: 'mdi:bug-outline',
};

/** What opens below the rest of the health card. Until then it is neither loaded nor asked for. */
export class HealthDetails extends LitElement {
  static override readonly properties = {
    hass: {},
    health: {},
    preview: {},
    words: {},
    isOpen: {},
    opened: { state: true },
    loaded: { state: true },
  };
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
        margin-block-start: 8px;
        padding-block-start: 8px;
      }
      summary {
        display: grid;
        grid-template-columns: 40px minmax(0, 1fr) 24px;
        column-gap: 12px;
        align-items: center;
        min-height: 24px;
        padding: 10px 16px;
        line-height: 20px;
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:focus-visible {
        outline: 2px solid var(--butler-accent);
        outline-offset: -2px;
        border-radius: 8px;
      }
      ha-icon {
        justify-self: center;
        color: var(--secondary-text-color, #727272);
      }
      [open] > summary .chevron {
        transform: rotate(180deg);
      }
      p {
        margin: 0;
        padding: 4px 16px 16px;
        color: var(--secondary-text-color, #727272);
      }
    `,
  ];
  declare hass: Hass | null;
  declare health: Health | null;
  declare preview: boolean;
  declare words: HealthContentWords | null;
  /** All of them are open at once. */
  declare isOpen: boolean;
  declare opened: ReadonlySet<DetailsPart>;
  declare loaded: 'not yet' | 'there' | 'gone';

  constructor() {
    super();
    this.hass = null;
    this.health = null;
    this.preview = false;
    this.words = null;
    this.isOpen = false;
    this.opened = new Set();
    this.loaded = 'not yet';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('isOpen') && this.isOpen) this.opened = new Set(DETAILS);
    if (this.opened.size > 0 && this.loaded === 'not yet') void this.#load();
  }

  /** After an update the file of the older version is gone until the page is reloaded. */
  async #load(): Promise<void> {
    try {
      await import('./report/butler-report.ts');
      this.loaded = 'there';
    } catch {
      this.loaded = 'gone';
    }
  }

  #onToggle(part: DetailsPart, event: Event): void {
    const { currentTarget } = event;
    if (!(currentTarget instanceof HTMLDetailsElement)) return;
    const opened = new Set(this.opened);
    if (currentTarget.open) opened.add(part);
    else opened.delete(part);
    if (opened.size !== this.opened.size) this.opened = opened;
  }

  protected override render() {
    const { words } = this;
    if (words === null) return nothing;
    return DETAILS.map((part) => this.#part(part, words));
  }

  #part(part: DetailsPart, words: HealthContentWords): TemplateResult {
    const isOpen = this.opened.has(part);
    return html`
      <details ?open=${isOpen} @toggle=${(event: Event) => this.#onToggle(part, event)}>
        <summary>
          <ha-icon icon=${ICONS[part]} aria-hidden="true"></ha-icon>
          <span>${words.details[part]}</span>
          <ha-icon class="chevron" icon="mdi:chevron-down" aria-hidden="true"></ha-icon>
        </summary>
        ${isOpen ? this.#content(part, words) : nothing}
      </details>
    `;
  }

  #content(part: DetailsPart, words: HealthContentWords): TemplateResult {
    if (this.loaded === 'gone')
      return html`<p>
        ${words.details.updated} <button @click=${() => location.reload()}>${words.reload}</button>
      </p>`;
    return html`<butler-report
      .section=${part}
      .hass=${this.hass}
      .preview=${this.preview}
      .health=${this.health}
    ></butler-report>`;
  }
}
