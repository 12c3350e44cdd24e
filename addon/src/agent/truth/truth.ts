/**
 * A reply may only claim what was verified in this turn. Every sentence that claims something is held until it
 * has been compared with the record of calls and with the live states; English and German are understood, in
 * other languages the model is only held to admit that something failed.
 */
import type { TurnContext } from '../turn-context.ts';
import type { TurnRecord } from '../turn-record.ts';
import { admitsIt, isSomethingUndone } from './admissions.ts';
import { listsOthers } from './asked-list.ts';
import { saysOtherValue } from './asked-value.ts';
import { isAgainstStates } from './against-states.ts';
import { isBesideTheRecord } from './beside-the-record.ts';
import { withoutCourtesy } from './courtesy.ts';
import { isBeyond, isDelicate } from './beyond.ts';
import { ALREADY, type FindMentions } from './check-state.ts';
import { plainOf } from './plain.ts';
import { nounsIn } from './things.ts';
import { isAnyUntrue } from './check.ts';
import { claimsIn, saidIn } from './clauses.ts';
import type { Facts } from './record.ts';
import { saysItIsSo } from './so-already.ts';
import { isMotion } from './said-deeds.ts';
import { sentencesOf } from './speech.ts';
import { createMentions } from './mentions.ts';
import { readSentence } from './read-sentence.ts';
import { createReferent, namedIn } from './referent.ts';
import { saysWrongYesOrNo } from './yes-or-no.ts';
import { asksOrOffers, createUnheeded } from './unheeded.ts';

/** The check for one turn; it sees what the turn does as it happens. */
export interface TruthCheck {
  /** The sentence claims something that nothing bears out. */
  readonly isUntrue: (sentence: string) => boolean;
  /**
   * Something was tried and not reached, or ordered and not tried: the next words have to say so. `isLast`: no call
   * will follow these words (the default). */
  readonly mustAdmit: (isLast?: boolean) => boolean;
  readonly admits: (text: string) => boolean;
  /** Something was or should be done in this turn: each sentence is heard as a whole or not at all. */
  readonly isDelicate: () => boolean;
}

export type Truth = (
  turn: Pick<TurnContext, 'house' | 'text' | 'areaId' | 'language'>,
  record: Pick<TurnRecord, 'calls' | 'failed' | 'recent'>,
) => TruthCheck;

/** Of what was asked for. */
const PRONOUN =
  /^(?:(?:ok|okay|yes|ja|oh|hm|no|nein) )*(?:it|it's|they|they're|that|that's|er|sie|es|das|der|die|ist|sind|is|are)\b/u;

/** Remembers the names of the home from turn to turn. */
export function createTruth(): Truth {
  const findMentions = createMentions();
  return (turn, record) => checkOf(turn, record, (clause) => findMentions(clause, turn.house));
}

function checkOf(...[turn, record, mentionsIn]: [...Parameters<Truth>, FindMentions]): TruthCheck {
  const { language, house, text, areaId } = turn;
  const isUnderstood = /^(?:en|de)\b/iu.test(language);
  const facts = (): Facts => {
    const { calls, failed, recent } = record;
    return { calls, failed, recent, text, areaId, house };
  };
  const isUnheeded = createUnheeded(text, (words) => mentionsIn(words).length > 0);
  const isNothingDone = () => isUnderstood && isUnheeded(record);
  /** "It is on already": something is claimed, and all of it is so. */
  const isBorneOut = (words: string) => {
    const claims = sentencesOf(words).flatMap(claimsIn);
    if (sentencesOf(words).flatMap(saidIn).some(isMotion)) return false;
    const isOfSomething =
      nounsIn(plainOf(words)).length > 0 ||
      mentionsIn(words).length > 0 ||
      ALREADY.test(plainOf(words)) ||
      PRONOUN.test(plainOf(words));
    return isOfSomething && claims.length > 0 && !isAnyUntrue(claims, facts(), mentionsIn);
  };
  const isUntrue = (sentence: string) => {
    const read = readSentence(sentence);
    const now = facts();
    return (
      isAnyUntrue(claimsIn(sentence), now, mentionsIn) ||
      isBeyond(sentence, read, now, mentionsIn) ||
      saysWrongYesOrNo(sentence, now, mentionsIn) ||
      listsOthers(sentence, now, mentionsIn) ||
      saysOtherValue(sentence, now, mentionsIn) ||
      isAgainstStates(read, now, mentionsIn) ||
      isBesideTheRecord(read, now, mentionsIn)
    );
  };
  const inContext = createReferent((words) => namedIn(words, mentionsIn(words), house));
  return {
    isUntrue(sentence) {
      if (!isUnderstood) return false;
      const explicit = inContext(sentence);
      return isUntrue(sentence) && (explicit === undefined || isUntrue(explicit));
    },
    mustAdmit: (isLast = true) => isSomethingUndone(record) || (isLast && isNothingDone()),
    isDelicate: () => isUnderstood && isDelicate(facts()),
    admits(text) {
      const words = withoutCourtesy(text);
      if (admitsIt(words, language)) return true;
      if (isSomethingUndone(record)) return false;
      return asksOrOffers(words) || isBorneOut(words) || saysItIsSo(words, facts(), mentionsIn);
    },
  };
}
