/** "Everything off except the desk lamp", and just the desk lamp goes off. */
import type { Question } from './ambiguity.ts';
import { readingsOf } from './choose.ts';
import { idsOf } from './exceptions.ts';

/** All that was chosen is what was said not to be meant, and nowhere else is it named. */
export function isOnlyExcepted({ chosen, scope, sentence }: Question): boolean {
  if (chosen.length === 0 || !sentence.parts.some(({ isExcepted }) => isExcepted)) return false;
  const { parts } = sentence;
  const behind = parts.slice(parts.findIndex(({ isExcepted }) => isExcepted) + 1);
  // "All on except the desk lamp, turn that off."
  if (behind.some(({ content, whole }) => content.length === 0 && IT.test(whole))) return false;
  const readings = readingsOf(sentence, scope);
  const excepted = idsOf(readings.filter(({ part }) => part.isExcepted));
  const meant = new Set(
    readings
      .filter(({ part, best }) => !part.isExcepted && best.length === 1)
      .flatMap(({ best }) => best.map(({ known }) => known.entity.entityId)),
  );
  return chosen.every((id) => excepted.has(id) && !meant.has(id));
}

const IT = / (?:it|that|this|those|them|one|die|den|das|es|sie|ihn) /u;
