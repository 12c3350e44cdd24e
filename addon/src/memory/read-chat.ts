/** The threads of the chat card, each read on behalf of whoever is logged in. */
import type * as z from 'zod';
import type { chatHistoryRequest, ChatHistoryResponse, ChatMessage } from '../api/contract-chat.ts';
import { ButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import type { Asker } from '../people/asker.ts';
import type { Household } from '../people/person.ts';
import type { Conversations } from '../store/store.ts';
import { chatDetails } from './chat-details.ts';
import { type ChatRow, selectChat } from './chat-rows.ts';
import type { Queries } from './fact-rows.ts';
import { reached } from './reached.ts';

export interface ReadChatDependencies {
  readonly database: Queries;
  readonly conversations: Pick<Conversations, 'recent'>;
  readonly household: () => Household;
  readonly house: () => Pick<House, 'entities'> | undefined;
  /** As they are at a card, or there among the whole household. Rejects with ButlerError `unavailable`. */
  readonly whoIs: (userId: string, isAmongAll: boolean) => Promise<Asker>;
}

/** Throws ButlerErrors `denied` (the household's is not for whoever asks), `invalid`, `unavailable`. */
export type ReadChat = (wanted: z.output<typeof chatHistoryRequest>) => Promise<ChatHistoryResponse>;

const USUAL_PAGE = 20;
/** Of a conversation, in memory. */
const MOST_RECENT = 50;

export function createReadChat({
  database,
  conversations,
  household,
  house,
  whoIs,
}: ReadChatDependencies): ReadChat {
  async function pageOf(asker: Asker, conversationId: string, before: string | undefined, limit: number) {
    if (before === undefined) return await newest(conversations, asker, conversationId);
    const wanted = { conversationId, before: placeOf(before), limit: limit + 1 };
    return { rows: await reached(selectChat(database, asker, wanted)), isAll: true };
  }

  return async ({
    by,
    conversation_id: conversationId,
    is_household: isOfAll,
    before,
    limit = USUAL_PAGE,
  }) => {
    const asker = await whoIs(by.user_id, isOfAll);
    if (isOfAll && !asker.isOfHousehold) {
      throw new ButlerError('denied', 'This is for those who live here.');
    }
    const { rows, isAll } = await pageOf(asker, conversationId, before, limit);
    const shown = rows.slice(-limit);
    const [oldest] = shown;
    const names = new Map(household().people.map(({ userId, name }) => [userId, name]));
    const detailsOf = await chatDetails(database, shown, house());
    const isMore = !isAll || rows.length > limit;
    return {
      messages: shown.map((row) => ({
        ...messageOf(row, isOfAll ? (names.get(row.userId) ?? null) : null),
        ...detailsOf(row),
      })),
      next: isMore && oldest !== undefined ? `${oldest.at.toISOString()} ${oldest.id}` : null,
    };
  };
}

/** Those in memory, too, which the database may not have yet. Throws ButlerError `unavailable` for nothing at all. */
async function newest(
  conversations: Pick<Conversations, 'recent'>,
  asker: Asker,
  conversationId: string,
): Promise<{ readonly rows: readonly ChatRow[]; readonly isAll: boolean }> {
  const { exchanges, complete } = await conversations.recent(conversationId, MOST_RECENT);
  if (!complete && exchanges.length === 0) {
    throw new ButlerError('unavailable', 'I cannot read what was said: my database is not there just now.');
  }
  const rows = exchanges.filter(({ speaker, userId }) =>
    speaker === null ? userId !== null && userId === asker.userId : speaker === asker.key,
  );
  return { rows, isAll: complete && exchanges.length < MOST_RECENT };
}

function messageOf({ id, at, door, outcome, text, answer }: ChatRow, by: string | null): ChatMessage {
  return { turn_id: id, at: at.toISOString(), text, answer, state: stateOf(outcome), door, by };
}

function stateOf(outcome: string): ChatMessage['state'] {
  if (outcome === 'interrupted') return 'stopped';
  return outcome === 'failed' ? 'failed' : 'done';
}

/** Of a page's `next`. Throws ButlerError `invalid`. */
function placeOf(before: string): Pick<ChatRow, 'id' | 'at'> {
  const space = before.indexOf(' ');
  const at = new Date(before.slice(0, space));
  const id = before.slice(space + 1);
  if (space > 0 && id !== '' && !Number.isNaN(at.getTime()) && !/\p{Cc}/u.test(id)) return { at, id };
  throw new ButlerError('invalid', '"before" is no page: send the "next" of the page after it.');
}
