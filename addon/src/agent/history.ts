/** What was said before in this conversation, as far as the store can tell. */
import type { Log } from '../log.ts';
import type { Conversations, PastExchange } from '../store/store.ts';
import { createHistoryWindow, HISTORY_LIMIT } from './prompt-history.ts';

export interface History {
  /** Oldest first. */
  readonly recent: readonly PastExchange[];
  /** What of it stands in the prompt. */
  readonly shown: readonly PastExchange[];
  /** The store could be asked, and can keep what is said now. */
  readonly isWhole: boolean;
}

export function createHistory(conversations: Pick<Conversations, 'available' | 'recent'>, log: Log) {
  const show = createHistoryWindow();
  /**
   * Only what this asker (a HA user; null: a room) said and heard: the id of a conversation is whatever a
   * caller sends, and proves nothing. Never rejects: without the store there is no history.
   */
  return async (conversationId: string, userId: string | null): Promise<History> => {
    try {
      const { exchanges, complete } = await conversations.recent(conversationId, HISTORY_LIMIT);
      const recent = exchanges.filter((exchange) => exchange.userId === userId);
      const isWhole = complete && conversations.available;
      return { recent, shown: show(JSON.stringify([conversationId, userId]), recent), isWhole };
    } catch (error) {
      log.error('the history could not be read', { error });
      return { recent: [], shown: [], isWhole: false };
    }
  };
}
