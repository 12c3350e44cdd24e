import { css, html, LitElement, nothing } from 'lit';
import { clientOf } from '../../client/client.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import type { Words } from '../../language/words.ts';
import { wordsFor } from '../../language/words-for.ts';
import { questionsTopic } from './questions-topic.ts';

/** How many questions wait for this person, on the head of a view; not to be seen while there are none. */
export class QuestionsBadge extends LitElement {
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
  #hass: Hass | null = null;
  #isPreview = false;
  #words: Words | null = null;
  #unwatch = (): void => undefined;
  /** Of drawings, for the tests of what must not draw. */
  drawn = 0;

  setConfig(): void {
    // There is nothing to choose.
  }

  get hass(): Hass | null {
    return this.#hass;
  }
  set hass(hass: Hass | null) {
    const before = this.#hass;
    this.#hass = hass;
    if (hass !== null && hass.language !== before?.language) void this.#speak(hass.language);
    if (hass?.connection !== before?.connection) this.#follow();
  }

  get preview(): boolean {
    return this.#isPreview;
  }
  set preview(isPreview: boolean) {
    if (isPreview === this.#isPreview) return;
    this.#isPreview = isPreview;
    this.#follow();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  #follow(): void {
    this.#unwatch();
    this.#unwatch = () => undefined;
    this.#show();
    if (!this.isConnected || this.#hass === null || this.#isPreview) return;
    this.#unwatch = clientOf(this.#hass.connection)
      .feed(questionsTopic)
      .watch(() => this.#show());
    this.#show();
  }

  async #speak(language: string): Promise<void> {
    this.#words = await wordsFor(language);
    this.requestUpdate();
  }

  /** What they may answer themselves; while a view is edited it is always to be seen. */
  #count(): number {
    if (this.#isPreview) return 1;
    if (this.#hass === null) return 0;
    const { known } = clientOf(this.#hass.connection).feed(questionsTopic).state();
    return questionsTopic.read(known)?.open.filter((question) => question.may_answer).length ?? 0;
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
    if (this.#words === null) return nothing;
    return html`<div class="badge" role="status">
      <ha-icon icon="mdi:comment-question-outline" aria-hidden="true"></ha-icon>
      ${this.#words.questions.count(this.#count())}
    </div>`;
  }
}
