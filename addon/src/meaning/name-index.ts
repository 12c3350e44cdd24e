/** What everything in the house is called, ready to be compared with a sentence. Built once for each revision. */
import { floorNames } from '../house/floor-names.ts';
import type { Entity, House } from '../house/house.ts';
import { foldWords, type FoldedWord } from './fold-words.ts';
import { isFunctionWord } from './function-words.ts';
import { kindOf } from './kind-words.ts';
import { pairsOf } from './paired-numbers.ts';
import { conceptOf } from './same-words.ts';
import type { Part, Sentence } from './sentence.ts';
import type { Naming } from './support.ts';

export interface Label {
  /** The words that tell it apart, in order. */
  readonly stems: readonly string[];
  readonly concepts: ReadonlySet<string>;
  /** "Room" 7, "switch" 3: see paired-numbers.ts. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Its stems with a space on both sides; all its words likewise. */
  readonly phrase: string;
  readonly verbatim: string;
  /** It says only what kind of thing it is: "Heating". */
  readonly isOnlyKind: boolean;
  /** Of the words for kinds in it, see kind-words.ts. */
  readonly kindIds: ReadonlySet<string>;
  /** It has words besides those in `stems`: "Lights out". */
  readonly hasMoreWords: boolean;
  /** Never said in the plural: "the main light" of a room. */
  readonly isOfOne?: boolean;
}

export interface Known {
  readonly entity: Entity;
  readonly labels: readonly Label[];
}

export interface PlaceName {
  readonly label: Label;
  readonly areaIds: ReadonlySet<string>;
}

export interface NameIndex {
  readonly known: ReadonlyMap<string, Known>;
  /** By a stem, or by a concept (see same-words.ts), of their names. */
  readonly byStem: ReadonlyMap<string, readonly Known[]>;
  readonly byConcept: ReadonlyMap<string, readonly Known[]>;
  readonly byDomain: ReadonlyMap<string, readonly Known[]>;
  readonly byArea: ReadonlyMap<string, readonly Known[]>;
  readonly places: readonly PlaceName[];
  /** Every stem that a name of a thing or a place has. */
  readonly vocabulary: ReadonlySet<string>;
  readonly byFirstLetter: ReadonlyMap<string, readonly string[]>;
  /** Rooms whose name is a word that elsewhere says nothing: "the den". */
  readonly littleRooms: ReadonlySet<string>;
  /** Pairs of such a word and a kind that stand in a name: "can light". */
  readonly littlePairs: ReadonlySet<string>;
  /** The last sentences that were read against it, see sentence.ts: several questions are asked about one. */
  readonly sentences: Map<string, Sentence>;
  /** What their parts say of things, see naming.ts. */
  readonly namings: WeakMap<Part, Map<Known, Naming>>;
}

export function buildNameIndex(house: House): NameIndex {
  const main = mainLights(house);
  const all = [...house.entities.values()].map((entity) => ({
    entity,
    labels: [
      ...[entity.name, ...entity.aliases].map(labelOf),
      ...(main.has(entity.entityId) ? MAIN_LIGHT : []).map((one) => ({ ...labelOf(one), isOfOne: true })),
    ],
  }));
  const places = [
    ...[...house.areas.values()].flatMap(({ area_id: id, name, aliases }) =>
      [name, ...aliases].map((one) => ({ label: labelOf(one), areaIds: new Set([id]) })),
    ),
    ...[...house.floors.values()].flatMap((floor) => {
      const areaIds = new Set(
        [...house.areas.values()].flatMap((area) => (area.floor_id === floor.floor_id ? [area.area_id] : [])),
      );
      return floorNames(floor).map((one) => ({ label: labelOf(one), areaIds }));
    }),
  ];
  const byStem = group(all, ({ labels }) => labels.flatMap(({ stems }) => stems));
  const vocabulary = new Set([...byStem.keys(), ...places.flatMap(({ label }) => label.stems)]);
  return {
    known: new Map(all.map((one) => [one.entity.entityId, one])),
    byStem,
    byConcept: group(all, ({ labels }) => labels.flatMap(({ concepts }) => [...concepts])),
    byDomain: group(all, ({ entity }) => [entity.domain]),
    byArea: group(all, ({ entity }) => (entity.areaId === null ? [] : [entity.areaId])),
    places,
    vocabulary,
    byFirstLetter: group([...vocabulary], (stem) => [firstSound(stem)]),
    sentences: new Map(),
    namings: new WeakMap(),
    littlePairs: new Set(all.flatMap(({ labels }) => labels.flatMap(pairsIn))),
    littleRooms: new Set(house.language === 'de' ? [] : LITTLE_ROOMS.filter((one) => vocabulary.has(one))),
  };
}

