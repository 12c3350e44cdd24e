/** Answers that come from a card, a phone's button or an action: by a person whom Home Assistant vouches for. */
import type * as z from 'zod';
import type { questionAnswerRequest, questionAnswerResponse } from '../api/contract-questions.ts';
import { UNSAID } from '../agent/turn-record.ts';
import { ButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Asker } from '../people/asker.ts';
import type { Household } from '../people/person.ts';
import type { Traces } from '../people/who.ts';
import type { Conversations, Exchange } from '../store/store.ts';
import { userIdsOf } from './entitled.ts';
import { lateAnswer } from './late-answer.ts';
import type { Choice, Decision, Question } from './question.ts';
import type { QuestionBook } from './question-book.ts';
import { type AnswerRunning, isUnsaid, type RanCalls, runAnswer } from './run-answer.ts';
import { storedTurn, type TurnNow } from './stored-turn.ts';

export type AnswerRequest = z.output<typeof questionAnswerRequest>;
export type AnswerResponse = z.output<typeof questionAnswerResponse>;

export interface ElsewhereAnswering extends Omit<AnswerRunning, 'book'> {
  readonly book: Pick<QuestionBook, 'find' | 'decide' | 'finish'>;
  readonly household: () => Household;
  readonly house: () => House | undefined;
  readonly whoIsIt: (traces: Traces, house: House) => Asker | Promise<Asker>;
  readonly conversations: Pick<Conversations, 'add'>;
  readonly now: () => Date;
}

/**
 * Throws ButlerError `unavailable` when home or database is away, `invalid` for an answer that the question does
 * not have. Nothing has run then.
 */
export type AnswerElsewhere = (
  questionId: string,
  request: AnswerRequest,
  signal: AbortSignal,
) => Promise<AnswerResponse>;

export function createElsewhereAnswering(deps: ElsewhereAnswering): AnswerElsewhere {
  const running = new Map<string, Promise<AnswerResponse>>();

  async function decided(question: Question, answerId: string): Promise<AnswerResponse> {
    const { state, decision, outcome, language } = question;
    const isSent = decision?.answerId === answerId;
    if (isSent && state === 'taken') {
      const end = running.get(question.id);
      if (end !== undefined) return await end;
    }
    if (isSent && state === 'declined') {
      return { state, message: phrasesFor(language).questions.declined };
    }
    if (isSent && (state === 'done' || state === 'failed') && outcome !== null && outcome !== '') {
      return { state, message: outcome };
    }
    return lateAnswer(question, language);
  }

  return async (questionId, request, signal) => {
    const question = await deps.book.find(questionId);
    if (question === undefined) {
      return { state: 'unknown', message: phrasesFor('en').questions.noSuchQuestion };
    }
    const phrases = phrasesFor(question.language);
    const house = deps.house();
    if (house === undefined) throw away();
    // Which also waits for the people to be read.
    const asker = await deps.whoIsIt(question.traces, house);
    const household = deps.household();
    if (!household.isLoaded) throw nobodyKnown();
    if (!isEntitled(question, request, household, house)) {
      return { state: 'not_yours', message: phrases.questions.notYours };
    }
    const now = deps.now();
    if (question.state !== 'open' || question.expiresAt <= now) {
      return await decided(question, request.answer_id);
    }
    const decision: Decision = {
      by: nameOf(request.user_id, household) ?? question.asker.name,
      door: request.door,
      at: now,
      answerId: request.answer_id,
      choiceId: request.answer === 'no' ? null : request.answer,
    };
    const again = async () =>
      await decided((await deps.book.find(questionId)) ?? question, request.answer_id);
    if (request.answer === 'no') {
      const isMine = await deps.book.decide(question, 'declined', decision);
      return isMine ? { state: 'declined', message: phrases.questions.declined } : await again();
    }
    const choice = question.choices.find(({ id }) => id === request.answer);
    if (choice === undefined) throw noSuchAnswer(question);
    if (choice.isGuarded && !request.is_unlocked) {
      return { state: 'needs_unlock', message: phrases.questions.needsUnlock };
    }
    const work = run(deps, question, choice, decision, { house, asker, signal }).then(
      async (ran): Promise<AnswerResponse> =>
        ran === undefined ? await again() : { state: ran.isDone ? 'done' : 'failed', message: ran.spoken },
    );
    if (!running.has(questionId)) {
      running.set(questionId, work);
      const forget = () => void running.delete(questionId);
      work.then(forget, forget);
    }
    return await work;
  };
}

async function run(
  deps: ElsewhereAnswering,
  question: Question,
  choice: Choice,
  decision: Decision,
  now: Pick<TurnNow, 'house' | 'asker' | 'signal'>,
): Promise<RanCalls | undefined> {
  const turn = storedTurn(question, { ...now, language: question.language, now: decision.at });
  const ran = await runAnswer(deps, question, choice, decision, turn);
  if (ran !== undefined) deps.conversations.add(exchangeOf(question, decision, ran, deps.now()));
  return ran;
}

/** Of the exchange that stands for an answer which came another way. */
export const exchangeIdOf = ({ id }: Pick<Question, 'id'>) => `question-${id}`;

/** In the conversation of who has asked, so that "what did you do?" knows of it. */
function exchangeOf(question: Question, { by, at }: Decision, ran: RanCalls, end: Date): Exchange {
  const { traces, language } = question;
  return {
    id: exchangeIdOf(question),
    conversationId: question.conversationId,
    at,
    door: traces.door,
    speaker: question.askerKey,
    userId: traces.user_id,
    areaId: traces.area_id,
    satelliteId: traces.satellite_id,
    language,
    text: phrasesFor(language).questions.yesBy(by ?? ''),
    answer: isUnsaid(ran) ? UNSAID : ran.spoken,
    outcome: 'sentence',
    calls: ran.calls.map(({ end: { stored } }) => stored),
    usage: [],
    taint: [...question.taint, ...ran.calls.flatMap(({ end }) => end.taint ?? [])],
    durationMs: Math.max(0, end.getTime() - at.getTime()),
  };
}

/** By the rights of now. A button proves itself by the random id that only this person's phone was sent. */
function isEntitled(
  question: Question,
  { user_id: userId, door, nonce }: AnswerRequest,
  household: Household,
  house: House,
): boolean {
  if (!userIdsOf(question, household, house).includes(userId)) return false;
  if (door !== 'phone') return true;
  return (
    nonce !== null && question.notices.some((notice) => notice.userId === userId && notice.nonce === nonce)
  );
}

function nameOf(userId: string, { people }: Household): string | null {
  return people.find((person) => person.userId === userId)?.name ?? null;
}

const away = () =>
  new ButlerError('unavailable', 'I am not connected to Home Assistant yet.', {
    say: ({ noHome }) => noHome,
  });

const nobodyKnown = () =>
  new ButlerError('unavailable', 'The people could not be read.', {
    say: ({ questions }) => questions.cannotDecide,
  });

function noSuchAnswer({ choices }: Question): ButlerError {
  const answers = [...choices.map(({ id }) => id), 'no'].join(', ');
  return new ButlerError('invalid', `This question can be answered with: ${answers}.`);
}
