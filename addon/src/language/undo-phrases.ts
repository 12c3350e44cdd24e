/** What is said of what was done: why, and whether there is a way back. */
import type { Subject } from './grammar.ts';

export interface UndoPhrases {
  readonly question: string;
  readonly nothing: string;
  /** Why something is left as it is. */
  readonly left: Readonly<
    Record<'same' | 'changed_since' | 'no_way_back' | 'unknown' | 'away', (things: Subject) => string>
  >;
  readonly forgottenForGood: string;
  readonly unknown: string;

  readonly keptFact: string;
  readonly forgotFact: string;
  readonly changedManner: string;
  readonly because: (reason: Reason) => string;
}

/** What led to something. */
export interface Reason {
  /** `you`: who asks now. `somebody`: in a room nobody can tell. */
  readonly who: 'you' | 'somebody' | 'automation';
  /** Null: they are not kept. */
  readonly words: string | null;
  /** As `HistoryPhrases.when` says it. */
  readonly when: string;
  /** Name of the room, or null. */
  readonly room: string | null;
  readonly through: 'alexa' | 'card' | 'action' | null;
  /** The question that came first, and who said yes to it. */
  readonly asked: { readonly question: string; readonly yesBy: string | null } | null;
}
