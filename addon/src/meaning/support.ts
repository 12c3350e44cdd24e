/** How well the words of a part of a sentence support one entity. */
import type { Entity } from '../house/house.ts';
import { isOfKind, type Kind, kindOf } from './kind-words.ts';
import type { Known, Label, NameIndex } from './name-index.ts';
import { saysOtherNumber } from './paired-numbers.ts';
import { conceptOf } from './same-words.ts';
import type { ContentWord, Part } from './sentence.ts';

export interface Where {
  readonly areaId: string | null;
  /** Rooms that other parts of the sentence name; none: the speaker's room counts. */
  readonly elsewhere: ReadonlySet<string>;
  /** What the conversation was just about. */
  readonly recent: ReadonlySet<string>;
}

export interface Support {
  readonly score: number;
  /** Of the score, what words say of the thing itself or its place; the rest is kind and circumstance. */
  readonly named: number;
  /** Words that are in its own name and no place that was said. */
  readonly ownWords: number;
  /** One of its names stands in the words as it is. */
  readonly isWhole: boolean;
  /** One of its names stands in the words, be it only the word for its kind. */
  readonly isSaid: boolean;
  /** The word for the kind stands in its name. */
  readonly isCalledSo: boolean;
  /** Or the same in singular or plural. */
  readonly isCalledAlike: boolean;
  /** Such as "Lights out", said word for word. */
  readonly isSaying: boolean;
  /** Its name is that of the place and the kind that were said: "the light in the kitchen" for a kitchen light. */
  readonly isPlacesOwn: boolean;
  readonly isInRoom: boolean;
  /** So much less is as good: a scene has no room that could speak for it. */
  readonly slack: number;
  readonly isRecent: boolean;
}

/** Scores that differ by less are the same. */
export const SAME = 0.1;

const WORD = 2;
const CONCEPT = 0.85;
const WHOLE_NAME = 1.5;
const WHOLE_NAME_SCATTERED = 1;
const WHOLE_NAME_IN_OTHER_WORDS = 0.5;
const EACH_FURTHER_WORD = 0.3;
const VERBATIM = 0.2;
const ONLY_KIND = 0.3;
const CIRCUMSTANCE = 0.9;
const ELSEWHERE = -1.5;
const NONE: Support = {
  score: 0,
  named: 0,
  ownWords: 0,
  isWhole: false,
  isSaid: false,
  isSaying: false,
  isCalledSo: false,
  isCalledAlike: false,
  isPlacesOwn: false,
  isInRoom: false,
  slack: 0,
  isRecent: false,
};

const ARTICLE = /^ (?:the|my|our|der|die|das) /u;
const STARTED = new Set(['scene', 'script']);
const NO_WORDS: ReadonlySet<number> = new Set();

/** What the words say of a thing by its names alone, wherever that is said. */
export interface Naming {
  readonly best: Support;
  /** The words name a place that it is not in, nor called after. */
  readonly saysOtherPlace: boolean;
}

export function namingOf({ entity, labels }: Known, part: Part): Naming {
  const inPlaces = part.places.filter(({ areaIds }) => areaIds.has(entity.areaId ?? ''));
  const placed = inPlaces.length === 0 ? NO_WORDS : new Set(inPlaces.flatMap(({ words }) => [...words]));
  let best = NONE;
  // "Daikin" is an air conditioning, where another of its names says so.
  const isAircon = labels.some(({ kindIds }) => kindIds.has('aircon'));
  for (const label of labels) {
    if (label.isOfOne === true && part.isMany) continue;
    const one = supportOfLabel(entity, label, part, placed, isAircon);
    if (one.score > best.score) best = one;
  }
  const saysOtherPlace =
    best.score > 0 &&
    part.places.length > 0 &&
    inPlaces.length === 0 &&
    entity.areaId !== null &&
    !hasPlaceWords(labels, part);
  return { best, saysOtherPlace };
}

export function supportOf(
  known: Known,
  part: Part,
  where: Where,
  { best, saysOtherPlace }: Naming = namingOf(known, part),
): Support {
  if (best.score <= 0) return NONE;
  const { entity } = known;
  const isNotHere =
    part.saysHere &&
    part.places.length === 0 &&
    where.areaId !== null &&
    entity.areaId !== null &&
    entity.areaId !== where.areaId;
  const isThere = where.elsewhere.has(entity.areaId ?? '');
  const isInRoom =
    part.places.length === 0 &&
    !part.hasUnknownRoom &&
    (where.elsewhere.size === 0 ? where.areaId !== null && entity.areaId === where.areaId : isThere);
  // A scene is of no room, and so of each.
  const isEverywhere = STARTED.has(entity.domain) && entity.areaId === null && best.isWhole;
  const isRecent = where.recent.has(entity.entityId);
  const circumstance = isInRoom || isRecent ? CIRCUMSTANCE : 0;
  const score = best.score + circumstance + (saysOtherPlace || isNotHere ? ELSEWHERE : 0);
  return {
    ...best,
    score: Math.max(0, score),
    isInRoom: isInRoom || isEverywhere,
    isRecent,
    slack: isEverywhere ? CIRCUMSTANCE : 0,
  };
}

