/** What was said before, as far as the store can tell and this asker may know. */
import type { TurnRequest } from '../api/contract.ts';
import type { Log } from '../log.ts';
import type { Asker } from '../people/asker.ts';
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

/** A person who speaks again within this time at another door goes on with what they said. */
export const GOES_ON_MS = 5 * 60_000;
/** Of one person's last exchanges in all conversations. */
const MOST_OF_PERSON = 50;

type Said = Pick<TurnRequest, 'conversation_id' | 'door' | 'satellite_id'>;
type Whose = Pick<Asker, 'kind' | 'key' | 'userId'>;

export function createHistory(
  conversations: Pick<Conversations, 'available' | 'recent' | 'recentBy'>,
  log: Log,
) {
  const show = createHistoryWindow();
  /**
   * Only what this asker said and heard: the id of a conversation is whatever a caller sends, and proves
   * nothing. Never rejects: without the store there is no history.
   */
  return async (request: Said, asker: Whose, now: Date): Promise<History> => {
    const conversationId = request.conversation_id;
    try {
      // Nobody can tell who is in a room: it never goes on with anything but its own conversation.
      const isPerson = asker.kind === 'person';
      const [{ exchanges, complete }, ofPerson] = await Promise.all([
        conversations.recent(conversationId, HISTORY_LIMIT),
        isPerson ? conversations.recentBy(asker.key, MOST_OF_PERSON) : [],
      ]);
      const here = exchanges.filter((exchange) => isTheirs(exchange, asker));
      const recent = isPerson ? withWhatGoesOn(here, ofPerson, { request, now }) : here;
      const isWhole = complete && conversations.available;
      return { recent, shown: show(JSON.stringify([conversationId, asker.key]), recent), isWhole };
    } catch (error) {
      log.error('the history could not be read', { error });
      return { recent: [], shown: [], isWhole: false };
    }
  };
}

/** Before people were kept, an exchange only had its user. */
function isTheirs({ speaker, userId }: PastExchange, asker: Whose): boolean {
  return speaker === null ? userId === asker.userId : speaker === asker.key;
}

/**
 * Back from now: whatever is of this conversation, and whatever was said through another door at most five minutes
 * before the next thing that belongs to it, with all of its conversation. What belonged once belongs for good, so that a history
 * only grows at its end.
 */
function withWhatGoesOn(
  here: readonly PastExchange[],
  ofPerson: readonly PastExchange[],
  { request, now }: { request: Said; now: Date },
): readonly PastExchange[] {
  const known = new Set(here.map(({ id }) => id));
  // Through the same door a new conversation is meant as one; an action is nobody who walks about.
  const isElsewhere = ({ door, satelliteId }: PastExchange) =>
    (door !== request.door || satelliteId !== request.satellite_id) &&
    door !== 'action' &&
    request.door !== 'action';
  const going = ofPerson.filter((exchange) => !known.has(exchange.id) && isElsewhere(exchange));
  const all = [...here, ...going].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const joined = new Set([request.conversation_id]);
  const belonging: PastExchange[] = [];
  let next = now.getTime();
  for (const exchange of all.toReversed()) {
    const at = exchange.at.getTime();
    if (!joined.has(exchange.conversationId) && next - at > GOES_ON_MS) continue;
    joined.add(exchange.conversationId);
    belonging.push(exchange);
    next = at;
  }
  return belonging.toReversed().slice(-HISTORY_LIMIT);
}
