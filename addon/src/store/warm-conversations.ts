import type { PastExchange } from './store.ts';

export interface WarmConversation {
  /** Oldest first; the newest ones only. */
  exchanges: readonly PastExchange[];
  /** Everything that the database has is in it. */
  isLoaded: boolean;
  loading: Promise<void> | undefined;
}

export interface WarmLimits {
  readonly conversations: number;
  readonly exchanges: number;
}

/** The conversations that go on now, in memory; the one that was used longest ago gives way. */
export function createWarmConversations(limits: WarmLimits) {
  const warm = new Map<string, WarmConversation>();

  return {
    get(conversationId: string): WarmConversation {
      const conversation = warm.get(conversationId) ?? { exchanges: [], isLoaded: false, loading: undefined };
      warm.delete(conversationId);
      warm.set(conversationId, conversation);
      const [oldest] = warm.keys();
      if (warm.size > limits.conversations && oldest !== undefined) warm.delete(oldest);
      return conversation;
    },
    /** Of all that are in memory. */
    change(change: (exchange: PastExchange) => PastExchange): void {
      for (const conversation of warm.values()) conversation.exchanges = conversation.exchanges.map(change);
    },
    drop(isMeant: (exchange: PastExchange) => boolean): void {
      for (const conversation of warm.values())
        conversation.exchanges = conversation.exchanges.filter((exchange) => !isMeant(exchange));
    },
    /** Puts in what it does not have yet, in the order of time. False: it had all of it. */
    merge(conversation: WarmConversation, exchanges: readonly PastExchange[]): boolean {
      const known = new Set(conversation.exchanges.map(({ id }) => id));
      const fresh = exchanges.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return false;
      conversation.exchanges = [...conversation.exchanges, ...fresh]
        .toSorted((one, other) => one.at.getTime() - other.at.getTime())
        .slice(-limits.exchanges);
      return true;
    },
  };
}