function supportOfLabel(
  entity: Entity,
  label: Label,
  part: Part,
  placed: ReadonlySet<number>,
  isAircon: boolean,
): Support {
  if (saysOtherNumber(label, part)) return NONE;
  let named = 0;
  let ownWords = 0;
  const kinds: { readonly asKind: number; readonly asName: number }[] = [];
  for (const [at, word] of part.content.entries()) {
    const inName = strengthIn(label, word);
    if (word.kind !== undefined && !placed.has(at)) {
      kinds.push({ asKind: asKind(entity, label, word, part, isAircon), asName: WORD * inName });
      continue;
    }
    if (inName > 0 && !part.places.some(({ words }) => words.has(at))) ownWords += 1;
    named += WORD * Math.max(inName, placed.has(at) ? word.likeness : 0);
  }
  const isSaid = part.phrase.includes(label.phrase);
  const { kind, further } = bestKind(kinds);
  if (kinds.length > 0 && kind === 0) return NONE;
  named += further;
  if (further > 0) ownWords += 1;
  if (named === 0 && kind === 0) return NONE;
  // "Hue Go" is not all said with "hue".
  const isShortened =
    label.stems.length === 1 &&
    !label.isOnlyKind &&
    label.hasMoreWords &&
    !part.verbatim.includes(label.verbatim.replace(ARTICLE, ' '));
  const isCovered = !isShortened && (isSaid || covers(part, label));
  const whole =
    isCovered || (label.hasMoreWords && !isShortened) ? wholeName(entity, label, part, isSaid, isCovered) : 0;
  const isSaying = label.isOnlyKind && label.hasMoreWords && part.verbatim.includes(label.verbatim);
  const isPlacesOwn = isCovered && label.kindIds.size > 0 && isOfPlaceAndKind(label, part);
  return {
    ...NONE,
    score: named + kind + whole,
    named,
    ownWords,
    isWhole: whole > ONLY_KIND,
    isSaid,
    isSaying,
    isCalledSo: part.content.some(
      ({ kind, text }) => kind !== undefined && label.verbatim.includes(` ${text} `),
    ),
    isCalledAlike: part.content.some(({ kind, stem }) => kind !== undefined && label.stems.includes(stem)),
    isPlacesOwn,
  };
}

/** One of the words for kinds says what it is; the others can still stand in its name: "the TV light". */
function bestKind(kinds: readonly { readonly asKind: number; readonly asName: number }[]) {
  let best = { kind: 0, further: 0 };
  for (const [at, { asKind }] of kinds.entries()) {
    const further = kinds.reduce((sum, { asName }, other) => (other === at ? sum : sum + asName), 0);
    if (asKind > 0 && asKind + further > best.kind + best.further) best = { kind: asKind, further };
  }
  return best;
}

function strengthIn(label: Label, { stem, also, concept, likeness }: ContentWord): number {
  if (label.stems.includes(stem) || also.some((one) => label.stems.includes(one))) return likeness;
  return concept !== undefined && label.concepts.has(concept) ? CONCEPT * likeness : 0;
}

/** 1 for what is plainly of the kind. Of single things the one that is called so comes first. */
function asKind(
  entity: Entity,
  label: Label,
  word: ContentWord,
  { isMany, phrase }: Part,
  isAircon: boolean,
): number {
  const { kind, stem, likeness } = word;
  if (kind === undefined) return 0;
  const isCalledSo = label.stems.includes(stem);
  const others = label.kindIds;
  const is = isOfKind(entity, kind);
  if (is === 0 && isCalledSo) return 0.6 * likeness;
  // Many a lamp is a switch for Home Assistant.
  if (is === 0) return isLamp(kind) && entity.domain === 'switch' && phrase.includes(label.phrase) ? 0.3 : 0;
  // A bedroom speaker is no television, whatever it tells of itself.
  if (is < 1 && kind.id === 'tv' && others.has('speaker')) return 0.2 * likeness;
  if (kind.id === 'heating' && isAircon) return 0.2 * likeness;
  if (kind.id === 'aircon' && !isAircon) return (others.has('heating') ? 0.2 : 0.6) * likeness;
  // Whatever it is called, a lock is that of a door.
  if (kind.id === 'door' && entity.domain === 'lock' && others.size === 0) return is * likeness;
  if (kind.isMass || isMany || isCalledSo || (kind.id === 'lamp' && others.has('lamp'))) return is * likeness;
  return (others.has(kind.id) ? 0.85 : 0.7) * is * likeness;
}

