import type { Hass } from '../../home-assistant/hass.ts';
import type { SpokenReply } from '../../voice/voice-button.ts';
import type { Chat, Thread } from './chat-topic.ts';
import { createConversation } from './converse.ts';
import { createSaidAloud } from './said-aloud.ts';
import { memoryOf, type Outgoing, type ThreadMemory } from './thread-memory.ts';
import { isHidden, isUnderWay, type Turn } from './turn.ts';

/** What a view shows and knows; asked anew each time. */
export interface Shown {
  readonly chat: () => Chat;
  /** Nothing can be said now: no connection, or a preview. */
  readonly isInert: () => boolean;
  /** A question is open here; digits may be meant for it, though no PIN is taken. */
  readonly isAsked: () => boolean;
}

/** One view's talk in one thread: what is known of it, what is on its way, and what can be done. */
export interface Talk {
  readonly memory: () => ThreadMemory;
  /** All turns that are known, the oldest first. */
  readonly turns: () => readonly Turn[];
  readonly count: () => number;
  /** What is answered now. */
  readonly running: () => Turn | undefined;
  /** The next words are a PIN. */
  readonly isSecret: () => boolean;
  /** Of what was said aloud here. */
  readonly reply: () => SpokenReply | null;
  /** What stands in the field. */
  readonly draft: (text: string) => void;
  /** What was understood, to be corrected in the field. */
  readonly hear: (text: string) => void;
  /** What stood in the field, or `isSpoken`. */
  readonly say: (text: string, isSpoken?: boolean) => void;
  readonly sendAgain: (outgoing: Outgoing) => void;
  readonly discard: (outgoing: Outgoing) => void;
  /** Stops it; one that waited can be said otherwise. */
  readonly takeBack: (turn: Turn) => void;
  readonly stop: () => void;
  /** Who speaks into an answer has heard enough of it. */
  readonly interrupt: () => void;
  /** When one has come to the oldest; not again by itself once that has failed. */
  readonly loadOlder: () => void;
  /** Resolves with whether they are there. */
  readonly retryOlder: () => Promise<boolean>;
  readonly dropOlder: () => void;
  /** After every event of the topic. */
  readonly settle: () => void;
  readonly end: () => void;
}

/** Goes on where this page was in this thread; `onChange` is called on every change of what it keeps. */
export function openTalk(
  hass: Hass,
  thread: Thread,
  { chat, isInert, isAsked }: Shown,
  onChange: () => void,
): Talk {
  const memory = memoryOf(hass.connection, thread);
  const conversation = createConversation(hass, thread, memory, chat);
  const aloud = createSaidAloud();
  const end = memory.watch(onChange);
  /** What stands in the field was said, and may have been corrected. */
  let isDraftSpoken = false;

  const running = () => chat().turns.find(({ state }) => state === 'running');

  function isSecret(): boolean {
    const isOnItsWay = memory.state().outgoing.some(({ state }) => state !== 'failed');
    return chat().isSecretExpected && !isOnItsWay && !chat().turns.some(isUnderWay);
  }

  /** Then it is not kept to be sent again: what Home Assistant makes of it is Home Assistant's business. */
  const isPinAmong = (text: string) => isAsked() && /^\D{0,20}(?:\d[\s.,-]*){4,12}$/u.test(text);

  async function takeBack(turn: Turn): Promise<void> {
    const isStopped = await conversation.stop(turn.turn_id);
    if (turn.state === 'queued' && isStopped && memory.state().draft === '' && !isHidden(turn))
      memory.change({ draft: turn.text });
  }

  function stop(turn: Turn | undefined): void {
    if (turn !== undefined && !isInert()) void takeBack(turn);
  }

  return {
    memory: memory.state,
    turns: () => {
      const { older } = memory.state();
      return older?.base === chat().base ? [...older.turns, ...chat().turns] : chat().turns;
    },
    count: () => chat().turns.length + memory.state().outgoing.length,
    running,
    isSecret,
    reply: () => aloud.reply(chat().turns),
    draft: (text) => {
      if (text.trim() === '') isDraftSpoken = false;
      memory.change({ draft: text });
    },
    hear: (text) => {
      const before = memory.state().draft.trim();
      memory.change({ draft: before === '' ? text : `${before} ${text}` });
      isDraftSpoken = true;
    },
    say: (text, isSpoken = isDraftSpoken) => {
      if (isInert()) return;
      const words = { text, spoken: isSpoken, isSecret: isSecret() || isPinAmong(text) };
      isDraftSpoken = false;
      memory.change({ draft: '' });
      void conversation.say(words);
      aloud.note(memory.state().outgoing);
    },
    sendAgain: (outgoing) => void conversation.sendAgain(outgoing),
    discard: ({ turn_id: id }) => conversation.discard(id),
    takeBack: stop,
    stop: () => stop(running()),
    interrupt: () => stop(aloud.beingAnswered(chat().turns)),
    loadOlder: () => {
      if (!isInert() && memory.state().olderFailed === null) void conversation.loadOlder();
    },
    retryOlder: async () => {
      if (isInert()) return false;
      await conversation.loadOlder();
      return memory.state().olderFailed === null;
    },
    dropOlder: () => {
      const { older, olderFailed } = memory.state();
      if (older !== null || olderFailed !== null) memory.change({ older: null, olderFailed: null });
    },
    settle: () => conversation.settle(chat()),
    end,
  };
}
