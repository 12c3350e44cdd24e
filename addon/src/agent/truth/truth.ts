/**
 * A reply may only claim what was verified in this turn. Every sentence that claims something is held until it
 * has been compared with the record of calls and with the live states; English and German are understood, in
 * other languages the model is only held to admit that something failed.
 */
import type { TurnContext } from '../turn-context.ts';
import type { TurnRecord } from '../turn-record.ts';
import { listsOthers } from './asked-list.ts';
import { isAgainstStates } from './against-states.ts';
import { deniesSomething, isSomethingUndone, saysHowItIs } from './account/admits.ts';
import { isIdle, isOnlyKind } from './account/idle.ts';
import { lookAt, type Look } from './account/look.ts';
import { isOtherAtHome, isOtherByName } from './account/of-home.ts';
import { isUnaccounted } from './account/account.ts';
import { withoutCourtesy } from './courtesy.ts';
import { isBeyond, isDelicate } from './beyond.ts';
import type { FindMentions } from './check-state.ts';
import { isAnyUntrue } from './check.ts';
import { claimsIn } from './clauses.ts';
import { wasRead, type Facts } from './record.ts';
import { createMentions } from './mentions.ts';
import { readSentence } from './read-sentence.ts';
import { createReferent, namedIn } from './referent.ts';
import { saysTooSoon } from './said-later.ts';
import { saysWrongYesOrNo } from './yes-or-no.ts';
import { createUnheeded } from './unheeded.ts';

/** The check for one turn; it sees what the turn does as it happens. */
export interface TruthCheck {
  /** The sentence claims something that nothing bears out. */
  readonly isUntrue: (sentence: string) => boolean;
  /** Of those: nobody misses it, so it is left out and needs no correction. */
  readonly isIdle: (sentence: string) => boolean;
  /** After an act: the words are only kind, and tell nothing of it. */
  readonly isOnlyKind: (text: string) => boolean;
  /**
   * Something was tried and not reached, or ordered and not tried: the next words have to say so. `isLast`: no call
   * will follow these words (the default). */
  readonly mustAdmit: (isLast?: boolean) => boolean;
  readonly admits: (text: string) => boolean;
  /** Something was or should be done in this turn: each sentence is heard as a whole or not at all. */
  readonly isDelicate: () => boolean;
  /** Looks at what is known before the next words, while they are waited for. */
  readonly prepare: () => void;
}

export type Truth = (
  turn: Pick<TurnContext, 'house' | 'text' | 'areaId' | 'language'>,
  record: Pick<TurnRecord, 'calls' | 'failed' | 'recent'>,
) => TruthCheck;

/** What only concerns the talk itself (to remember, to keep nothing) leaves it as free as it was. */
function isActedOnHome({ calls }: Pick<TurnRecord, 'calls'>): boolean {
  return calls.some(
    ({ tier, verdict, effects }) =>
      effects.some(({ entity_ids }) => entity_ids.length > 0) ||
      (tier !== 'read' && tier !== null && (verdict === 'denied' || verdict === 'asked')),
  );
}

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
  /** Something of the home was moved or refused, or should have been: each word has to be accounted for. */
  const isStrict = () => isActedOnHome(record) || isUnheeded(record);
  let looked: { readonly calls: number; readonly look: Look } | undefined;
  const look = (): Look => {
    const { length: calls } = record.calls;
    if (looked?.calls !== calls) looked = { calls, look: lookAt(facts(), mentionsIn) };
    return looked.look;
  };
  const isUntrue = (sentence: string) => {
    if (isStrict()) return isUnaccounted(sentence, look());
    const read = readSentence(sentence);
    const now = facts();
    return (
      isAnyUntrue(claimsIn(sentence), now, mentionsIn) ||
      isBeyond(read, now, mentionsIn) ||
      saysTooSoon(read, now) ||
      saysWrongYesOrNo(sentence, now, mentionsIn) ||
      listsOthers(sentence, now, mentionsIn) ||
      (wasRead(now) ? isOtherAtHome(sentence, look()) : isOtherByName(sentence, look())) ||
      isAgainstStates(read, now, mentionsIn)
    );
  };
  const inContext = createReferent((words) => namedIn(words, mentionsIn(words), house));
  return {
    isUntrue(sentence) {
      if (!isUnderstood) return false;
      const explicit = inContext(sentence);
      return isUntrue(sentence) && (explicit === undefined || isUntrue(explicit));
    },
    isIdle: (sentence) => isUnderstood && isStrict() && isIdle(sentence, look()),
    isOnlyKind: (words) => isUnderstood && isActedOnHome(record) && isOnlyKind(words),
    mustAdmit: (isLast = true) => isSomethingUndone(record) || (isLast && isNothingDone()),
    isDelicate: () => isUnderstood && (isStrict() || isDelicate(facts())),
    prepare: () => void look(),
    admits(text) {
      const words = withoutCourtesy(text);
      if (!isUnderstood || deniesSomething(words)) return true;
      return !isSomethingUndone(record) && saysHowItIs(words);
    },
  };
}
