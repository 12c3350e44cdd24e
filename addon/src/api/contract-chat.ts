/** The wire, part chat: threads of a dashboard's card, each a conversation like any other. */
import * as z from 'zod';
import { effect } from './contract.ts';
import { id } from './contract-id.ts';

const at = z.iso.datetime({ offset: true });
/** Of the card's making, random. */
const cardId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** Longest text of a message that crosses. */
const text = z.string().max(20_000);

const chatStep = z.strictObject({
  id,
  /** Name of the tool, e.g. `find_entities`. */
  name: z.string(),
  /** `asked`: it waits for somebody's yes, and nothing has been done. */
  state: z.enum(['running', 'done', 'asked', 'failed']),
  /** How many there are, where it looked for something. */
  found: z.number().int().optional(),
  /** Name of the one thing that it is about. */
  target: z.string().optional(),
});

/** What was said and answered; oldest first where there are several. */
export const chatMessage = z.strictObject({
  turn_id: id,
  at,
  /** `•••` for what is not shown again. */
  text: z.string(),
  answer: z.string(),
  /** `stopped`: broken off; what was done by then is done. */
  state: z.enum(['done', 'stopped', 'failed']),
  door: z.string(),
  /** Who said it, in the household's thread; null: a room, or one's own thread. */
  by: z.string().nullable(),
  /** What was looked up and done, as far as it is kept: without `found`, and none that runs. Absent: nothing. */
  steps: z.array(chatStep).optional(),
  /** Of the question that this turn put; absent: none. */
  question_id: id.optional(),
  /** Nothing was said: it stands for a yes that came by a button, and `text` says so in words. */
  is_button: z.literal(true).optional(),
});
export type ChatMessage = z.output<typeof chatMessage>;

/** `POST /v1/chat/history`: what one asker said in one conversation, the newest page first. */
export const chatHistoryRequest = z.strictObject({
  /** The integration vouches for it, from Home Assistant's login. Nobody asks for somebody else. */
  by: z.strictObject({ user_id: id }),
  conversation_id: id,
  /** It is the household's; `denied` for who does not belong to it. */
  is_household: z.boolean(),
  /** `next` of the page before. */
  before: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(50).optional(),
});
export const chatHistoryResponse = z.strictObject({
  messages: z.array(chatMessage),
  /** Of the page before these; null: there is none. */
  next: z.string().nullable(),
});
export type ChatHistoryResponse = z.output<typeof chatHistoryResponse>;

/**
 * `POST /v1/chat/delete`: what this user said in a conversation, with the answers, for good. Whoever sends it has
 * asked the person once more. Facts that were noted stay.
 */
export const chatDeleteRequest = z.strictObject({
  by: z.strictObject({ user_id: id }),
  conversation_id: id,
  is_household: z.boolean(),
  is_sure: z.literal(true),
});
export const chatDeleteResponse = z.strictObject({ exchanges: z.number().int().min(0) });

/** `POST /v1/chat/details`: how one turn of one's own went, for owners. `denied` for whoever is none. */
export const chatDetailsRequest = z.strictObject({
  by: z.strictObject({ user_id: id }),
  turn_id: id,
});
export const chatDetailsResponse = z.strictObject({
  /** In order; what was written as private is empty. */
  calls: z.array(
    z.strictObject({
      tool: z.string(),
      tier: z.enum(['read', 'act', 'confirm', 'owner']).nullable(),
      verdict: z.enum(['run', 'denied', 'invalid', 'asked']),
      args: z.record(z.string(), z.unknown()),
      effects: z.array(effect),
    }),
  ),
});
export type ChatDetailsResponse = z.output<typeof chatDetailsResponse>;

/* --------------------------------------------------------------------------- between integration and card */

const thread = {
  /** `personal`: of the logged-in user; `household`: everybody's but guests'; `new`: one of its own. */
  thread: z.enum(['personal', 'household', 'new']),
  /** Of `new`, and only there. */
  thread_id: cardId.optional(),
};

/** Of `butler/subscribe {topic: 'chat', params}`. */
export const chatParams = z.strictObject(thread);

export const chatTurn = z.strictObject({
  turn_id: cardId,
  /** Of the last event about it; raised by one with each. */
  seq: z.number().int().min(0),
  at,
  /** `••••` for what is not shown, as a PIN. */
  text: z.string(),
  by: z.string().nullable(),
  state: z.enum(['queued', 'running', 'done', 'stopped', 'failed']),
  answer: z.string(),
  steps: z.array(chatStep),
  /** Put by this turn; it is in the topic `questions` of whoever may see it. */
  question_id: id.nullable(),
  /** The next words are a PIN: they are shown and kept nowhere. */
  secret_expected: z.boolean(),
  door: z.literal('card'),
  /** Of `failed`: the sentence, which comes after whatever was answered. */
  error: z.string().nullable(),
});
export type ChatTurn = z.output<typeof chatTurn>;

/** Events of the topic `chat`: one snapshot, then what changes; at most ten a second. */
export const chatEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('snapshot'),
    thread_id: cardId.nullable(),
    /** The newest, at most 20, none of which is among `turns`. */
    messages: z.array(chatMessage),
    has_more: z.boolean(),
    /** For `butler/chat/history`; null: there is nothing older. */
    next: z.string().nullable(),
    /** False: the app could not be asked, and `messages` are what Home Assistant itself knows. */
    is_history_known: z.boolean(),
    /** Something was deleted: what is older than this is not what it was. */
    is_anew: z.literal(true).optional(),
    /** The next words are a PIN; after that, the newest turn that is over says so. */
    secret_expected: z.boolean(),
    /** Queued or running, in the order in which they run. */
    turns: z.array(chatTurn),
  }),
  /** New, or not only longer. */
  z.strictObject({ kind: z.literal('turn'), turn: chatTurn }),
  z.strictObject({
    kind: z.literal('delta'),
    turn_id: cardId,
    seq: z.number().int().min(1),
    /** Comes after what was answered so far. */
    text: z.string(),
  }),
]);
export type ChatEvent = z.output<typeof chatEvent>;

/** The same `turn_id` sent again counts once, and is answered alike. */
export const chatSendCommand = z.strictObject({
  type: z.literal('butler/chat/send'),
  ...thread,
  turn_id: cardId,
  text: text.min(1),
  language: z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/),
  /** The answer will be heard. */
  spoken: z.boolean().optional(),
});
export const chatSendResponse = z.strictObject({ accepted: z.literal(true) });

export const chatStopCommand = z.strictObject({ type: z.literal('butler/chat/stop'), turn_id: cardId });
/** False: there is no such turn that one may stop, or it is over. */
export const chatStopResponse = z.strictObject({ stopped: z.boolean() });

/** What is older than a snapshot or the page before it. */
export const chatHistoryCommand = z.strictObject({
  type: z.literal('butler/chat/history'),
  ...thread,
  before: z.string().min(1).max(400),
});
export const chatOlder = z.strictObject({
  messages: z.array(chatMessage),
  has_more: z.boolean(),
  next: z.string().nullable(),
});

/** Everything of one's own in a thread goes for good; the card has asked once more. */
export const chatDeleteCommand = z.strictObject({
  type: z.literal('butler/chat/delete'),
  ...thread,
  is_sure: z.literal(true),
});

/** For administrators, of a turn of their own. */
export const chatDetailsCommand = z.strictObject({ type: z.literal('butler/chat/details'), turn_id: cardId });
