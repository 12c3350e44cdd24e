/** What code itself finds in the person's own words: verbs, targets, and what else they could mean. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PastExchange } from '../store/store.ts';
import type { PreparedCall } from '../tools/tool.ts';

/** One of the things that the words could mean. */
export interface Option {
  /** As it is said, e.g. `the desk lamp`. */
  readonly label: string;
  /** Absent: the tool of the original call. A scene or a lamp of one name are started by different ones. */
  readonly tool?: string;
  /** The original call with this target, as that tool takes it. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly entityIds: readonly string[];
}

/** The words support another target as well as the one that was chosen, or say the contrary of what it does. */
export interface Ambiguity {
  /** e.g. `The desk lamp or the floor lamp?` */
  readonly question: string;
  /** The chosen one among them; alone, it is a question of yes or no. */
  readonly options: readonly Option[];
  /** "Both" makes sense. */
  readonly isBothPossible: boolean;
}

export interface Meaning {
  /** Reads the words before there is a call to compare them with; the answers are the same without. */
  readonly foresee?: (turn: Pick<TurnContext, 'text' | 'house'>) => void;
  /** The verb and every target of this call stand in the words of this turn, as code reads them. */
  isInOwnWords(call: PreparedCall, turn: TurnContext): boolean;
  /**
   * Null: the words support what was chosen better than anything else and nothing in them is against it, or it does
   * not matter. `input`: of the call itself, also where another tool was to run it. `alongside`: what other calls
   * of this turn act on.
   */
  ambiguity(
    call: PreparedCall,
    input: unknown,
    turn: TurnContext,
    recent: readonly PastExchange[],
    alongside?: ReadonlySet<string>,
  ): Ambiguity | null;
}
