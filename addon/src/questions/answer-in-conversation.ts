/**
 * The words after a question, before anything else looks at them: they answer it, or they are something new. No
 * model is asked, and none ever sees what may be a PIN.
 */
import type { TurnEvent, TurnRequest } from '../api/contract.ts';
import { isQuestion } from '../agent/ending.ts';
import type { TurnContext } from '../agent/turn-context.ts';
import type { TurnRecord } from '../agent/turn-record.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Log } from '../log.ts';
import type { Household } from '../people/person.ts';
import type { Conversations } from '../store/store.ts';
import { exchangeIdOf } from './answer-elsewhere.ts';
import { type PinChecking, checkPin } from './check-pin.ts';
import { takesPin, withPinFor } from './entitled.ts';
import { lateAnswer } from './late-answer.ts';
import { askedQuestion } from './put-question.ts';
import { ASKER_MS, type Choice, type Decision, type Question } from './question.ts';
import type { QuestionBook } from './question-book.ts';
import { type AnswerRunning, runAnswer } from './run-answer.ts';
import { spokenAnswer } from './spoken-answer.ts';
import { heardPin } from './spoken-pin.ts';
import { storedTurn } from './stored-turn.ts';

export interface ConversationAnswering extends Omit<AnswerRunning, 'book'>, PinChecking {
  readonly book: Pick<QuestionBook, 'openIn' | 'latest' | 'find' | 'decide' | 'finish' | 'putAgain'>;
  readonly household: () => Household;
  readonly conversations: Pick<Conversations, 'recent'>;
  readonly log: Log;
}

/** What is being answered, and where it is written down. */
export interface Answering {
  readonly request: TurnRequest;
  readonly turn: TurnContext;
  readonly record: TurnRecord;
}

/** The answer; undefined leaves the words to whoever comes next. */
type Said = AsyncGenerator<TurnEvent, string | undefined>;

const ANSWERS = ['ButlerYes', 'ButlerNo', 'ButlerChoose'];

