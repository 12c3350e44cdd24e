import type { SpokenReply } from '../../voice/voice-button.ts';
import type { Outgoing } from './thread-memory.ts';
import { isUnderWay, type Turn } from './turn.ts';

/** Which turns were said aloud here, so that their answers can be read aloud. */
export interface SaidAloud {
  readonly note: (outgoing: readonly Outgoing[]) => void;
  /** What came of the newest one; null while it is answered, and when it was stopped. */
  readonly reply: (turns: readonly Turn[]) => SpokenReply | null;
  /** The one that is being answered with words just now. */
  readonly beingAnswered: (turns: readonly Turn[]) => Turn | undefined;
}

export function createSaidAloud(): SaidAloud {
  const ids = new Set<string>();
  const newest = (turns: readonly Turn[]) => turns.findLast(({ turn_id: id }) => ids.has(id));
  return {
    note: (outgoing) => {
      for (const { turn_id: id, spoken } of outgoing) if (spoken) ids.add(id);
    },
    reply: (turns) => {
      const turn = newest(turns);
      if (turn === undefined || isUnderWay(turn) || turn.state === 'stopped') return null;
      return { id: turn.turn_id, text: `${turn.answer} ${turn.error ?? ''}`.trim() };
    },
    beingAnswered: (turns) => {
      const turn = newest(turns);
      return turn?.state === 'running' && turn.answer !== '' ? turn : undefined;
    },
  };
}
