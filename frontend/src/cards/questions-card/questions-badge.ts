import { css, html, nothing } from 'lit';
import { HomeElement } from '../../card/home-element.ts';
import { followLink } from '../../home-assistant/follow-link.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { wordsFor } from '../../language/words-for.ts';
import { type BadgeConfig, badgeForm, readBadgeConfig } from './badge-config.ts';
import { countOwn, questionsTopic } from './questions-topic.ts';

/**
 * How many questions wait for this person, on the head of a view; not to be seen while there are none. It leads to
 * where they are answered.
 */
export class QuestionsBadge extends HomeElement {
  static override readonly styles = css`
    :host([hidden]) {
      display: none;
    }
    .badge {
      box-sizing: border-box;
      display: flex;
      align-items: center;
      gap: 8px;
      height: var(--ha-badge-size, 36px);
      padding-inline: 12px;
      border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
      border-radius: var(--ha-badge-border-radius, calc(var(--ha-badge-size, 36px) / 2));
      background: var(--card-background-color, #fff);
      color: var(--primary-text-color, #141414);
      font-size: var(--ha-font-size-s, 12px);
      font-weight: var(--ha-font-weight-medium, 500);
    }
    a {
      text-decoration: none;
    }
    a:focus-visible {
      outline: 2px solid var(--primary-color, #009ac7);
      outline-offset: 2px;
    }
    @media (forced-colors: active) {
      a.badge {
        color: LinkText;
      }
    }
    ha-icon {
      --mdc-icon-size: 18px;
      color: var(--warning-color, #ffa600);
    }
  `;

  static getStubConfig = () => ({});
  static getConfigForm = async () => badgeForm(await wordsFor(document.documentElement.lang));

  /** Home Assistant takes what is hidden off the page, and this has to hear when it is needed again. */
  readonly connectedWhileHidden = true;
  readonly #feed = this.follow(
    () => questionsTopic,
    () => this.#show(),
  );

  #config: BadgeConfig = readBadgeConfig({});
  /** Of the butler's own page, which an option takes away. */
  #hasPanel = false;

  setConfig(config: Readonly<Record<string, unknown>>): void {
    this.#config = readBadgeConfig(config);
    this.requestUpdate();
  }

  override get hass(): Hass | null {
    return super.hass;
  }
  override set hass(hass: Hass | null) {
    super.hass = hass;
    const hasPanel = hass?.panels?.['butler'] !== undefined;
    if (hasPanel !== this.#hasPanel) this.requestUpdate();
    this.#hasPanel = hasPanel;
  }

  /** Null: nobody knows where they are. */
  #href(): string | null {
    const { view } = this.#config;
    if (view !== null) return `/${location.pathname.split('/')[1] ?? ''}/${encodeURIComponent(view)}`;
    return this.#hasPanel ? '/butler/questions' : null;
  }

  /** What they may answer themselves; while a view is edited it is always to be seen. */
  #count(): number {
    if (this.preview) return 1;
    return countOwn(this.#feed.known());
  }

  #show(): void {
    const isHidden = this.#count() === 0;
    if (isHidden !== this.hidden) {
      this.hidden = isHidden;
      // Home Assistant's hui-badge looks again then.
      this.dispatchEvent(new CustomEvent('badge-visibility-changed', { detail: { value: !isHidden } }));
    }
    this.requestUpdate();
  }

  protected override render() {
    this.drawn += 1;
    if (this.words === null) return nothing;
    const href = this.preview ? null : this.#href();
    const content = html`<ha-icon icon="mdi:comment-question-outline" aria-hidden="true"></ha-icon>
      ${this.words.questions.count(this.#count())}`;
    return html`<div role="status">
      ${
        href === null
          ? html`<div class="badge">${content}</div>`
          : html`<a class="badge" href=${href} @click=${followLink}>${content}</a>`
      }
    </div>`;
  }
}
