/** A sentence as code reads it: its parts, and in each the words that can mean a thing or a place. */
import { likeness, stem } from '../house/terms.ts';
import { deedsIn } from './deeds.ts';
import { type Clause, clausesIn } from './account/clauses.ts';
import { ALL, isSplitter, runsOf } from './runs.ts';
import { corrected } from './corrections.ts';
import { foldWords, type FoldedWord } from './fold-words.ts';
import { isFunctionWord } from './function-words.ts';
import { isPlural, kindOf, type Kind } from './kind-words.ts';
import { firstSound, type NameIndex, phraseOf, type PlaceName } from './name-index.ts';
import { conceptOf, isRoomWord } from './same-words.ts';

export interface ContentWord {
  readonly text: string;
  readonly stem: string;
  /** Other words that were as nearly heard. */
  readonly also: readonly string[];
  readonly concept: string | undefined;
  readonly kind: Kind | undefined;
  /** 1, or less where the word was only nearly heard. */
  readonly likeness: number;
}

export interface SaidPlace {
  readonly areaIds: ReadonlySet<string>;
  /** Positions in `content`. */
  readonly words: ReadonlySet<number>;
  /** Its name was said as it is, and all of it. */
  readonly isWhole: boolean;
}

/** What stands between two commas or "and"s. */
export interface Part {
  /** Without what was read as an amount. */
  readonly words: readonly FoldedWord[];
  readonly content: readonly ContentWord[];
  /** Words that mean nothing here. */
  readonly unknown: readonly string[];
  readonly places: readonly SaidPlace[];
  /** The stems of `content`; and those of all words. */
  readonly phrase: string;
  readonly adjacent: string;
  readonly verbatim: string;
  /** All that was said in it, with amounts. */
  readonly whole: string;
  readonly said: readonly FoldedWord[];
  /** "All", "both", or a plural. */
  readonly isMany: boolean;
  readonly saysAll: boolean;
  readonly saysEverywhere: boolean;
  /** "In this room". */
  readonly saysHere: boolean;
  /** "In the study", not "the study". */
  readonly isInside: boolean;
  /** "Run", "start", "activate". */
  readonly isStart: boolean;
  /** It names a room that this home does not have. */
  readonly hasUnknownRoom: boolean;
  /** "The bedroom one". */
  readonly saysOne: boolean;
  /** "Except the desk lamp": just this one is not meant. */
  readonly isExcepted: boolean;
  /** Said beside the order: "I can't see a thing". */
  readonly isAside: boolean;
}

export interface Sentence {
  readonly parts: readonly Part[];
  readonly words: readonly FoldedWord[];
  /** Its parts are those between marks and "and"s. */
  readonly isUndivided: boolean;
}

const EVERYWHERE = new Set('everywhere uberall'.split(' '));
const HERE = / (?:here|hier|this room|my room|diesem (?:zimmer|raum)) /u;
const WHOLE_HOUSE = / (?:whole|entire|ganze|ganzen) (?:house|home|haus) /u;
const STARTS = new Set('run start activate execute trigger starte starten aktiviere aktivieren'.split(' '));
/** No surer than one wrong letter: "dekk" may still be "desk". */
const SAME_SOUND = 0.75;
const LEAST_LIKENESS = 0.74;
const LEAST_BEFORE_KIND = 0.6;
const MOST_WORDS = 60;
/** This one, and those just before it. */
const MOST_KEPT = 4;
const UNITS = new Set(['%', '°']);

export function readSentence(text: string, index: NameIndex): Sentence {
  const known = index.sentences.get(text);
  if (known !== undefined) return known;
  const isThing = ({ stem }: FoldedWord) => index.vocabulary.has(stem) || kindOf(stem) !== undefined;
  const words = corrected(foldWords(text).slice(0, MOST_WORDS), isThing);
  const sentence = sentenceOf(words, clausesIn(words, isSplitter, isThing), index);
  if (index.sentences.size >= MOST_KEPT) index.sentences.clear();
  index.sentences.set(text, sentence);
  return sentence;
}

/** Where nothing divides them, what looks like two clauses may be a title: "play turn on the lamp". */
export function readUndivided(text: string, index: NameIndex): Sentence {
  const sentence = readSentence(text, index);
  return sentence.isUndivided ? sentence : sentenceOf(sentence.words, [], index);
}

function sentenceOf(words: readonly FoldedWord[], clauses: readonly Clause[], index: NameIndex): Sentence {
  const parts = runsOf(words, clauses).map((run) => ({
    ...partOf(run.words, index),
    whole: phraseOf(run.said.flatMap(({ text, isMark }) => (isMark && !UNITS.has(text) ? [] : [text]))),
    said: run.said,
    isExcepted: run.isExcepted,
    isAside: run.isAside,
  }));
  const isUndivided = clauses.every(
    ({ start, isAside }) => !isAside && (start === 0 || isSplitter(words[start - 1]?.text ?? '')),
  );
  return { parts: withSharedKind(parts), words, isUndivided };
}

