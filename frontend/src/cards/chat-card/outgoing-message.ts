import { html, type TemplateResult } from 'lit';
import type { ConversationWords } from '../../language/conversation-words.ts';
import { note, saidBubble } from './bubbles.ts';
import type { Outgoing } from './thread-memory.ts';

const HIDDEN = '••••';

/** What is on its way, or never arrived. `sendAgain` null: not now. */
export function outgoingMessage(
  { text, state, why }: Outgoing,
  words: ConversationWords,
  { sendAgain, discard }: { readonly sendAgain: (() => void) | null; readonly discard: () => void },
): TemplateResult {
  const { notSent, typeAgain } = words;
  const failed = text === null ? `${notSent(why)} ${typeAgain}` : notSent(why);
  const letGo = [words.discard, discard] as const;
  const ways = text === null || sendAgain === null ? [letGo] : [[words.sendAgain, sendAgain] as const, letGo];
  const below =
    state === 'failed'
      ? note(failed, ways, 'mdi:alert-circle-outline')
      : note(words.sending, [], 'mdi:clock-outline');
  return html`<li tabindex="-1">${saidBubble({ text: text ?? HIDDEN, by: null }, words, below)}</li>`;
}
