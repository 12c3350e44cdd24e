/** Sentences that nobody misses: after an order was carried out, of nothing in the home and of nothing asked for. */
import { stem } from '../../../house/terms.ts';
import { numberIn } from '../amounts.ts';
import { plainOf } from '../plain.ts';
import type { Look } from './look.ts';
import { partsOf, type Part } from './parts.ts';
import { predicateAt } from './predicates.ts';
import { thingsIn } from './things-of.ts';
import { NEGATIONS, NEUTRAL, PARTLY, PARTS } from './words.ts';

/** "Raindrops everywhere!", "A good start to the day!": left out, it misleads nobody, and needs no correction. */
export function isIdle(sentence: string, look: Look): boolean {
  if (look.done.length === 0 || !look.isAllReached || look.isOfSeveral) return false;
  const text = plainOf(sentence);
  if (partsOf(sentence.replace(HALF_AN_HOUR, ' '), false).some(isAdmitting)) return false;
  if (OF_BUTLER.test(text) || thingsIn(text, look)?.length !== 0) return false;
  const words = text.split(' ');
  return words.every(
    (word, index) =>
      numberIn(word) === undefined &&
      (predicateAt(words, index) === undefined || isWish(words, index)) &&
      (NEUTRAL.has(word) || !look.askedWords.has(stem(word))),
  );
}

/** What was left undone is never left unsaid. */
function isAdmitting({ kind, words }: Part): boolean {
  return (
    kind === 'denied' ||
    words.some((word) => NEGATIONS.has(word) || PARTS.has(word) || PARTLY.has(word) || REST.test(word))
  );
}

const HALF_AN_HOUR = /\b(?:half an|halbe) (?:hour|stunde)\b/giu;
const REST =
  /^(?:rest|remain\p{L}*|pending|skipped|second|others?|missing|missed|left|ubrig\p{L}*|ausstehend\p{L}*|zweite[nrs]?|andere[nrs]?|sonst|spater|offen|fehl\p{L}*)$/u;

/** What the butler has done or will do is never left unsaid. */
const OF_BUTLER = /\b(?:i|we|me|us|my|i'(?:ve|ll|m)|we'(?:ve|ll)|ich|wir|mir|uns|mein\S*)\b/u;

/** "A good **start**", "**lift** your feet": no deed of the butler's. */
function isWish(words: readonly string[], index: number): boolean {
  const [before, after] = [words[index - 1] ?? '', words[index + 1] ?? ''];
  return GOOD.test(before) || (index === 0 && YOUR.test(after));
}

const GOOD = /^(?:an?|good|great|nice|lovely|gute[nrs]?|schone[nrs]?)$/u;
const YOUR = /^(?:your|deine?[nrms]?|eure?[nrms]?)$/u;