function partOf(words: readonly FoldedWord[], index: NameIndex): Part {
  const telling = joinedTo(index.vocabulary, withRooms(words, index)).filter(
    ({ text, isMark, isBound, stem }, at, all) =>
      !isMark &&
      (isBound === true ||
        index.littleRooms.has(text) ||
        index.littlePairs.has(`${stem} ${all[at + 1]?.stem ?? ''}`) ||
        !isFunctionWord(text)),
  );
  const read = telling.map((word, at, all) => {
    const isBeforeKind = kindOf(all[at + 1]?.stem ?? '') !== undefined;
    return { word, content: contentOf(word, isBeforeKind, index) };
  });
  const content = read.flatMap((one) => one.content ?? []);
  const verbatim = phraseOf(words.map(({ text }) => text));
  const plural = words.some(({ text, raw }, at) => isPlural(text, raw, words[at - 1]?.text));
  const saysAll = words.some(({ text }) => ALL.has(text));
  const places = placesIn(content, index.places, verbatim);
  return {
    words,
    content,
    unknown: read.flatMap((one) => (one.content === undefined ? [one.word.text] : [])),
    places,
    // What could be either is neither in full.
    phrase: phraseOf(content.map(({ stem, also }) => (also.length > 0 ? '?' : stem))),
    adjacent: phraseOf(words.map(({ stem }) => stem)),
    verbatim,
    whole: verbatim,
    said: words,
    isMany: !ONE_OF.test(verbatim) && (plural || saysAll || words.some(({ raw }) => raw === 'ones')),
    saysAll,
    saysEverywhere: words.some(({ text }) => EVERYWHERE.has(text)) || WHOLE_HOUSE.test(verbatim),
    saysHere: HERE.test(verbatim),
    isInside: / (?:in|im|inside) /u.test(verbatim),
    isStart: words.some(({ text }) => STARTS.has(text)),
    saysOne: words.some(({ raw }) => raw === 'one'),
    isExcepted: false,
    isAside: false,
    hasUnknownRoom: telling.some(({ stem }) => isRoomWord(stem) && !isKnown(stem, index)),
  };
}

const ONE_OF = / (?:(?:one|1|any) of (?:the|my|our|these|those)|eine?[nrs]? (?:von|der|unserer|meiner)) /u;

function isKnown(stem: string, { vocabulary, byConcept, places }: NameIndex): boolean {
  const concept = conceptOf(stem);
  if (vocabulary.has(stem) || concept === undefined) return vocabulary.has(stem);
  return byConcept.has(concept) || places.some(({ label }) => label.concepts.has(concept));
}

/** "The livin room" is one misheard word more than "the kichen". */
function withRooms(words: readonly FoldedWord[], index: NameIndex): readonly FoldedWord[] {
  return words.map((word, at) => {
    const isRoom = words[at + 1]?.text === 'room' && !/\d/u.test(word.text) && !isFunctionWord(word.text);
    if (!isRoom || index.vocabulary.has(word.stem)) return word;
    const both = `${word.text}room`;
    return { ...word, text: both, stem: stem(both) };
  });
}

/** Speech recognition writes "bed side" for a bedside lamp. */
function joinedTo(vocabulary: ReadonlySet<string>, words: readonly FoldedWord[]): FoldedWord[] {
  const result: FoldedWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const both = `${word.text}${words[at + 1]?.text ?? ''}`;
    const isOne = at + 1 < words.length && !/\d/u.test(both) && vocabulary.has(stem(both));
    result.push(isOne ? { ...word, text: both, stem: stem(both) } : word);
    if (isOne) at += 1;
  }
  return result;
}

/** `isBeforeKind`: a word for a kind follows, so this one tells which. */
function contentOf(
  { text, stem }: FoldedWord,
  isBeforeKind: boolean,
  index: NameIndex,
): ContentWord | undefined {
  const kind = kindOf(stem);
  const concept = conceptOf(stem);
  if (index.vocabulary.has(stem) || kind !== undefined || isKnown(stem, index)) {
    return { text, stem, also: [], concept, kind, likeness: 1 };
  }
  const { stems, likeness } = nearest(stem, isBeforeKind, index);
  const [near, ...also] = stems;
  if (near === undefined) return undefined;
  return { text, stem: near, also, concept: conceptOf(near), kind: kindOf(near), likeness };
}

