/** The chat card's side of the wire: what one login sends, and what it is told. */
import type * as z from 'zod';
import { chatEvent, type ChatTurn, type chatParams } from '../../../addon/src/api/contract-chat.ts';
import { connectAs, withDeadline } from './connect.ts';

type Params = z.output<typeof chatParams>;
type Event = z.output<typeof chatEvent>;
type Snapshot = Extract<Event, { kind: 'snapshot' }>;

const DEADLINE_MS = 30_000;

export interface Chat {
  readonly snapshot: Snapshot;
  /** Every event, oldest first, as it came. */
  readonly events: readonly Event[];
  /** Each turn as it is now. */
  readonly turn: (turnId: string) => ChatTurn | undefined;
  /** When the turn is so. */
  readonly when: (turnId: string, isSo: (turn: ChatTurn) => boolean) => Promise<ChatTurn>;
  /** Returns the id of the turn. */
  readonly say: (text: string, turnId?: string) => Promise<string>;
  readonly send: (message: { type: string; [key: string]: unknown }) => Promise<unknown>;
  readonly close: () => void;
}

/** Rejects with what Home Assistant says to who may not. */
export async function openChat(
  url: string,
  token: string,
  params: Params = { thread: 'personal' },
): Promise<Chat> {
  const connection = await connectAs(url, token);
  const events: Event[] = [];
  const turns = new Map<string, ChatTurn>();
  const watchers = new Set<() => void>();
  const first = Promise.withResolvers<Snapshot>();
  function take(raw: unknown) {
    const event = chatEvent.parse(raw);
    events.push(event);
    if (event.kind === 'turn') turns.set(event.turn.turn_id, event.turn);
    if (event.kind === 'delta') {
      const known = turns.get(event.turn_id);
      if (known === undefined || known.seq + 1 !== event.seq)
        throw new Error(`${JSON.stringify(event)} has no turn`);
      turns.set(event.turn_id, { ...known, seq: event.seq, answer: known.answer + event.text });
    }
    if (event.kind === 'snapshot') {
      for (const turn of event.turns) turns.set(turn.turn_id, turn);
      first.resolve(event);
    }
    for (const watcher of watchers) watcher();
  }
  try {
    await connection.subscribeMessage(
      take,
      { type: 'butler/subscribe', topic: 'chat', params },
      { resubscribe: false },
    );
  } catch (error) {
    connection.close();
    throw error;
  }
  const send: Chat['send'] = async (message) => await connection.sendMessagePromise(message);
  return {
    snapshot: await withDeadline(first.promise, 'snapshot', DEADLINE_MS),
    events,
    turn: (turnId) => turns.get(turnId),
    async when(turnId, isSo) {
      const { promise, resolve } = Promise.withResolvers<ChatTurn>();
      const look = () => {
        const turn = turns.get(turnId);
        if (turn !== undefined && isSo(turn)) resolve(turn);
      };
      watchers.add(look);
      look();
      try {
        return await withDeadline(
          promise,
          `such turn; it is ${JSON.stringify(turns.get(turnId))}`,
          DEADLINE_MS,
        );
      } finally {
        watchers.delete(look);
      }
    },
    async say(text, turnId = crypto.randomUUID()) {
      await send({ type: 'butler/chat/send', ...params, turn_id: turnId, text, language: 'en' });
      return turnId;
    },
    send,
    close: () => connection.close(),
  };
}
