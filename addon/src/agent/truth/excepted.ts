/** "All lights except the porch", where that of the porch was switched with the others. */
import { clausesOf } from './clauses.ts';
import type { Acted } from './said-amount.ts';

const BUT =
  /\b(?:except(?: for)?|apart from|other than|all but|everything but|but not|bis auf|ausser|ausgenommen) (?<rest>.+)$/u;

export function exceptsWhatWasDone(sentence: string, { done, isActed, mentionsIn }: Acted): boolean {
  if (!isActed || /[?？]\s*$/u.test(sentence)) return false;
  return clausesOf(sentence).some((clause) => {
    const rest = BUT.exec(clause)?.groups?.['rest'];
    if (rest === undefined) return false;
    return mentionsIn(rest).some(({ entityIds }) => {
      const moved = done.filter(({ entityId }) => entityId !== null && entityIds.has(entityId));
      return moved.length > 0 && moved.every(({ isReached }) => isReached);
    });
  });
}
