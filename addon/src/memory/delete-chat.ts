/** Deleting a thread of the chat card: what whoever is logged in said in it, and what was answered. */
import type * as z from 'zod';
import type { chatDeleteRequest, chatDeleteResponse } from '../api/contract-chat.ts';
import { ButlerError } from '../errors.ts';
import type { Asker } from '../people/asker.ts';
import type { Question } from '../questions/question.ts';
import type { Conversations, Database, PastExchange } from '../store/store.ts';
import { deleteChat } from './delete-chat-rows.ts';
import { reached } from './reached.ts';

export interface DeleteChatDependencies {
  readonly database: Pick<Database, 'transaction'>;
  readonly conversations: Pick<Conversations, 'blackOut' | 'drop' | 'flush'>;
  /** As they are at a card, or there among the whole household. Rejects with ButlerError `unavailable`. */
  readonly whoIs: (userId: string, isAmongAll: boolean) => Promise<Asker>;
  /** Of the household; undefined until Home Assistant has told it. */
  readonly timeZone: () => string | undefined;
  /** The summaries of this speaker are others now. */
  readonly onSummaries: (speaker: string) => void;
  /** Takes back those of the open ones that are meant. Rejects with ButlerError `unavailable`. */
  readonly withdrawQuestions: (isMeant: (question: Question) => boolean) => Promise<void>;
}

/** Throws ButlerErrors `denied` (the household's is not for whoever asks) and `unavailable`: then all may still be there. */
export type DeleteChat = (
  wanted: z.output<typeof chatDeleteRequest>,
) => Promise<z.output<typeof chatDeleteResponse>>;

export function createDeleteChat({
  database,
  conversations,
  whoIs,
  timeZone,
  onSummaries,
  withdrawQuestions,
}: DeleteChatDependencies): DeleteChat {
  return async ({ by, conversation_id: conversationId, is_household: isOfAll }) => {
    const asker = await whoIs(by.user_id, isOfAll);
    if (isOfAll && !asker.isOfHousehold) {
      throw new ButlerError('denied', 'This is for those who live here.');
    }
    const saidBy = isOfAll ? by.user_id : null;
    const isMine = (exchange: PastExchange) =>
      exchange.conversationId === conversationId &&
      (exchange.speaker === null ? exchange.userId === asker.userId : exchange.speaker === asker.key) &&
      (saidBy === null || exchange.userId === saidBy);
    // Without what was said after it, a "yes" to something else would seem to be one to an old question.
    await withdrawQuestions(
      (question) =>
        question.conversationId === conversationId &&
        question.askerKey === asker.key &&
        (saidBy === null || question.traces.user_id === saidBy),
    );
    // First what waits to be written: it would come back.
    conversations.blackOut(isMine);
    const exchanges = await reached(
      (async () => {
        await conversations.flush();
        return await deleteChat(database, asker, { conversationId, saidBy, timeZone: timeZone() ?? 'UTC' });
      })(),
    );
    conversations.drop(isMine);
    onSummaries(asker.key);
    return { exchanges };
  };
}
