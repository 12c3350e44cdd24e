import { html, nothing, type TemplateResult } from 'lit';
import { HomeElement } from '../card/home-element.ts';
import { controls } from '../card/styles.ts';
import { countOwn, questionsTopic } from '../cards/questions-card/questions-topic.ts';
import { followLink } from '../home-assistant/follow-link.ts';
import type { Hass } from '../home-assistant/hass.ts';
import type { DashboardWords } from '../language/dashboard-words.ts';
import type { Words } from '../language/words.ts';
import { type CardElement, makeCard } from './card-element.ts';
import { panelStyles } from './panel-styles.ts';
import { type DashboardPage, pagesFor } from './pages.ts';

/** What stands after the panel's own address. */
interface Route {
  readonly prefix: string;
  readonly path: string;
}

/**
 * The butler's page in the sidebar: a tab a card. Home Assistant throws it away when it was hidden for five
 * minutes and makes another one: where it was stands in the address, and what it showed in the page's client.
 */
export class ButlerPanel extends HomeElement {
  static override readonly properties = { narrow: { type: Boolean, reflect: true }, route: {} };
  static override readonly styles = [controls, panelStyles];
  declare narrow: boolean;
  declare route: Route | null;

  readonly #cards = new Map<string, CardElement>();
  readonly #questions = this.follow(() => questionsTopic);

  constructor() {
    super();
    this.narrow = false;
    this.route = null;
  }

  override get hass(): Hass | null {
    return super.hass;
  }
  override set hass(hass: Hass | null) {
    const before = super.hass;
    super.hass = hass;
    for (const card of this.#cards.values()) card.hass = hass;
    if (hass?.user !== before?.user || hass?.dockedSidebar !== before?.dockedSidebar) this.requestUpdate();
  }

  protected override render() {
    this.drawn += 1;
    const { hass, words } = this;
    if (hass === null || words === null) return nothing;
    const pages = pagesFor(hass);
    const first = this.route?.path.split('/')[1] ?? '';
    const page = pages.find(({ path }) => path === first) ?? pages[0];
    const hasMenu = this.narrow || hass.dockedSidebar === 'always_hidden';
    return html`
      <header>
        ${hasMenu ? this.#menu(words.dashboard) : nothing}
        <h1>${words.dashboard.name}</h1>
        ${this.#tabs(pages, page, words)}
      </header>
      <main class=${page?.fills === true ? 'filled' : 'listed'}>
        ${page === undefined ? html`<p>${words.dashboard.nothing}</p>` : html`<div>${this.#card(page)}</div>`}
      </main>
    `;
  }

  #menu({ menu }: DashboardWords): TemplateResult {
    const open = () =>
      this.dispatchEvent(new CustomEvent('hass-toggle-menu', { bubbles: true, composed: true }));
    return html`<button class="menu" aria-label=${menu} @click=${open}>
      <ha-icon icon="mdi:menu" aria-hidden="true"></ha-icon>
    </button>`;
  }

  #tabs(pages: readonly DashboardPage[], shown: DashboardPage | undefined, words: Words) {
    if (pages.length < 2) return nothing;
    const { tabs, pages: names } = words.dashboard;
    const prefix = this.route?.prefix ?? '';
    return html`<nav aria-label=${tabs}>
      ${pages.map(
        ({ path, icon }) =>
          html`<a
            href=${`${prefix}/${path}`}
            aria-current=${path === shown?.path ? 'page' : nothing}
            @click=${followLink}
          >
            <ha-icon icon=${icon} aria-hidden="true"></ha-icon>
            <span>${names[path]}</span>
            ${path === 'questions' ? this.#count(words) : nothing}
          </a>`,
      )}
    </nav>`;
  }

  /** Of the questions that this person may answer. */
  #count({ questions: { count } }: Words) {
    const open = countOwn(this.#questions.known());
    if (open === 0) return nothing;
    return html`<b aria-label=${count(open)}>${open}</b>`;
  }

  /** The same one each time that its tab is shown: what was typed into it is there still. */
  #card({ card: tag }: DashboardPage): CardElement | null {
    const card = this.#cards.get(tag) ?? makeCard(tag, this.hass);
    if (card !== null) this.#cards.set(tag, card);
    return card;
  }
}
