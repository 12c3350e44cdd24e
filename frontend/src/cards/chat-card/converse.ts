import { CONNECTION_LOST, sendCommand } from '../../client/command.ts';
import { newId } from '../../client/new-id.ts';
import { readList, readRecord, readText } from '../../client/read.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import type { Chat, Thread } from './chat-topic.ts';
import { readMessage } from './read-turn.ts';
import type { MemoryOfThread, Outgoing } from './thread-memory.ts';

export interface Words {
  readonly text: string;
  readonly spoken: boolean;
  /** They are a PIN: kept nowhere, not even to send them again. */
  readonly isSecret: boolean;
}

/** What a person can do in a thread. */
export interface Conversation {
  readonly say: (words: Words) => Promise<void>;
  /** Sends again what never arrived, as the same turn. */
  readonly sendAgain: (outgoing: Outgoing) => Promise<void>;
  /** Lets go of what never arrived. */
  readonly discard: (turnId: string) => void;
  /** Ends a turn, or takes back one that waits. Resolves with whether there was one to end. */
  readonly stop: (turnId: string) => Promise<boolean>;
  readonly loadOlder: () => Promise<void>;
  /** After every event of the topic: what has arrived is not on its way any more. */
  readonly settle: (chat: Chat) => void;
}

export function createConversation(
  hass: Pick<Hass, 'connection' | 'language'>,
  thread: Thread,
  memory: MemoryOfThread,
  known: () => Chat | null,
): Conversation {
  function update(turnId: string, changes: Partial<Outgoing>): void {
    const outgoing = memory
      .state()
      .outgoing.map((one) => (one.turn_id === turnId ? { ...one, ...changes } : one));
    memory.change({ outgoing });
  }

  async function send(turnId: string, { text, spoken, isSecret }: Words): Promise<void> {
    const message = { turn_id: turnId, text, language: hass.language, ...(spoken ? { spoken } : {}) };
    const answered = await sendCommand(hass.connection, { type: 'butler/chat/send', ...thread, ...message });
    const end = isSecret ? { text: null } : {};
    if (answered.kind === 'answer') {
      update(turnId, { ...end, state: 'accepted', snapshots: known()?.snapshots ?? 0 });
    } else {
      const { code, message: why } = answered.refusal;
      update(turnId, { ...end, state: 'failed', why: code === CONNECTION_LOST ? null : why });
    }
  }

  function discard(turnId: string): void {
    memory.change({ outgoing: memory.state().outgoing.filter(({ turn_id: id }) => id !== turnId) });
  }

  async function loadOlder(): Promise<void> {
    const chat = known();
    const { older, isLoadingOlder } = memory.state();
    const ours = older !== null && older.base === chat?.base ? older : null;
    const before = ours === null ? chat?.next : ours.next;
    if (chat === null || isLoadingOlder || typeof before !== 'string') return;
    memory.change({ isLoadingOlder: true });
    const message = { type: 'butler/chat/history', ...thread, before };
    const answered = await sendCommand(hass.connection, message);
    const page = answered.kind === 'answer' ? readRecord(answered.answer) : null;
    const refusal =
      answered.kind === 'refusal' && answered.refusal.code !== CONNECTION_LOST ? answered.refusal : null;
    const turns = readList(page?.['messages'], readMessage);
    memory.change({
      isLoadingOlder: false,
      ...(page === null
        ? { olderFailed: { why: refusal?.message ?? null } }
        : {
            olderFailed: null,
            older: {
              base: chat.base,
              turns: [...turns, ...(ours?.turns ?? [])],
              next: readText(page['next']),
            },
          }),
    });
  }

  return {
    say: async (words) => {
      const turnId = newId();
      const outgoing: Outgoing = {
        turn_id: turnId,
        text: words.isSecret ? null : words.text,
        spoken: words.spoken,
        state: 'sending',
        snapshots: 0,
        why: null,
      };
      memory.change({ outgoing: [...memory.state().outgoing, outgoing] });
      await send(turnId, words);
    },
    sendAgain: async ({ turn_id: id, text, spoken }) => {
      if (text === null) return;
      update(id, { state: 'sending', why: null });
      await send(id, { text, spoken, isSecret: false });
    },
    discard,
    stop: async (turnId) => {
      const answered = await sendCommand(hass.connection, { type: 'butler/chat/stop', turn_id: turnId });
      return answered.kind === 'answer' && readRecord(answered.answer)?.['stopped'] === true;
    },
    loadOlder,
    settle: (chat) => {
      const { outgoing } = memory.state();
      const left = outgoing
        .filter(({ turn_id: id }) => !chat.turns.some((turn) => turn.turn_id === id))
        .map((one) =>
          one.state === 'accepted' && one.snapshots < chat.snapshots
            ? { ...one, state: 'failed' as const, why: null }
            : one,
        );
      const isSame = left.length === outgoing.length && left.every((one, index) => one === outgoing[index]);
      if (!isSame) memory.change({ outgoing: left });
    },
  };
}
