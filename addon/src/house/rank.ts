/** Which entities a sentence is about: each word's matches, summed up by entity. */
import type { BuiltIndex, LabelIndex, Match, Postings } from './build-index.ts';
import { likeness } from './terms.ts';

const LEAST_LIKENESS = 0.6;
const LONGEST_WORD = 30;
const SHORTEST_COMPOUND = 8;
/** What German puts between two words, and an ending that the first one lost: "Wohnzimm-er-licht". */
const LONGEST_JOINT = 3;
/** A long speech is no more about the house for its length. */
const MOST_TERMS = 40;
const PLACE_WEIGHT = 0.7;
const DOMAIN_WEIGHT = 0.6;
const CLASS_WEIGHT = 0.6;
/** Less than a rare word of a name: the room decides between equals, not against what was said. */
const OWN_ROOM_BONUS = 1.5;
/** Of the score, when a room was named and this is somewhere else, or when it is there but something else. */
const BESIDE_SHARE = 0.4;

/** A name that is said as it is written, and not only with the same words. */
const VERBATIM_BONUS = 1.2;

export interface Sentence {
  /** Its words that may mean a thing. */
  readonly terms: readonly string[];
  /** All of it, see `phraseOf`. */
  readonly phrase: string;
}

/** A score for each entity of the index, 0 for none; undefined when no word means anything here. */
export function rank(
  index: BuiltIndex,
  { terms, phrase }: Sentence,
  areaId: string | null,
): readonly number[] | undefined {
  const matches = joined(index, terms.slice(0, MOST_TERMS))
    .flatMap((word) => split(index, word))
    .map((word) => matchesOf(index, word))
    .filter((list) => list.length > 0);
  if (matches.length === 0) return undefined;
  const nameScores = sumOfBest(index.names.postings, matches, index.names.labels.length);
  const ownScores = sumOfBest(index.ownNames.postings, matches, index.ownNames.labels.length);
  const placeScores = sumOfBest(index.places.postings, matches, index.places.labels.length);
  const domainScores = sumOfBest(index.domains, matches, index.entities.length);
  const classScores = sumOfBest(index.classes, matches, index.entities.length);
  const saysPlace = index.places.labels.some(({ total }, label) => isNamed(placeScores[label], total));
  const names = scoresOf(index.names, nameScores, phrase);
  const ownNames = scoresOf(index.ownNames, ownScores, phrase);
  const places = scoresOf(index.places, placeScores, phrase);
  const kindOf = (position: number) =>
    DOMAIN_WEIGHT * (domainScores[position] ?? 0) + CLASS_WEIGHT * (classScores[position] ?? 0);
  const ownOf = (position: number) => bestOf(index.ownNamesOf[position], ownNames);
  const placeOf = (position: number) => bestOf(index.placesOf[position], places);
  const isMeant = (own: number, place: number, kind: number) =>
    isNamedAt(place, places) && scoreAt(own, ownNames) + kind > 0;
  const saysBoth = saysPlace && index.entities.some((_, at) => isMeant(ownOf(at), placeOf(at), kindOf(at)));
  return index.entities.map((entity, position) => {
    const name = bestOf(index.namesOf[position], names);
    const place = placeOf(position);
    const kind = kindOf(position);
    const score = scoreAt(name, names) + PLACE_WEIGHT * scoreAt(place, places) + kind;
    if (saysBoth) {
      const own = ownOf(position);
      if (!isNamedAt(own, ownNames)) return isMeant(own, place, kind) ? score : score * BESIDE_SHARE;
    }
    const isOwnRoom = !saysPlace && areaId !== null && entity.areaId === areaId;
    return score > 0 && isOwnRoom ? score + OWN_ROOM_BONUS : score;
  });
}

/** Speech recognition writes "bed room" for a bedroom. */
function joined({ vocabulary }: BuiltIndex, words: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const both = `${words[at] ?? ''}${words[at + 1] ?? ''}`;
    const isOne = at + 1 < words.length && !/\d/u.test(both) && vocabulary.has(both);
    result.push(isOne ? both : (words[at] ?? ''));
    if (isOne) at += 1;
  }
  return result;
}

/** "Küchenlicht" is two words, the light and the kitchen, where nothing is called so. */
function split({ vocabulary }: BuiltIndex, word: string): readonly string[] {
  if (vocabulary.has(word) || word.length < SHORTEST_COMPOUND || word.length > LONGEST_WORD) return [word];
  const known = [...vocabulary].filter((term) => term.length > 3 && term.length < word.length);
  const start = longest(known.filter((term) => word.startsWith(term)));
  const end = longest(known.filter((term) => word.endsWith(term)));
  const between = word.length - start.length - end.length;
  return start !== '' && end !== '' && between >= 0 && between <= LONGEST_JOINT ? [start, end] : [word];
}

