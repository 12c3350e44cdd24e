/** Earlier exchanges of the conversation as messages: compact, and always the same bytes for the same exchange. */
import type { Effect } from '../api/contract.ts';
import type { PastExchange } from '../store/store.ts';
import { fence, plainLine, plainWords } from './fence.ts';
import { textMessage, type Message } from './prompt-message.ts';
import { bytesOf, cutToBytes } from './text-size.ts';

/** Both messages of one exchange, as they are sent. */
export const EXCHANGE_TOKENS = 150;

const MOST_WORDS_BYTES = 150;
const MOST_NOTE_BYTES = 150;
const MOST_EFFECTS = 6;
const MOST_IDS = 4;

const outcomes = {
  reached: 'reached',
  not_reached: 'not confirmed',
  refused: 'refused',
  failed: 'failed',
} as const satisfies Record<Effect['outcome'], string>;

export function exchangeMessages(exchange: PastExchange): Message[] {
  const words = cutToBytes(plainWords(exchange.text), MOST_WORDS_BYTES);
  const user = [words, noteOf(exchange.effects)].filter((part) => part !== '').join('\n');
  if (user === '') return [];
  const question = textMessage('user', user);
  const answer = plainWords(exchange.answer);
  if (answer === '') return [question];
  const room = bytesOf(EXCHANGE_TOKENS) - sizeOf([question]);
  return [question, textMessage('assistant', fitInto(answer, room))];
}

function sizeOf(messages: readonly Message[]): number {
  return Buffer.byteLength(JSON.stringify(messages));
}

/** What JSON makes of quotes and line breaks takes room too. */
function fitInto(answer: string, room: number): string {
  let bytes = room - sizeOf([textMessage('assistant', '')]);
  let text = cutToBytes(answer, bytes);
  for (let over = 1; over > 0 && bytes > 0; bytes -= over) {
    text = cutToBytes(answer, bytes);
    over = sizeOf([textMessage('assistant', text)]) - room;
  }
  return text === '' ? '…' : text;
}

function noteOf(effects: readonly Effect[]): string {
  if (effects.length === 0) return '';
  const lines = effects.slice(0, MOST_EFFECTS).map((effect) => {
    const ids = effect.entity_ids.slice(0, MOST_IDS).join(' ');
    const more =
      effect.entity_ids.length > MOST_IDS ? ` +${String(effect.entity_ids.length - MOST_IDS)}` : '';
    return plainLine(`${effect.action} ${ids}${more}: ${outcomes[effect.outcome]}`);
  });
  const overhead = Buffer.byteLength(fence('done', ''));
  return fence('done', cutToBytes(lines.join('\n'), MOST_NOTE_BYTES - overhead));
}

/** How many exchanges to ask the store for. */
export const HISTORY_LIMIT = 16;
const MOST_EXCHANGES = 15;
const KEPT_EXCHANGES = 10;
const MOST_CONVERSATIONS = 1_000;

/**
 * Chooses which exchanges are shown. The beginning moves in steps of several exchanges, not with every turn:
 * a prompt that lost its first exchange has lost its cache.
 */
export function createHistoryWindow() {
  const firstShown = new Map<string, string>();
  return (conversationId: string, recent: readonly PastExchange[]): readonly PastExchange[] => {
    const known = firstShown.get(conversationId);
    let start = Math.max(
      0,
      recent.findIndex((exchange) => exchange.id === known),
    );
    if (recent.length - start > MOST_EXCHANGES) start = recent.length - KEPT_EXCHANGES;
    const first = recent[start];
    firstShown.delete(conversationId);
    if (first !== undefined) firstShown.set(conversationId, first.id);
    const oldest = firstShown.size > MOST_CONVERSATIONS ? firstShown.keys().next().value : undefined;
    if (oldest !== undefined) firstShown.delete(oldest);
    return recent.slice(start);
  };
}
