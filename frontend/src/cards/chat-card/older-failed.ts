import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationWords } from '../../language/conversation-words.ts';
import type { ThreadMemory } from './thread-memory.ts';

/** What stands above the messages when older ones could not be loaded. */
export function olderFailed(
  { olderFailed: failed, isLoadingOlder }: ThreadMemory,
  words: ConversationWords,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (failed === null) return nothing;
  return html`<p class="about" role="alert">
    ${words.olderFailed} ${failed.why}
    <button aria-disabled=${String(isLoadingOlder)} @click=${retry}>${words.tryAgain}</button>
  </p>`;
}