const MAIN_LIGHT = ['main light', 'big light', 'Hauptlicht', 'großes Licht'];
const OVERHEAD = new Set(['ceiling', 'overhead']);

/** Of a room with several, the only one that is called like the room, or else hangs from its ceiling. */
function mainLights({ entities, areas }: House): ReadonlySet<string> {
  const lights = [...entities.values()].filter(({ domain, areaId }) => domain === 'light' && areaId !== null);
  const groups = [...Map.groupBy(lights, ({ areaId }) => areaId ?? '')].filter(([, own]) => own.length > 1);
  return new Set(
    groups.flatMap(([areaId, own]) => {
      const { name = '', aliases = [] } = areas.get(areaId) ?? {};
      const places = new Set([name, ...aliases].flatMap((one) => labelOf(one).stems));
      const isOf = (isWord: (stem: string) => boolean) =>
        own.filter((entity) =>
          labelOf(entity.name).stems.every((stem) => kindOf(stem) !== undefined || isWord(stem)),
        );
      const isPlace = (stem: string) => places.has(stem);
      const isOverhead = (stem: string) => isPlace(stem) || OVERHEAD.has(conceptOf(stem) ?? '');
      const found = [isOf(isPlace), isOf(isOverhead)].find((some) => some.length === 1) ?? [];
      return found.map(({ entityId }) => entityId);
    }),
  );
}

function pairsIn({ stems }: Label): readonly string[] {
  return stems.flatMap((stem, at) => {
    const after = stems[at + 1];
    return after !== undefined && at > 0 && isFunctionWord(stem) ? [`${stem} ${after}`] : [];
  });
}

const ARTICLES = new Set('the a an my our der die das den dem des'.split(' '));

/** "Kitchen can lights": before a kind and after a name, even "can" tells which. */
function isInName(words: readonly FoldedWord[], at: number): boolean {
  const [before, one, after] = [words[at - 1], words[at], words[at + 1]];
  if (before === undefined || one === undefined || after === undefined) return false;
  return (
    !ARTICLES.has(one.text) &&
    !isFunctionWord(before.text) &&
    kindOf(before.stem) === undefined &&
    kindOf(after.stem) !== undefined
  );
}

function labelOf(name: string): Label {
  const words = foldWords(name).filter(({ isMark }) => !isMark);
  const telling = words.filter(
    ({ text, isBound }, at) => isBound === true || !isFunctionWord(text) || isInName(words, at),
  );
  const stems = (telling.length > 0 ? telling : words).map(({ stem }) => stem);
  return {
    stems,
    concepts: new Set(stems.flatMap((stem) => conceptOf(stem) ?? [])),
    numbers: pairsOf(stems),
    phrase: phraseOf(stems),
    verbatim: phraseOf(words.map(({ text }) => text)),
    isOnlyKind: stems.every((stem) => kindOf(stem) !== undefined),
    kindIds: new Set(stems.flatMap((stem) => kindOf(stem)?.id ?? [])),
    hasMoreWords: words.length > stems.length,
  };
}

/** German articles and the like that name a room in English. */
const LITTLE_ROOMS = ['den'];

/** What a misheard word still begins with: "casa" for "Kasa". */
export function firstSound(stem: string): string {
  const first = stem.startsWith('ph') ? 'f' : stem.charAt(0);
  return SAME_LETTERS[first] ?? first;
}

const SAME_LETTERS: Readonly<Record<string, string>> = { c: 'k', q: 'k', z: 's', y: 'i' };

/** Words in order, so that one phrase can be looked for in another. */
export function phraseOf(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

function group<Value>(
  values: readonly Value[],
  keysOf: (value: Value) => readonly string[],
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    for (const key of new Set(keysOf(value))) {
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [value]);
      else list.push(value);
    }
  }
  return groups;
}
