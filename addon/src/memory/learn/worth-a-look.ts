/** Which exchanges may be learned from at all. All of it is decided by code, before a model sees a word. */
import { UNSAID } from '../../agent/turn-record.ts';
import { contentWords } from '../fact-words.ts';
import { holdsSecret } from '../secrets.ts';
import type { PendingExchange } from './pending-rows.ts';
import { isQuestionOrOrder, sentencesOf } from './sentence.ts';

/** What was told with these is kept already, as it was said; what was forgotten stays so. */
const TELLING = new Set(['remember_fact', 'correct_fact', 'forget_fact']);
/** Others were handled by Home Assistant or by a sentence of the butler's own: orders and questions. */
const OUTCOMES = new Set(['answered', 'no_model', 'failed']);

export function worthALook(pending: readonly PendingExchange[]): readonly PendingExchange[] {
  const forgetting = pending.filter(({ tools }) => tools.includes('forget_fact'));
  return pending.filter(
    (exchange) =>
      isOpenToAll(exchange) &&
      // "Forget what I said about the key" means what was only just said, too.
      !forgetting.some((other) => other.at >= exchange.at && hasWordsInCommon(other.said, exchange.said)),
  );
}

function isOpenToAll(exchange: PendingExchange): boolean {
  const { said, answered, isTainted, isWithheld, door, outcome, tools } = exchange;
  if (isTainted || isWithheld || said === UNSAID) return false;
  if (holdsSecret(said) || holdsSecret(answered)) return false;
  // What an automation says as somebody was put together by nobody knows whom.
  if (door === 'action' || !OUTCOMES.has(outcome)) return false;
  if (tools.some((tool) => TELLING.has(tool))) return false;
  return sentencesOf(said).some((sentence) => !isQuestionOrOrder(sentence));
}

function hasWordsInCommon(one: string, other: string): boolean {
  const words = new Set(contentWords(one));
  return contentWords(other).some((word) => words.has(word) && !FORGETTING.test(word));
}

const FORGETTING = /^(?:forget|forgot|vergiss|vergessen|please|bitte)$/u;
