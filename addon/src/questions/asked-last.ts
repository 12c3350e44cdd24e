/** What the next words most likely answer. */
import { isQuestion } from '../agent/ending.ts';
import type { TurnRequest } from '../api/contract.ts';
import type { Conversations } from '../store/store.ts';
import { exchangeIdOf } from './answer-elsewhere.ts';
import type { Question } from './question.ts';

interface Asking {
  readonly conversations: Pick<Conversations, 'recent'>;
}

/**
 * What the person was asked last in this conversation. `this`: nothing was said since the question was put.
 * `another`: a question in the model's words.
 */
export async function askedLast(
  { conversations }: Asking,
  question: Question | undefined,
  { conversation_id: conversationId, earlier, language }: TurnRequest,
): Promise<'this' | 'another' | 'nothing'> {
  const { exchanges } = await conversations.recent(conversationId, 1);
  const last = exchanges.at(-1);
  if (question !== undefined && earlier.length === 0) {
    // Killed in between, the app may have kept the question and not the exchange.
    if (last === undefined || isOf(question, last.id) || last.at <= question.askedAt) return 'this';
  }
  return last !== undefined && isQuestion(last.answer, language) ? 'another' : 'nothing';
}

/** Whether the model asked last in this conversation; `ours` are all that the app has put there. */
export async function hasModelAsked(
  { conversations }: Asking,
  ours: readonly Question[],
  { conversation_id: conversationId, earlier, language }: TurnRequest,
): Promise<boolean> {
  if (earlier.length > 0) return false;
  const { exchanges } = await conversations.recent(conversationId, 1);
  const last = exchanges.at(-1);
  if (last === undefined || ours.some((question) => isOf(question, last.id))) return false;
  return last.outcome === 'answered' && isQuestion(last.answer, language);
}

const isOf = (question: Question, exchangeId: string) =>
  [question.turnId, exchangeIdOf(question)].includes(exchangeId);
