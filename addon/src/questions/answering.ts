/** What every answer within a conversation needs. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { AskedQuestion, TurnRecord } from '../agent/turn-record.ts';
import type { TurnEvent, TurnRequest } from '../api/contract.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Log } from '../log.ts';
import type { Household } from '../people/person.ts';
import type { Conversations } from '../store/store.ts';
import { addTaint } from '../tools/outside-text.ts';
import type { PinChecking } from './check-pin.ts';
import { lateAnswer } from './late-answer.ts';
import type { Choice, Decision, Question } from './question.ts';
import type { QuestionBook } from './question-book.ts';
import { type AnswerRunning, runAnswer } from './run-answer.ts';
import { storedTurn } from './stored-turn.ts';

export interface ConversationAnswering extends Omit<AnswerRunning, 'book'>, PinChecking {
  readonly book: Pick<
    QuestionBook,
    'openIn' | 'shown' | 'justEnded' | 'latest' | 'find' | 'decide' | 'finish' | 'putAgain'
  >;
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
export type Said = AsyncGenerator<TurnEvent, string | undefined>;

/** The same question once more: the next words may answer it. */
export async function putAgain(
  { book }: Pick<ConversationAnswering, 'book'>,
  { turn, record }: Answering,
  question: Question,
  asked: AskedQuestion,
): Promise<string> {
  await book.putAgain(question, turn.turnId);
  record.asked = asked;
  return asked.text;
}

/** Runs what was chosen, in this turn. */
export async function* runAnswered(
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
  // What is said of it may be in the words of whoever led to it.
  addTaint(record.taint, question.taint);
  for (const [index, { sealed, end }] of ran.calls.entries()) {
    const shown = { id: `${turn.turnId.slice(0, 200)}-${index + 1}`, name: end.stored.tool };
    yield { type: 'tool_call', ...shown, args: sealed.args };
    record.calls.push(end.stored);
    if (end.isError) record.failed.add(end.stored);
    if (end.isSecret === true) record.holdsSecret = true;
    if (end.isUnkept === true) record.isUnkept = true;
    addTaint(record.taint, end.taint ?? []);
    yield { type: 'tool_result', ...shown, data: end.data, is_error: end.isError };
  }
  record.asked = ran.asked;
  record.isPinAwaited = false;
  return ran.spoken;
}

/** Somebody else was faster. */
export async function ended(
  { book }: ConversationAnswering,
  { id }: Question,
  turn: TurnContext,
): Promise<string> {
  const question = await book.find(id);
  const { questions } = phrasesFor(turn.language);
  return question === undefined ? questions.noSuchQuestion : lateAnswer(question, turn.language).message;
}

/** In who has asked's own words. */
export function byVoice(turn: TurnContext, choiceId: string | null): Decision {
  return { by: null, door: 'voice', at: turn.now, answerId: turn.turnId, choiceId };
}
