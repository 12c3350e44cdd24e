/** Keeps a question, and says how it may be answered. */
import type { AskingCall } from '../agent/run-call.ts';
import type { Taint, TurnContext } from '../agent/turn-context.ts';
import type { AskedQuestion } from '../agent/turn-record.ts';
import { ButlerError } from '../errors.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Household } from '../people/person.ts';
import { answerersOf, takesPin, userIdsOf } from './entitled.ts';
import { makeQuestion, type Making } from './make-question.ts';
import type { Question } from './question.ts';
import type { QuestionBook } from './question-book.ts';

export interface Putting extends Making {
  readonly book: Pick<QuestionBook, 'add' | 'openIn' | 'shown' | 'decide' | 'putAgain'>;
  readonly household: () => Household;
}

/** The newest, which most likely led here; a card shows all. */
const MOST_TEXTS = 2;

/** Of one asker; with one more the oldest is taken back. */
const MOST_OPEN = 10;

export function createPutting(deps: Putting) {
  /** Throws ButlerError `unavailable` when it cannot be kept, `denied` when there is nobody who could answer. */
  return async (
    calls: readonly AskingCall[],
    turn: TurnContext,
    taint: readonly Taint[],
  ): Promise<AskedQuestion> => {
    const question = makeQuestion(deps, calls, turn, taint);
    const household = deps.household();
    if (!household.isLoaded) throw new ButlerError('unavailable', 'The people could not be read.');
    const userIds = userIdsOf(question, household, turn.house);
    if (userIds.length === 0 && !isForVoice(question, household, turn)) {
      throw new ButlerError('denied', 'nobody could answer', {
        say: ({ questions }) => questions.nobodyMayAnswer,
      });
    }
    const told = question.answerableBy === 'adult' || (question.isSecurity && !question.asker.isCertain);
    const notices = told ? userIds.map((userId) => ({ userId, nonce: deps.randomId() })) : [];
    const asked = askedQuestion(question, household, turn);
    const same = await withdrawOthers(deps, question, turn);
    if (same === undefined) await deps.book.add({ ...question, notices });
    else await deps.book.putAgain(same, turn.turnId);
    return { ...asked, questionId: (same ?? question).id };
  };
}

/** What is said, and what may answer it. */
export function askedQuestion(
  question: Question,
  household: Household,
  { house, language }: Pick<TurnContext, 'house' | 'language'>,
): AskedQuestion {
  const { questions } = phrasesFor(language);
  const reasons = [
    ...(question.why.includes('outside_text') && question.taint.length > 0
      ? [questions.from([...new Set(question.taint.map(({ from }) => from))].slice(-MOST_TEXTS))]
      : []),
    ...(question.why.includes('away') ? [questions.youAreAway] : []),
  ];
  const whole = [...reasons, question.text].join(' ');
  const isPin = takesPin(question, household, house);
  const questionId = question.id;
  if (question.answerableBy === 'adult') {
    const names = answerersOf(question, household, house).map(({ name }) => name);
    const text = names.length === 0 ? whole : questions.askedOthers(names, whole);
    return {
      questionId,
      text: isPin ? questions.onPhoneOrPin(text) : text,
      isAnswerableHere: isPin,
      isSecretExpected: isPin,
    };
  }
  if (!question.isSecurity || question.asker.isCertain) {
    return { questionId, text: whole, isAnswerableHere: true, isSecretExpected: false };
  }
  const text = isPin ? questions.onPhoneOrPin(whole) : questions.onPhone(whole);
  return { questionId, text, isAnswerableHere: isPin, isSecretExpected: isPin };
}

/** By who has asked it, in the words that follow. */
function isForVoice(question: Question, household: Household, { house }: TurnContext): boolean {
  return askedQuestion(question, household, { house, language: question.language }).isAnswerableHere;
}

/**
 * Who asks for the same again means that one, and no other that is open in this conversation. An adult who was
 * asked already is not asked twice: returns the question that stays.
 */
async function withdrawOthers(
  { book, now }: Pick<Putting, 'book' | 'now'>,
  question: Question,
  { conversationId, turnId }: TurnContext,
): Promise<Question | undefined> {
  await book.openIn(conversationId);
  const own = book.shown().filter(({ askerKey }) => askerKey === question.askerKey);
  const isSame = (other: Question) => hashesOf(other) === hashesOf(question);
  const same = own.find(
    (other) => isSame(other) && other.answerableBy === question.answerableBy && other.expiresAt > now(),
  );
  const isHere = (other: Question) =>
    other.conversationId === conversationId && other.answerableBy === 'asker';
  const kept =
    question.answerableBy === 'adult' && same?.conversationId === conversationId ? same : undefined;
  const tooMany = own.slice(0, Math.max(0, own.length - MOST_OPEN + 1));
  const gone = same === undefined ? tooMany : own.filter((other) => isHere(other) || isSame(other));
  for (const other of gone) {
    if (other === kept) continue;
    const decision = { by: null, door: 'voice', at: now(), answerId: turnId, choiceId: null } as const;
    await book.decide(other, 'withdrawn', decision);
  }
  return kept;
}

function hashesOf({ choices }: Question): string {
  return choices.flatMap(({ calls }) => calls.map(({ hash }) => hash)).join();
}
