/** Which of the nearest by their meaning stand out: the only reason to show one when the question has no word of its own. */
import type { Near } from './by-meaning.ts';

/** Of so few nobody can say what is usual. */
const FEWEST = 6;
/**
 * Of the way from what is usual to the same, as every model has another scale. Measured with all-MiniLM-L6-v2: the fact
 * that is meant has 0.2 to 0.4, the nearest to "turn it off" or "thank you" 0.1, rarely 0.2.
 */
const CLEARLY = 0.2;

/** `near`: best first; the farther half of them is taken for what is usual. */
export function clearlyNear(near: readonly Near[]): readonly Near[] {
  if (near.length < FEWEST) return [];
  const far = near.slice(Math.ceil(near.length / 2));
  const usual = far.reduce((sum, { likeness }) => sum + likeness, 0) / far.length;
  return near.filter(({ likeness }) => likeness - usual >= CLEARLY * (1 - usual) && likeness > usual);
}
