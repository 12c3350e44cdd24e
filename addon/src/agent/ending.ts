/** The last words of a turn: what code adds to what the model said, so that no turn ends in silence. */
import type { TurnOutcome } from '../api/contract.ts';
import type { Phrases } from '../language/phrases.ts';
import type { LoopEnd } from './loop.ts';
import type { ToldCall, TurnRecord } from './turn-record.ts';

export interface Ending {
  readonly outcome: TurnOutcome;
  /** To be said after everything that was said; may be empty. */
  readonly text: string;
}

/** More sentences of tools than this are not said one by one. */
const MOST_SENTENCES = 6;

/** For a loop that came to an end or out of time. */
export function endingOf(end: LoopEnd, record: TurnRecord, phrases: Phrases): Ending {
  const told = sentencesOf(record.untold);
  const after = (sentence: string) => [told, sentence].filter((part) => part !== '').join(' ');
  const hasText = record.text.trim() !== '';
  if (end.kind === 'answered') {
    if (told === '' && !hasText) return { outcome: 'failed', text: phrases.nothingToSay };
    return { outcome: 'answered', text: told };
  }
  if (end.kind === 'answer_too_long' && hasText) {
    return { outcome: 'answered', text: after(phrases.answerTooLong) };
  }
  if (end.kind === 'untrue') {
    return { outcome: 'answered', text: sentencesOf(record.told) || phrases.notDone };
  }
  if (end.kind === 'asked') return { outcome: 'answered', text: after(record.asked?.text ?? '') };
  if (end.kind === 'refused') return { outcome: 'refused', text: after(phrases.refused) };
  return { outcome: outcomeOf(end), text: after(apology(end, phrases)) };
}

/** Without the model the turn went as if there were none. */
function outcomeOf(end: LoopEnd): TurnOutcome {
  if (end.kind !== 'model_failed') return 'failed';
  if (end.failure.kind === 'too_many_calls') return 'refused';
  return end.failure.kind === 'budget_used_up' ? 'no_model' : 'failed';
}

function apology(
  end: Exclude<LoopEnd, { readonly kind: 'answered' | 'refused' | 'asked' | 'untrue' }>,
  phrases: Phrases,
): string {
  if (end.kind === 'model_failed') {
    return end.inMidSentence ? phrases.cutOffInMidSentence : phrases.model[end.failure.kind];
  }
  if (end.kind === 'aborted') return phrases.outOfTime;
  return end.kind === 'too_many_steps' ? phrases.tooManySteps : phrases.nothingToSay;
}

function sentencesOf(untold: readonly ToldCall[]): string {
  const valid = untold.filter(({ isInvalid }) => !isInvalid);
  const sentences = (valid.length > 0 ? valid : untold).map(({ spoken }) => spoken);
  return [...new Set(sentences)].slice(0, MOST_SENTENCES).join(' ');
}

/** Greek asks with a semicolon; the others are full-width and Arabic. */
const questionMark = /[?？؟]["'”’»)\]*_\s]*$/u;
const greekQuestionMark = /[?;;]["'”’»)\]*_\s]*$/u;

export function isQuestion(text: string, language: string): boolean {
  return (/^el\b/i.test(language) ? greekQuestionMark : questionMark).test(text);
}