/** A word that nobody in this house uses is perhaps one that was misheard: all that it is equally near to. */
function nearest(stem: string, isBeforeKind: boolean, { byFirstLetter }: NameIndex) {
  let stems: string[] = [];
  let most = isBeforeKind ? LEAST_BEFORE_KIND : LEAST_LIKENESS;
  const isShort = stem.length < (isBeforeKind ? 3 : 4);
  if (isShort || stem.length > 30 || /\d/u.test(stem) || conceptOf(stem) !== undefined)
    return { stems, likeness: 0 };
  for (const one of new Set([...(byFirstLetter.get(firstSound(stem)) ?? []), ...HEARD_KINDS])) {
    const isStart = stem.length >= LONG && one.startsWith(stem);
    if ((Math.abs(one.length - stem.length) > 2 && !isStart) || firstSound(one) !== firstSound(stem))
      continue;
    const alike = isStart
      ? OF_COMPOUND
      : soundOf(stem) === soundOf(one)
        ? Math.max(SAME_SOUND, likeness(stem, one))
        : likeness(stem, one);
    if (alike < most) continue;
    stems = alike > most ? [one] : [...stems, one];
    most = alike;
  }
  return { stems, likeness: most };
}

/** As it is heard, roughly. */
function soundOf(word: string): string {
  return word
    .replace(/ph/gu, 'f')
    .replace(/ck|[cq]/gu, 'k')
    .replace(/z/gu, 's')
    .replace(/y|ie/gu, 'i')
    .replace(/([aeiou])h/gu, '$1')
    .replace(/(.)\1+/gu, '$1');
}

/** Half of many a place's name, as numbers are, and no place alone. */
const GENERIC = new Set('floor level area storey side stock etage geschoss'.split(' ').map(stem));

/** "Zur Straße" for the "Straßenseite". */
const LONG = 5;
const OF_COMPOUND = 0.8;

const HEARD_KINDS = ['lamp', 'light', 'blind', 'curtain', 'heating', 'speaker', 'licht', 'heizung', 'rollad'];

function placesIn(
  content: readonly ContentWord[],
  places: readonly PlaceName[],
  verbatim: string,
): readonly SaidPlace[] {
  const said = places.flatMap(({ label, areaIds }) => {
    // "Switch 2" is not in room 2.
    if (/^[ \d]+$/u.test(label.phrase) && !verbatim.includes(label.verbatim)) return [];
    const words = label.stems.map((stem) => {
      const literal = content.findIndex((word) => word.stem === stem);
      const concept = conceptOf(stem);
      const meant = concept === undefined ? -1 : content.findIndex((word) => word.concept === concept);
      return { at: literal >= 0 ? literal : meant, isLiteral: literal >= 0 };
    });
    const found = words.filter(({ at }) => at >= 0);
    // "The floor lamp" is not about the first floor.
    if (
      found.length < words.length &&
      label.stems.every((stem, one) => (words[one]?.at ?? -1) < 0 || GENERIC.has(stem) || /^\d+$/u.test(stem))
    )
      return [];
    // "The bathroom" is the guest bathroom where there is no other; "main" alone is no main floor.
    if (found.length * 2 < words.length || (words.at(-1)?.at ?? -1) < 0) return [];
    return [
      {
        areaIds,
        words: new Set(found.map(({ at }) => at)),
        isWhole: found.length === words.length,
        isLiteral: found.every(({ isLiteral }) => isLiteral),
      },
    ];
  });
  const best = said.filter(
    (one) =>
      !said.some((other) => {
        const isInside = [...one.words].every((at) => other.words.has(at));
        if (other === one || !isInside) return false;
        if (other.isWhole !== one.isWhole) return other.isWhole;
        return other.words.size > one.words.size || (other.isLiteral && !one.isLiteral);
      }),
  );
  return best.map(({ areaIds, words, isWhole, isLiteral }) => ({
    areaIds,
    words,
    isWhole: isWhole && isLiteral && [...words].every((at) => content[at]?.likeness === 1),
  }));
}

/** It has a verb, or a particle that stands for one. */
export function tells({ verbatim }: Part): boolean {
  return [...deedsIn(verbatim.trim())].some((deed) => deed !== 'set' && deed !== 'start');
}

/** "The kitchen and bedroom lights" are lights in both. */
function withSharedKind(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, at) => {
    if (part.isAside || part.content.length === 0) return part;
    if (part.content.some(({ kind }) => kind !== undefined)) return part;
    if (!part.content.every((_, word) => part.places.some(({ words }) => words.has(word)))) return part;
    const near = [...parts.slice(at + 1), ...parts.slice(0, at).toReversed()];
    const from = near.find(
      (other) =>
        (!other.isExcepted || part.isExcepted) &&
        other.content.some(({ kind }) => kind !== undefined) &&
        !(tells(part) && tells(other)),
    );
    const kinds = from?.content.filter(({ kind }) => kind !== undefined) ?? [];
    if (from === undefined) return part;
    return {
      ...part,
      content: [...part.content, ...kinds],
      isMany: part.isMany || from.isMany,
      saysAll: part.saysAll || from.saysAll,
    };
  });
}