function longest(terms: readonly string[]): string {
  return terms.reduce((best, term) => (term.length > best.length ? term : best), '');
}

/** A household says the same words again and again. */
const MOST_WORDS = 1_000;

function matchesOf(index: BuiltIndex, word: string): readonly Match[] {
  const known = index.matches.get(word);
  if (known !== undefined) return known;
  const found = findMatches(index, word);
  // A number is quick, and may be a PIN.
  if (/\d/u.test(word)) return found;
  if (index.matches.size >= MOST_WORDS) index.matches.clear();
  index.matches.set(word, found);
  return found;
}

function findMatches({ vocabulary, similar }: BuiltIndex, word: string): readonly Match[] {
  if (vocabulary.has(word)) return [{ term: word, likeness: 1 }];
  // "Room 12" is not nearly room 13.
  if (/\d/u.test(word) || word.length < 3 || word.length > LONGEST_WORD) return [];
  const found = similar
    .search(word, { fuzzy: 0.34, prefix: word.length > 3 })
    .map(({ terms }) => terms[0] ?? '')
    .filter((term) => term !== '' && !/\d/u.test(term))
    .map((term) => ({ term, likeness: closeness(word, term) }))
    .filter((match) => match.likeness >= LEAST_LIKENESS)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, 5);
  return found.length > 0 ? found : compoundParts(vocabulary, word);
}

/** A word that was cut short is surer than one with as many wrong letters. */
function closeness(word: string, term: string): number {
  return term.startsWith(word) ? Math.max(0.75, word.length / term.length) : likeness(word, term);
}

/** "Küchenlicht" is a word for the light in the kitchen. */
function compoundParts(vocabulary: ReadonlySet<string>, word: string): readonly Match[] {
  if (word.length < 7) return [];
  return [...vocabulary]
    .filter((term) => term.length > 3 && (word.startsWith(term) || word.endsWith(term)))
    .map((term) => ({ term, likeness: 0.8 }));
}

/** For each position the sum, over the words, of the best match there. */
function sumOfBest(
  { weight, positions }: Postings,
  matches: readonly (readonly Match[])[],
  size: number,
): Float64Array {
  const scores = new Float64Array(size);
  const countedFor = new Int32Array(size).fill(-1);
  for (const [word, candidates] of matches.entries()) {
    // The surest come first, so the first one that reaches a position counts.
    for (const match of candidates) {
      const gain = (weight.get(match.term) ?? 0) * match.likeness;
      for (const position of positions.get(match.term) ?? []) {
        if (countedFor[position] === word) continue;
        countedFor[position] = word;
        scores[position] = (scores[position] ?? 0) + gain;
      }
    }
  }
  return scores;
}

/** Of each label, by its position. */
interface LabelScores {
  readonly score: Float64Array;
  /** 1: it is said in full. */
  readonly isNamed: Uint8Array;
}

/** A label that is said in full counts for more than the same words out of a longer one. */
function scoresOf({ labels }: LabelIndex, sums: Float64Array, phrase: string): LabelScores {
  const score = new Float64Array(labels.length);
  const named = new Uint8Array(labels.length);
  labels.forEach((label, at) => {
    const sum = sums[at] ?? 0;
    if (sum === 0) return;
    const covered = sum * (0.5 + Math.min(1, sum / label.total));
    score[at] = phrase.includes(label.phrase) ? covered * VERBATIM_BONUS : covered;
    named[at] = isNamed(sum, label.total) ? 1 : 0;
  });
  return { score, isNamed: named };
}

const NONE = -1;

/** Its position; NONE when none of them is said. Runs for each entity, mostly before it is compiled well. */
function bestOf(candidates: readonly number[] = [], { score }: LabelScores): number {
  let best = NONE;
  let most = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const candidate = candidates[at] ?? NONE;
    const one = score[candidate] ?? 0;
    if (one <= most) continue;
    best = candidate;
    most = one;
  }
  return best;
}

function scoreAt(label: number, { score }: LabelScores): number {
  return label === NONE ? 0 : (score[label] ?? 0);
}

function isNamedAt(label: number, { isNamed: named }: LabelScores): boolean {
  return label !== NONE && named[label] === 1;
}

function isNamed(score: number | undefined, total: number): boolean {
  return total > 0 && (score ?? 0) / total >= 0.75;
}
