/** Which parts of a sentence are about some things: of each those that say most of it. */
import { isOfKind } from '../kind-words.ts';
import type { Known } from '../name-index.ts';
import type { Part } from '../sentence.ts';
import { SAME, supportOf, type Where } from '../support.ts';

export function partsAbout(
  chosen: readonly Known[],
  parts: readonly Part[],
  where: Where,
): ReadonlySet<Part> {
  const telling = parts.filter(({ content }) => content.length > 0);
  return new Set(
    chosen.flatMap((known) => {
      // "Dad's bedside lamp off and mum's to ten percent": the first one has a word that hers has not.
      const whole = telling.filter((part) => isAllOf(known, part) && supportOf(known, part, where).score > 0);
      const rated = (whole.length > 0 ? whole : telling).map((part) => ({
        part,
        score: supportOf(known, part, where).score,
      }));
      const most = Math.max(0, ...rated.map(({ score }) => score));
      return rated.flatMap(({ part, score }) => (score > 0 && score >= most - SAME ? [part] : []));
    }),
  );
}

/** Every word of the part is in its name, or says its kind or place. */
function isAllOf({ entity, labels }: Known, { content, places }: Part): boolean {
  const isItsPlace = (at: number) =>
    places.some(({ areaIds, words }) => words.has(at) && areaIds.has(entity.areaId ?? ''));
  return content.every(
    ({ stem, concept, kind }, at) =>
      isItsPlace(at) ||
      (kind !== undefined && isOfKind(entity, kind) > 0) ||
      labels.some(
        ({ stems, concepts }) => stems.includes(stem) || (concept !== undefined && concepts.has(concept)),
      ),
  );
}