function isLamp({ domains }: Kind): boolean {
  return domains.includes('light');
}

function wholeName(entity: Entity, label: Label, part: Part, isSaid: boolean, isCovered: boolean): number {
  const isVerbatim = part.verbatim.includes(label.verbatim);
  if (label.isOnlyKind) {
    // "Lights out" is more than a kind, once it is to be run.
    const isMore = isVerbatim && label.hasMoreWords;
    if (isMore) return part.isStart ? WHOLE_NAME + WHOLE_NAME_SCATTERED : WHOLE_NAME_SCATTERED;
    return isSaid ? ONLY_KIND : 0;
  }
  if (!isCovered) return 0;
  const further = EACH_FURTHER_WORD * (label.stems.length - 1);
  if (isOfPlaceAndKind(label, part)) {
    // "The kitchen lights" are not only the one that is called "Kitchen light", nor is "the light in the study".
    const isTogether = part.adjacent.includes(label.phrase) && (label.kindIds.size > 0 || !part.isInside);
    // "The light on the patio" is not the plug that is called "Patio".
    const isOtherKind = part.content.some(({ kind }) => kind !== undefined && isOfKind(entity, kind) === 0);
    const isOne = part.isMany ? label.kindIds.size > 0 : isTogether && !isOtherKind;
    return isVerbatim && isOne ? WHOLE_NAME + further + VERBATIM : 0;
  }
  if (isSaid) return WHOLE_NAME + further + (isVerbatim ? VERBATIM : 0);
  const isLiteral = label.stems.every((stem) => part.content.some((word) => word.stem === stem));
  return (isLiteral ? WHOLE_NAME_SCATTERED : WHOLE_NAME_IN_OTHER_WORDS) + further;
}

/** All its words are there in some order, or others for the same kind: "the desk light" for a desk lamp. */
function covers({ content }: Part, { stems }: Label): boolean {
  return stems.every((stem) => {
    const kind = kindOf(stem);
    return content.some(
      (word) => isSame(word, stem) || (kind !== undefined && word.kind?.domains[0] === kind.domains[0]),
    );
  });
}

function isSame(word: ContentWord, stem: string): boolean {
  return (
    word.stem === stem ||
    word.also.includes(stem) ||
    (word.concept !== undefined && word.concept === conceptOf(stem))
  );
}

/** "Turn off the kitchen". */
export function isOnlyPlaces({ content, places }: Part): boolean {
  return content.length > 0 && content.every((_, at) => places.some(({ words }) => words.has(at)));
}

function isOfPlaceAndKind({ stems }: Label, { content, places }: Part): boolean {
  return stems.every((stem) => {
    if (kindOf(stem) !== undefined) return true;
    const at = content.findIndex((word) => isSame(word, stem));
    return places.some(({ words }) => words.has(at));
  });
}

function hasPlaceWords(labels: readonly Label[], { content, places }: Part): boolean {
  return places.some(({ words }) =>
    [...words].every((at) => {
      const word = content[at];
      return word !== undefined && labels.some((label) => strengthIn(label, word) > 0);
    }),
  );
}

/** Everything that a part could be about; a part about kinds alone: all of these kinds. */
export function touchedBy(
  part: Part,
  { byStem, byConcept, byDomain, byArea }: NameIndex,
): ReadonlySet<Known> {
  const touched = new Set<Known>();
  const add = (list: readonly Known[] | undefined) => {
    for (const one of list ?? []) touched.add(one);
  };
  for (const { stem, also, concept, kind } of part.content) {
    if (kind !== undefined) continue;
    for (const one of [stem, ...also]) add(byStem.get(one));
    if (concept !== undefined) add(byConcept.get(concept));
  }
  for (const { areaIds } of part.places) for (const areaId of areaIds) add(byArea.get(areaId));
  const kinds = part.content.flatMap(({ kind }) => kind ?? []);
  if (touched.size > 0 && kinds.length < 2) return touched;
  for (const { stem, kind } of part.content) if (kind !== undefined) add(byStem.get(stem));
  for (const { domains } of kinds) for (const domain of domains) add(byDomain.get(domain));
  return touched;
}
