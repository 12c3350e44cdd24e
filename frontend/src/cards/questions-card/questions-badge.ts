import { css, html, nothing } from 'lit';
import { HomeElement } from '../../card/home-element.ts';
import { questionsTopic } from './questions-topic.ts';

/** How many questions wait for this person, on the head of a view; not to be seen while there are none. */
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
    ha-icon {
      --mdc-icon-size: 18px;
      color: var(--warning-color, #ffa600);
    }
  `;

  static getStubConfig = () => ({});

  /** Home Assistant takes what is hidden off the page, and this has to hear when it is needed again. */
  readonly connectedWhileHidden = true;
  readonly #feed = this.follow(
    () => questionsTopic,
    () => this.#show(),
  );

  setConfig(): void {
    // There is nothing to choose.
  }

  /** What they may answer themselves; while a view is edited it is always to be seen. */
  #count(): number {
    if (this.preview) return 1;
    return this.#feed.known()?.open.filter((question) => question.may_answer).length ?? 0;
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
    return html`<div class="badge" role="status">
      <ha-icon icon="mdi:comment-question-outline" aria-hidden="true"></ha-icon>
      ${this.words.questions.count(this.#count())}
    </div>`;
  }
}
