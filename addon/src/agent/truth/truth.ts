/**
 * A reply may only claim what was verified in this turn. Every sentence that claims something is held until it
 * has been compared with the record of calls and with the live states; English and German are understood, in
 * other languages the model is only held to admit that something failed.
 */
import type { TurnContext } from '../turn-context.ts';
import type { TurnRecord } from '../turn-record.ts';
import { admitsIt, isSomethingUndone } from './admissions.ts';
import type { FindMentions } from './check-state.ts';
import { isAnyUntrue } from './check.ts';
import { claimsIn } from './clauses.ts';
import type { Facts } from './record.ts';
import { createMentions } from './things.ts';

/** The check for one turn; it sees what the turn does as it happens. */
export interface TruthCheck {
  /** The sentence claims something that nothing bears out. */
  readonly isUntrue: (sentence: string) => boolean;
  /** Something was tried and not reached, so that the next words have to say so. */
  readonly mustAdmit: () => boolean;
  readonly admits: (text: string) => boolean;
}

export type Truth = (
  turn: Pick<TurnContext, 'house' | 'text' | 'areaId' | 'language'>,
  record: Pick<TurnRecord, 'calls' | 'failed' | 'recent'>,
) => TruthCheck;

/** Remembers the names of the home from turn to turn. */
export function createTruth(): Truth {
  const findMentions = createMentions();
  return (turn, record) => checkOf(turn, record, (clause) => findMentions(clause, turn.house));
}

function checkOf(...[turn, record, mentionsIn]: [...Parameters<Truth>, FindMentions]): TruthCheck {
  const { language, house, text, areaId } = turn;
  const isUnderstood = /^(?:en|de)\b/iu.test(language);
  return {
    isUntrue(sentence) {
      if (!isUnderstood) return false;
      const { calls, failed, recent } = record;
      const facts: Facts = { calls, failed, recent, text, areaId, house };
      return isAnyUntrue(claimsIn(sentence), facts, mentionsIn);
    },
    mustAdmit: () => isSomethingUndone(record),
    admits: (words) => admitsIt(words, language),
  };
}