export function createConversationAnswering(deps: ConversationAnswering) {
  return async function* answerInConversation(answering: Answering): Said {
    const { request, turn } = answering;
    const isAnswer = ANSWERS.includes(request.intent?.name ?? '');
    const open = await openHere(deps, answering, isAnswer);
    if (open === undefined) return phrasesFor(turn.language).questions.cannotKeep;
    const own = open.filter(({ askerKey }) => askerKey === turn.asker.key);
    const pin = yield* answerWithPin(deps, answering, own);
    if (pin !== undefined) return pin;
    if (own.length === 0) {
      if (!isAnswer) return undefined;
      const isSomebodyElses = (await askedLast(deps, open.at(-1), request)) === 'this';
      const { questions } = phrasesFor(turn.language);
      return isSomebodyElses ? questions.notYours : await tooLate(deps, answering);
    }
    const mine = own.filter(({ answerableBy }) => answerableBy === 'asker');
    if (mine.length > 1) return yield* answerSeveral(deps, answering, mine);
    return yield* answerOne(deps, answering, mine[0] ?? own.at(-1));
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

/**
 * What the person was asked last in this conversation. `this`: nothing was said since the question was put.
 * `another`: a question in the model's words.
 */
async function askedLast(
  { conversations }: Pick<ConversationAnswering, 'conversations'>,
  question: Question | undefined,
  { conversation_id: conversationId, earlier, language }: TurnRequest,
): Promise<'this' | 'another' | 'nothing'> {
  const { exchanges } = await conversations.recent(conversationId, 1);
  const last = exchanges.at(-1);
  if (question !== undefined && earlier.length === 0) {
    // Killed in between, the app may have kept the question and not the exchange.
    const own = [question.turnId, exchangeIdOf(question)];
    if (last === undefined || own.includes(last.id) || last.at < question.askedAt) return 'this';
  }
  return last !== undefined && isQuestion(last.answer, language) ? 'another' : 'nothing';
}

async function tooLate(deps: ConversationAnswering, answering: Answering): Promise<string | undefined> {
  const { request, turn } = answering;
  const latest = await deps.book.latest(request.conversation_id, turn.asker.key);
  if (latest === undefined || (await askedLast(deps, latest, request)) !== 'this') return undefined;
  return lateAnswer(latest, turn.language).message;
}

async function* answerSeveral(
  { book }: ConversationAnswering,
  { request, turn }: Answering,
  mine: readonly Question[],
): Said {
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
  const { request, turn, record } = answering;
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
  const putAgain = async (text: string) => {
    await deps.book.putAgain(question, turn.turnId);
    record.asked = { ...again, text };
    return text;
  };
  const isOnlyVoice = question.isSecurity && !turn.asker.isCertain;
  if (isOnlyVoice && again.isSecretExpected) return await putAgain(again.text);
  if (question.answerableBy === 'adult') return questions.needsAdult;
  if (isOnlyVoice) return questions.notByVoice;
  if (!isFresh) return await putAgain(questions.doYouMean(question.text));
  if (answer.kind === 'yes' && question.isChoice) return await putAgain(questions.whichOne(question.text));
  const choice = answer.kind === 'choice' ? answer.choice : question.choices[0];
  if (choice === undefined) return undefined;
  return yield* run(deps, answering, question, choice, byVoice(turn, choice.id));
}

/** While a PIN is awaited, or just was, digits are nobody's business: not the model's, not the history's. */
async function* answerWithPin(
  deps: ConversationAnswering,
  answering: Answering,
  own: readonly Question[],
): Said {
  const { request, turn, record } = answering;
  const heard = heardPin(request.text);
  if (heard.kind === 'none' || turn.satelliteId === null) return undefined;
  const household = deps.household();
  const { questions } = phrasesFor(turn.language);
  const takesItNow = (question: Question) =>
    takesPin(question, household, turn.house) &&
    question.traces.satellite_id === turn.satelliteId &&
    turn.now.getTime() - question.askedAt.getTime() < ASKER_MS;
  const question = own.findLast(takesItNow);
  if (question === undefined) {
    if (heard.kind === 'few') return undefined;
    const latest = await deps.book.latest(request.conversation_id, turn.asker.key);
    if (latest === undefined || !takesItNow(latest)) return undefined;
    record.isSecret = true;
    return questions.pinWithoutQuestion;
  }
  record.isSecret = true;
  const again = askedQuestion(question, household, turn);
  const putAgain = async (text: string) => {
    await deps.book.putAgain(question, turn.turnId);
    record.asked = { ...again, text };
    return text;
  };
  if (heard.kind !== 'pin') return await putAgain(questions.pinOnly);
  const checked = await checkPin(deps, heard.digits, withPinFor(question, household, turn.house));
  if (checked.kind === 'locked') return questions.pinLocked;
  if (checked.kind === 'wrong') return await putAgain(questions.pinWrong);
  const [choice] = question.choices;
  if (choice === undefined || question.isChoice) return await putAgain(questions.whichOne(question.text));
  const decision = { ...byVoice(turn, choice.id), by: checked.person.name, door: 'pin' } as const;
  return yield* run(deps, answering, question, choice, decision);
}

async function* run(
  deps: ConversationAnswering,
  { turn, record }: Answering,
  question: Question,
  choice: Choice,
  decision: Decision,
): Said {
  const { asker, house, language, signal, now } = turn;
  const stored = storedTurn(question, { asker, house, language, signal, now });
  const ran = await runAnswer(deps, question, choice, decision, stored);
  if (ran === undefined) return await ended(deps, question, turn);
  for (const [index, { sealed, end }] of ran.calls.entries()) {
    const shown = { id: `${turn.turnId.slice(0, 200)}-${index + 1}`, name: end.stored.tool };
    yield { type: 'tool_call', ...shown, args: sealed.args };
    record.calls.push(end.stored);
    if (end.isError) record.failed.add(end.stored);
    yield { type: 'tool_result', ...shown, data: end.data, is_error: end.isError };
  }
  record.asked = ran.asked;
  return ran.spoken;
}

/** Somebody else was faster. */
async function ended({ book }: ConversationAnswering, { id }: Question, turn: TurnContext): Promise<string> {
  const question = await book.find(id);
  const { questions } = phrasesFor(turn.language);
  return question === undefined ? questions.noSuchQuestion : lateAnswer(question, turn.language).message;
}

function byVoice(turn: TurnContext, choiceId: string | null): Decision {
  return { by: null, door: 'voice', at: turn.now, answerId: turn.turnId, choiceId };
}
