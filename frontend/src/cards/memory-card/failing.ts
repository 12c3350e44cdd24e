import { CONNECTION_LOST } from '../../client/command.ts';
import type { Refusal } from '../../client/topic.ts';
import type { MemoryWords } from '../../language/memory-words.ts';

/** One sentence for a change that was not made. */
export function sayRefusal({ code }: Refusal, words: MemoryWords): string {
  if (code === CONNECTION_LOST) return words.lost;
  if (code === 'denied') return words.notYours;
  return code === 'not_found' ? words.gone : words.failed;
}
