import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { controls } from '../../card/styles.ts';
import { conversationEnglish } from '../../language/conversation-english.ts';
import type { ConversationWords } from '../../language/conversation-words.ts';
import { composerStyles } from './composer-styles.ts';

/** What somebody wants to say. */
export type SayEvent = CustomEvent<{ readonly text: string }>;

const HIGHEST_PX = 120;

/**
 * The field in which one types, with a microphone beside it. Tells `butler-say`, `butler-draft` with every
 * change of what is typed, and `butler-stop`. A PIN is told once, with `butler-say`.
 */
export class Composer extends LitElement {
  static override readonly styles = [controls, composerStyles];
  static override readonly properties = {
    words: {},
    draft: {},
    isSecret: {},
    isBusy: {},
    isInert: {},
    microphone: {},
  };
  declare words: ConversationWords;
  declare draft: string;
  /** The next words are a PIN. */
  declare isSecret: boolean;
  /** Something is being answered. */
  declare isBusy: boolean;
  /** Nothing can be sent now; what is typed is kept. */
  declare isInert: boolean;
  declare microphone: TemplateResult | typeof nothing;
  #measured: { readonly field: HTMLTextAreaElement; readonly text: string } | null = null;

  constructor() {
    super();
    this.words = conversationEnglish;
    this.draft = '';
    this.isSecret = false;
    this.isBusy = false;
    this.isInert = false;
    this.microphone = nothing;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.visualViewport?.addEventListener('resize', this.#onViewport);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.visualViewport?.removeEventListener('resize', this.#onViewport);
    const field = this.#field();
    if (this.isSecret && field !== null) field.value = '';
  }

  override focus(): void {
    this.#field()?.focus();
  }

  /** The keyboard of a phone comes over the page, and moves nothing out of its way. */
  readonly #onViewport = (): void => {
    if (this.shadowRoot?.activeElement !== null) this.scrollIntoView({ block: 'nearest' });
  };

  #field(): HTMLTextAreaElement | HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLTextAreaElement | HTMLInputElement>('.field');
  }

  #tell(name: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #onInput(): void {
    const text = this.#field()?.value ?? '';
    if (this.isSecret) this.requestUpdate();
    else this.#tell('butler-draft', { text });
  }

  #onKeyDown(event: KeyboardEvent): void {
    // Enter within an input method ends the word, not the message; Safari says so by its number only.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#say();
  }

  #say(): void {
    const field = this.#field();
    const text = field?.value.trim() ?? '';
    if (field === null || text === '' || this.isInert) return;
    this.#tell('butler-say', { text });
    field.value = '';
    field.focus();
    this.requestUpdate();
  }

  protected override updated(): void {
    const field = this.#field();
    if (!(field instanceof HTMLTextAreaElement)) return;
    // Measuring lays out the whole page, and an answer that grows beside it draws this often.
    if (this.#measured?.field === field && this.#measured.text === field.value) return;
    field.style.height = 'auto';
    if (field.value !== '') {
      const height = field.scrollHeight;
      // In a view that is not shown there is nothing to measure yet.
      if (height === 0) return;
      field.style.height = `${Math.min(height, HIGHEST_PX)}px`;
    }
    this.#measured = { field, text: field.value };
  }

  protected override render() {
    const { words } = this;
    const isEmpty = this.isSecret ? (this.#field()?.value ?? '') === '' : this.draft.trim() === '';
    const isSending = !isEmpty || !this.isBusy;
    return html`
      <div class="row">
        ${this.isSecret ? this.#secret() : this.#text()} ${this.microphone}
        ${this.isBusy ? this.#button('stop', words.stop, 'mdi:stop', false, () => this.#tell('butler-stop')) : nothing}
        ${
          isSending
            ? this.#button('send', words.send, 'mdi:send', isEmpty || this.isInert, () => this.#say())
            : nothing
        }
      </div>
    `;
  }

  #text(): TemplateResult {
    return html`<textarea
      class="field"
      rows="1"
      dir="auto"
      enterkeyhint="send"
      placeholder=${this.words.placeholder}
      aria-label=${this.words.placeholder}
      .value=${this.draft}
      @input=${() => this.#onInput()}
      @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
    ></textarea>`;
  }

  #secret(): TemplateResult {
    return html`<input
      class="field"
      type="password"
      inputmode="numeric"
      autocomplete="off"
      placeholder=${this.words.pin}
      aria-label=${this.words.pin}
      @input=${() => this.#onInput()}
      @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event)}
    />`;
  }

  #button(look: string, label: string, icon: string, isOff: boolean, act: () => void): TemplateResult {
    return html`<button
      class=${look}
      title=${label}
      aria-label=${label}
      aria-disabled=${String(isOff)}
      @click=${() => (isOff ? undefined : act())}
    >
      <ha-icon icon=${icon} aria-hidden="true"></ha-icon>
    </button>`;
  }
}
