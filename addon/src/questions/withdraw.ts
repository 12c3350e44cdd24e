/** Whoever is forgotten waits for no answer. */
import type { QuestionBook } from './question-book.ts';

/** Those that were asked on behalf of somebody, by the key of the asker, and have no answer. */
export async function withdrawQuestions(
  book: Pick<QuestionBook, 'unended' | 'decide'>,
  key: string,
  at: Date,
): Promise<void> {
  for (const question of await book.unended()) {
    if (question.askerKey !== key) continue;
    const decision = { by: null, door: 'action', at, answerId: question.id, choiceId: null } as const;
    await book.decide(question, 'withdrawn', decision);
  }
}
