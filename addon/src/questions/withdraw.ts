/** Whoever is forgotten, or deletes what led to a question, waits for no answer. */
import type { Question } from './question.ts';
import type { QuestionBook } from './question-book.ts';

/** Of those that have no answer, whichever are meant. Throws ButlerError `unavailable`: then some may still be open. */
export async function withdrawQuestions(
  book: Pick<QuestionBook, 'unended' | 'decide'>,
  isMeant: (question: Question) => boolean,
  at: Date,
): Promise<void> {
  for (const question of (await book.unended()).filter(isMeant)) {
    const decision = { by: null, door: 'action', at, answerId: question.id, choiceId: null } as const;
    await book.decide(question, 'withdrawn', decision);
  }
}
