/**
 * The house index: from words to the entities that they are likely about. Tolerant of small mishearings and of
 * endings, the speaker's room first. About 1 ms at 2,000 entities once built.
 */
import { buildIndex, type BuiltIndex } from './build-index.ts';
import type { Entity, House } from './house.ts';
import { rank } from './rank.ts';
import type { Found, SearchHouse, Where } from './search.ts';
import { phraseOf, queryTermsOf, termsOf } from './terms.ts';

export const MOST_FOUND = 25;
/** What the words say nothing about is not filled up with this many things and more. */
const MOST_USUAL = 8;
/** Of the best score; what is below is noise. */
const LEAST_SHARE = 0.3;

/** What a person means most often when naming nothing, in this order. */
const USUAL_DOMAINS = ['light', 'climate', 'media_player', 'cover', 'fan'];

export interface HouseIndex {
  readonly search: SearchHouse;
  /** Builds the index for this house if it is not the current one; call it when the house changes. */
  prepare(house: House): void;
}

export function createHouseIndex(): HouseIndex {
  let builtFor: House | undefined;
  let index: BuiltIndex | undefined;

  function current(house: House): BuiltIndex {
    if (index === undefined || builtFor === undefined || !isSame(builtFor, house)) {
      index = buildIndex(house);
      builtFor = house;
    }
    return index;
  }

  return {
    prepare: (house) => void current(house),
    search: (house, words, where) => searchIndex(current(house), house, words, where),
  };
}

function isSame(one: House, other: House): boolean {
  return (
    one.revision === other.revision &&
    one.entities === other.entities &&
    one.areas === other.areas &&
    one.floors === other.floors
  );
}

function searchIndex(index: BuiltIndex, house: House, words: string, where: Where): readonly Found[] {
  const { areaId = null, domains, limit = MOST_FOUND } = where;
  const isWanted = (entity: Entity) => domains === undefined || domains.includes(entity.domain);
  const most = Math.min(limit, MOST_FOUND);
  const scores = rank(index, { terms: queryTermsOf(words), phrase: phraseOf(termsOf(words)) }, areaId);
  if (scores === undefined)
    return usual(house, areaId)
      .filter(({ entity }) => isWanted(entity))
      .slice(0, most);
  const found: Found[] = [];
  index.entities.forEach((entity, position) => {
    const score = scores[position] ?? 0;
    if (score > 0 && isWanted(entity)) found.push({ entity, score });
  });
  const least = leastOf(found, most);
  return found
    .filter(({ score }) => score >= least)
    .toSorted((one, other) => other.score - one.score || byId(one.entity, other.entity))
    .slice(0, most);
}

/** What is below is noise, or one too many: sorting two thousand switches takes longer than finding them. */
function leastOf(found: readonly Found[], most: number): number {
  const scores = new Float64Array(found.length);
  found.forEach(({ score }, at) => (scores[at] = score));
  scores.sort();
  return Math.max(scores.at(-most) ?? 0, (scores.at(-1) ?? 0) * LEAST_SHARE);
}

/** The usual devices of the speaker's room, for "make it brighter" and "it's cold in here" alike. */
function usual(house: House, areaId: string | null): readonly Found[] {
  if (areaId === null) return [];
  return [...house.entities.values()]
    .filter((entity) => entity.areaId === areaId && USUAL_DOMAINS.includes(entity.domain))
    .toSorted(
      (one, other) =>
        USUAL_DOMAINS.indexOf(one.domain) - USUAL_DOMAINS.indexOf(other.domain) || byId(one, other),
    )
    .slice(0, MOST_USUAL)
    .map((entity) => ({ entity, score: 0 }));
}

function byId(one: Entity, other: Entity): number {
  return one.entityId < other.entityId ? -1 : 1;
}
