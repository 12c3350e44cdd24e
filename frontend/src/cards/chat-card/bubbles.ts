import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationWords } from '../../language/conversation-words.ts';

/** What somebody said; `below` is what became of it. */
export function saidBubble(
  { text, by }: { readonly text: string; readonly by: string | null },
  words: ConversationWords,
  below: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="said">
    ${
      by === null
        ? html`<span class="hidden">${words.youSaid}</span>`
        : html`<span class="by" aria-hidden="true">${by}</span><span class="hidden">${words.said(by)}</span>`
    }
    <div class="bubble" dir="auto">${text}</div>
    ${below}
  </div>`;
}

/** One line about a message, with what can be done about it. */
export function note(
  text: string,
  actions: readonly (readonly [label: string, act: () => void])[],
  icon: string | null = null,
): TemplateResult {
  return html`<div class="note">
    ${icon === null ? nothing : html`<ha-icon icon=${icon} aria-hidden="true"></ha-icon>`}
    <span>${text}</span>
    ${actions.map(([label, act]) => html`<button @click=${act}>${label}</button>`)}
  </div>`;
}
