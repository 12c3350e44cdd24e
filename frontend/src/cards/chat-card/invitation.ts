import { html, type TemplateResult } from 'lit';
import type { ConversationWords } from '../../language/conversation-words.ts';

/** Where nothing has been said: what could be. */
export function invitation(
  suggestions: readonly string[],
  { empty }: ConversationWords,
  say: (text: string) => void,
): TemplateResult {
  return html`<div class="empty">
    <p>${empty}</p>
    <div class="suggestions">
      ${suggestions.map((text) => html`<button @click=${() => say(text)}>${text}</button>`)}
    </div>
  </div>`;
}
