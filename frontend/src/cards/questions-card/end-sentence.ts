import type { QuestionsWords } from '../../language/questions-words.ts';
import type { Ended } from './questions-topic.ts';

/** What became of a question, and where. */
export function endSentence({ end, by, door, isDone }: Ended, { doors, ended }: QuestionsWords): string {
  const where = doors[door ?? ''] ?? null;
  if (end === 'taken') return (isDone ? ended.taken : ended.takenInVain)(by, where);
  return end === 'declined' ? ended.declined(by, where) : ended[end];
}
