/** The index itself: for every term, which labels, rooms and kinds carry it. Built anew when the house changes. */
import MiniSearch from 'minisearch';
import type { Entity, House } from './house.ts';
import { floorNames } from './floor-names.ts';
import { classTerms, domainTerms } from './kinds.ts';
import { phraseOf, termsOf } from './terms.ts';

/** A name, an alias, a room or a floor: something that a sentence can name in full. */
export interface Label {
  readonly terms: readonly string[];
  /** All its terms in order, with a space on both sides. */
  readonly phrase: string;
  /** Sum of the weights of its terms. */
  total: number;
}

/** For each term, how much it weighs (rare terms more) and the positions in a list where it stands. */
export interface Postings {
  readonly weight: ReadonlyMap<string, number>;
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

/** A term of the house that a word of a sentence stands for, and how surely (0 to 1). */
export interface Match {
  readonly term: string;
  readonly likeness: number;
}

/** What listens and thinks in the house, which nobody means by its room's name. */
const NOT_A_THING = new Set(['assist_satellite', 'conversation', 'stt', 'tts', 'wake_word', 'ai_task']);

/** "Light" in a lamp's name says little more than that it is a light. */
const KIND_WORD_SHARE = 0.2;

export interface LabelIndex {
  readonly labels: readonly Label[];
  readonly postings: Postings;
}

export interface BuiltIndex {
  readonly entities: readonly Entity[];
  /** Names and aliases, and for each entity (same position as in `entities`) the positions of its labels. */
  readonly names: LabelIndex;
  readonly namesOf: readonly (readonly number[])[];
  /** The same without the words of its room, which say nothing of the thing itself. */
  readonly ownNames: LabelIndex;
  readonly ownNamesOf: readonly (readonly number[])[];
  /** Names and aliases of areas and floors, and for each entity those of where it is. */
  readonly places: LabelIndex;
  readonly placesOf: readonly (readonly number[])[];
  /** Of entities, by the words for their domain and for their device class. */
  readonly domains: Postings;
  readonly classes: Postings;
  readonly vocabulary: ReadonlySet<string>;
  /** Finds vocabulary that looks like a word nobody wrote exactly so. */
  readonly similar: MiniSearch<{ id: number; term: string }>;
  /** What was found for words that were said before. */
  readonly matches: Map<string, readonly Match[]>;
}

export function buildIndex(house: House): BuiltIndex {
  const entities = [...house.entities.values()].filter(({ domain }) => !NOT_A_THING.has(domain));
  const domainWords = new Map(entities.map(({ domain }) => [domain, domainTerms(domain)]));
  const kindWords = new Set([...domainWords.values()].flat());
  const names = labelIndex(kindWords);
  const namesOf = entities.map(({ name, aliases }) => [name, ...aliases].map(names.add));
  const ownNames = labelIndex(kindWords);
  const ownNamesOf = entities.map((entity) => withoutRoom(entity, house).map(ownNames.add));
  const places = labelIndex(new Set());
  const ofArea = new Map(
    [...house.areas].map(([id, { name, aliases }]) => [id, [name, ...aliases].map(places.add)]),
  );
  const ofFloor = new Map([...house.floors].map(([id, floor]) => [id, floorNames(floor).map(places.add)]));
  const placesOf = entities.map(({ areaId }) => {
    const floorId = house.areas.get(areaId ?? '')?.floor_id;
    return [...(ofArea.get(areaId ?? '') ?? []), ...(ofFloor.get(floorId ?? '') ?? [])];
  });
  const domains = postingsOf(entities.map(({ domain }) => domainWords.get(domain) ?? []));
  const classes = postingsOf(entities.map(({ deviceClass }) => classTerms(deviceClass)));
  const nameIndex = names.finish();
  const placeIndex = places.finish();
  const all = [nameIndex.postings, placeIndex.postings, domains, classes];
  const vocabulary = [...new Set(all.flatMap(({ weight }) => [...weight.keys()]))];
  const similar = new MiniSearch<{ id: number; term: string }>({
    fields: ['term'],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  similar.addAll(vocabulary.map((term, id) => ({ id, term })));
  return {
    entities,
    names: nameIndex,
    namesOf,
    ownNames: ownNames.finish(),
    ownNamesOf,
    places: placeIndex,
    placesOf,
    domains,
    classes,
    vocabulary: new Set(vocabulary),
    similar,
    matches: new Map(),
  };
}

/** Its names without the room that it stands in: "Heating Living Room" is no lamp, however much its room is said. */
function withoutRoom({ name, aliases, areaId }: Entity, { areas }: House): readonly string[] {
  const ofRoom = new Set(termsOf(areas.get(areaId ?? '')?.name ?? ''));
  return [name, ...aliases].map((one) => {
    const own = termsOf(one).filter((term) => !ofRoom.has(term));
    return own.length === 0 ? one : own.join(' ');
  });
}

function labelIndex(kindWords: ReadonlySet<string>) {
  const labels: Label[] = [];
  const known = new Map<string, number>();
  return {
    add: (text: string): number => {
      const terms = termsOf(text);
      const phrase = phraseOf(terms);
      const before = known.get(phrase);
      if (before !== undefined) return before;
      known.set(phrase, labels.length);
      return labels.push({ terms: [...new Set(terms)], phrase, total: 0 }) - 1;
    },
    finish: (): LabelIndex => {
      const postings = postingsOf(
        labels.map((label) => label.terms),
        kindWords,
      );
      for (const label of labels) {
        label.total = label.terms.reduce((sum, term) => sum + (postings.weight.get(term) ?? 0), 0);
      }
      return { labels, postings };
    },
  };
}

function postingsOf(
  lists: readonly (readonly string[])[],
  kindWords: ReadonlySet<string> = new Set(),
): Postings {
  const positions = new Map<string, number[]>();
  for (const [position, terms] of lists.entries()) {
    for (const term of terms) {
      const list = positions.get(term);
      if (list === undefined) positions.set(term, [position]);
      else list.push(position);
    }
  }
  const weight = new Map(
    [...positions].map(([term, list]) => {
      const rarity = Math.log(1 + lists.length / list.length);
      return [term, kindWords.has(term) ? rarity * KIND_WORD_SHARE : rarity];
    }),
  );
  return { weight, positions };
}
