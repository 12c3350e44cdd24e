/**
 * The words after a question, before anything else looks at them: they answer it, or they are something new. No
 * model is asked, and none ever sees what may be a PIN.
 */
import type { TurnRequest } from '../api/contract.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import { answerWithPin } from './answer-with-pin.ts';
import {
  type Answering,
  byVoice,
  type ConversationAnswering,
  ended,
  putAgain,
  runAnswered,
  type Said,
} from './answering.ts';
import { askedLast } from './asked-last.ts';
import { lateAnswer } from './late-answer.ts';
import { askedQuestion } from './put-question.ts';
import type { Question } from './question.ts';
import { spokenAnswer } from './spoken-answer.ts';

const ANSWERS = ['ButlerYes', 'ButlerNo', 'ButlerChoose'];

export function createConversationAnswering(deps: ConversationAnswering) {
  return async function* answerInConversation(answering: Answering): Said {
    const { request, turn } = answering;
    const isAnswer = ANSWERS.includes(request.intent?.name ?? '');
    const open = await openHere(deps, answering, isAnswer);
    if (open === undefined) return phrasesFor(turn.language).questions.cannotDecide;
    const own = open.filter(({ askerKey }) => askerKey === turn.asker.key);
    const pin = yield* answerWithPin(deps, answering, open);
    if (pin !== undefined) return pin;
    if (own.length === 0) {
      if (!isAnswer) return undefined;
      const isSomebodyElses = (await askedLast(deps, open.at(-1), request)) === 'this';
      const { questions } = phrasesFor(turn.language);
      return isSomebodyElses ? questions.notYours : await tooLate(deps, answering);
    }
    const mine = own.filter(({ answerableBy }) => answerableBy === 'asker');
    if (mine.length > 1) return await answerSeveral(deps, answering, mine);
    return yield* answerOne(deps, answering, (await newest(deps, own, request)) ?? mine[0] ?? own.at(-1));
  };
}

/** Undefined: they could not be read, and the words are an answer to one. */
async function openHere(
  { book, log }: ConversationAnswering,
  { request }: Answering,
  isAnswer: boolean,
): Promise<readonly Question[] | undefined> {
  try {
    return await book.openIn(request.conversation_id);
  } catch (error) {
    log.warning('the questions could not be read', { error });
    return isAnswer ? undefined : [];
  }
}

/** The one that was put last, if nothing was said since. */
async function newest(
  deps: ConversationAnswering,
  own: readonly Question[],
  request: TurnRequest,
): Promise<Question | undefined> {
  for (const question of own.toReversed()) {
    if ((await askedLast(deps, question, request)) === 'this') return question;
  }
  return undefined;
}

async function tooLate(deps: ConversationAnswering, answering: Answering): Promise<string | undefined> {
  const { request, turn } = answering;
  const latest = await deps.book.latest(request.conversation_id, turn.asker.key);
  if (latest === undefined || (await askedLast(deps, latest, request)) !== 'this') return undefined;
  return lateAnswer(latest, turn.language).message;
}

async function answerSeveral(
  { book }: ConversationAnswering,
  { request, turn }: Answering,
  mine: readonly Question[],
): Promise<string | undefined> {
  const { questions } = phrasesFor(turn.language);
  const name = request.intent?.name;
  if (name === 'ButlerYes' || name === 'ButlerChoose') {
    return questions.severalOpen(mine.map(({ text }) => text));
  }
  if (name !== 'ButlerNo') return undefined;
  for (const question of mine) await book.decide(question, 'declined', byVoice(turn, null));
  return questions.declined;
}

async function* answerOne(
  deps: ConversationAnswering,
  answering: Answering,
  question: Question | undefined,
): Said {
  if (question === undefined) return undefined;
  const { request, turn } = answering;
  const { questions } = phrasesFor(turn.language);
  const answer = spokenAnswer(request.text, request.intent, question);
  const asked = await askedLast(deps, question, request);
  const isFresh = asked === 'this';
  switch (answer.kind) {
    case 'other':
      return undefined;
    case 'instead':
      if (isFresh) await deps.book.decide(question, 'withdrawn', byVoice(turn, null));
      return undefined;
    case 'no':
      answering.record.isPinAwaited = false;
      if (asked === 'another' || (!isFresh && request.intent?.name === 'ButlerStop')) return undefined;
      if (question.answerableBy === 'adult') {
        if (!isFresh) return undefined;
        await deps.book.decide(question, 'withdrawn', byVoice(turn, null));
        return questions.declined;
      }
      return (await deps.book.decide(question, 'declined', byVoice(turn, null)))
        ? questions.declined
        : await ended(deps, question, turn);
    case 'yes':
    case 'choice':
      // A "yes" to what the model has asked, or a name in a new sentence.
      if (asked === 'another' || (!isFresh && request.intent === null)) return undefined;
  }
  const again = askedQuestion(question, deps.household(), turn);
  const ask = async (text: string) => await putAgain(deps, answering, question, { ...again, text });
  const isOnlyVoice = question.isSecurity && !turn.asker.isCertain;
  if (isOnlyVoice && again.isSecretExpected) return await ask(again.text);
  if (question.answerableBy === 'adult') return questions.needsAdult;
  if (isOnlyVoice) return questions.notByVoice;
  if (!isFresh) return await ask(questions.doYouMean(question.text));
  if (answer.kind === 'yes' && question.isChoice) return await ask(questions.whichOne(question.text));
  const choice = answer.kind === 'choice' ? answer.choice : question.choices[0];
  if (choice === undefined) return undefined;
  return yield* runAnswered(deps, answering, question, choice, byVoice(turn, choice.id));
}
