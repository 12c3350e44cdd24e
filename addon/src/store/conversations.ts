import { ButlerError } from '../errors.ts';
import { createReachability, type Log } from '../log.ts';
import { isWrongRow } from './database-error.ts';
import { insertExchange, selectRecent, selectRecentBy } from './exchange-rows.ts';
import { isNewborn } from './newborn.ts';
import type { Conversations, Database, Exchange, PastExchange } from './store.ts';
import { createBlackOut, withoutWords } from './black-out.ts';
import { createWarmConversations, type WarmConversation } from './warm-conversations.ts';
import { createWriteBehind, type WriteBehindDelays } from './write-behind.ts';

export interface ConversationsOptions {
  readonly database: Pick<Database, 'query'>;
  readonly log: Log;
  readonly limits?: Partial<ConversationLimits>;
}

export interface ConversationLimits extends WriteBehindDelays {
  /** In memory at once. */
  readonly conversations: number;
  /** Of each conversation in memory. */
  readonly exchanges: number;
  /** Exchanges that may wait for a database that is away. */
  readonly waiting: number;
  /** How long a turn waits for the past of a conversation that is not in memory; milliseconds. */
  readonly read: number;
  /** The same while the database has not answered yet since the start: opening it takes longer. */
  readonly opening: number;
}

const usualLimits: ConversationLimits = {
  conversations: 200,
  exchanges: 50,
  waiting: 10_000,
  read: 300,
  opening: 3_000,
  settle: 20,
  firstRetry: 500,
  longestRetry: 15_000,
};

/** Nothing here waits for the database but `flush`, and for a moment `recent` of a cold conversation. */
export function openConversations({
  database,
  log,
  limits: chosen,
}: ConversationsOptions): OpenConversations {
  const limits = { ...usualLimits, ...chosen };
  const openedAt = Date.now();
  const warm = createWarmConversations(limits);
  const speakers = createWarmConversations(limits);
  const reachability = createReachability(log, 'The database');
  const queue = createWriteBehind<Exchange>({
    save: async (exchange) => await insertExchange(database, exchange),
    probe: async () => void (await database.query('select 1')),
    isHopeless: isWrongRow,
    onDown: (error) => reachability.down(error instanceof Error ? error.message : String(error)),
    onUp: () => reachability.up(),
    onLost: (exchange, error) =>
      log.error('an exchange could not be kept', { exchange: exchange.id, reason: error ?? 'too many wait' }),
    limit: limits.waiting,
    delays: limits,
  });

  async function load(
    conversation: WarmConversation,
    isWanted: (exchange: Exchange) => boolean,
    select: () => Promise<readonly PastExchange[]>,
  ): Promise<void> {
    try {
      const stored = await select();
      const waiting = queue.waiting.filter(isWanted).map(past);
      warm.merge(conversation, [...stored, ...waiting].map(blackedOut.applied));
      conversation.isLoaded = true;
    } catch (error) {
      queue.suspect(error);
    } finally {
      conversation.loading = undefined;
    }
  }

  const blackedOut = createBlackOut();

  return {
    get available() {
      return queue.state !== 'down';
    },
    async recent(conversationId, limit) {
      const conversation = warm.get(conversationId);
      conversation.isLoaded ||= isNewborn(conversationId, Date.now(), openedAt);
      if (!conversation.isLoaded && queue.state !== 'down') {
        conversation.loading ??= load(
          conversation,
          (exchange) => exchange.conversationId === conversationId,
          async () => await selectRecent(database, conversationId, limits.exchanges),
        );
        await within(queue.state === 'unknown' ? limits.opening : limits.read, conversation.loading);
      }
      const exchanges = limit > 0 ? conversation.exchanges.slice(-limit) : [];
      return { exchanges, complete: conversation.isLoaded };
    },
    async recentBy(speaker, limit) {
      const known = speakers.get(speaker);
      if (!known.isLoaded && queue.state !== 'down') {
        known.loading ??= load(
          known,
          (exchange) => exchange.speaker === speaker,
          async () => await selectRecentBy(database, speaker, limits.exchanges),
        );
        // A database that is still opening is not waited for: what it has was said before the start.
        if (queue.state !== 'unknown') await within(limits.read, known.loading);
      }
      return limit > 0 ? known.exchanges.slice(-limit) : [];
    },
    blackOut(isMeant) {
      blackedOut.add(isMeant);
      warm.change(blackedOut.applied);
      speakers.change(blackedOut.applied);
      queue.change((exchange) => {
        return blackedOut.isMeant(past(exchange)) ? withoutWords(exchange) : exchange;
      });
    },
    drop(isMeant) {
      warm.drop(isMeant);
      speakers.drop(isMeant);
    },
    add(added) {
      const exchange = blackedOut.isMeant(past(added)) ? withoutWords(added) : added;
      const isNew = warm.merge(warm.get(exchange.conversationId), [past(exchange)]);
      if (exchange.speaker !== null) warm.merge(speakers.get(exchange.speaker), [past(exchange)]);
      if (isNew) queue.add(exchange);
    },
    async flush() {
      try {
        await queue.flush();
      } catch (cause) {
        throw new ButlerError('unavailable', 'I could not save what was said.', { cause });
      }
    },
    stop: () => queue.stop(),
  };
}

export interface OpenConversations extends Conversations {
  /** Ends the tries that run by themselves. */
  stop(): void;
}

function past({ calls, taint = [], ...exchange }: Exchange): PastExchange {
  const { id, conversationId, at, door, satelliteId, speaker, userId, text, answer, outcome } = exchange;
  const effects = calls.flatMap((call) => call.effects);
  const changes = calls.flatMap((call) => call.changes ?? []);
  return {
    id,
    conversationId,
    at,
    door,
    satelliteId,
    speaker,
    userId,
    text,
    answer,
    outcome,
    taint,
    effects,
    changes,
  };
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
