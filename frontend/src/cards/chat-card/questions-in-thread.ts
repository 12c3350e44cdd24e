import type { Question, Questions } from '../questions-card/questions-topic.ts';
import type { Turn } from './turn.ts';
import type { AskedQuestion } from './turn-view.ts';

/** The question that a turn put; null when it put none, it is over for long, or a later turn put it once more. */
export function askedBy(
  { turn_id: turnId, question_id: id }: Turn,
  questions: Questions | null,
  turns: readonly Turn[],
): AskedQuestion | null {
  if (id === null || questions === null) return null;
  const last = turns.findLast((turn) => turn.question_id === id);
  if (last !== undefined && last.turn_id !== turnId) return null;
  const question = questions.open.find((one) => one.id === id);
  if (question !== undefined) return { question, ended: null };
  const ended = questions.ended.find((one) => one.question.id === id);
  return ended === undefined ? null : { question: ended.question, ended };
}

/** What waits for this person and was put elsewhere, as by voice; and what has just become of such. */
export function askedElsewhere(
  turns: readonly Turn[],
  questions: Questions | null,
): readonly AskedQuestion[] {
  if (questions === null) return [];
  const isElsewhere = ({ id }: Question) => !turns.some((turn) => turn.question_id === id);
  return [
    ...questions.ended.map((ended) => ({ question: ended.question, ended })),
    ...questions.open.map((question) => ({ question, ended: null })),
  ].filter(({ question }) => question.may_answer && isElsewhere(question));
}
