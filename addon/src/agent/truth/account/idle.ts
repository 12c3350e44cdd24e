/** Sentences that nobody misses: after an order was carried out, of nothing in the home and of nothing asked for. */
import { stem } from '../../../house/terms.ts';
import { numberIn } from '../amounts.ts';
import { plainOf } from '../plain.ts';
import { wordsFor } from '../things.ts';
import type { Look } from './look.ts';
import { sentencesOf } from '../speech.ts';
import { isKind } from './kind-words.ts';
import { partsOf, type Part } from './parts.ts';
import { doneBears, isSoNow, isTellable, predicateAt, type Predicate } from './predicates.ts';
import { thingsIn } from './things-of.ts';
import { NEGATIONS, NEUTRAL, PARTLY, PARTS, WARM } from './words.ts';

/** "Raindrops everywhere!", "The first cup is the best": left out, it misleads nobody, and needs no correction. */
export function isIdle(sentence: string, look: Look): boolean {
  if (look.done.length === 0 || !look.isAllReached || look.isOfSeveral) return false;
  const plain = sentence.replace(DURATION, ' ');
  const text = plainOf(plain);
  const parts = partsOf(plain, false);
  if (OF_BUTLER.test(text) || parts.some((part) => isAdmitting(part) || isReporting(part, look)))
    return false;
  const things = thingsIn(text, look)?.flat();
  if (things === undefined || things.some((id) => !look.moved.includes(id))) return false;
  const named = look.moved.flatMap((id) => wordsFor(id, look.house));
  return text
    .split(' ')
    .every(
      (word) =>
        numberIn(word) === undefined &&
        (NEUTRAL.has(word) || !look.askedWords.has(stem(word)) || isOf(named, stem(word)) || WARM.test(word)),
    );
}

/** "Good night!": before it or after it somebody has to say what was done. */
export function isOnlyKind(text: string): boolean {
  const parts = sentencesOf(text).flatMap((sentence) => partsOf(sentence, false));
  return parts.every((part) => part.kind === 'free' && isKind(part.text));
}

/** "Kaffee" of "Kaffeemaschine". */
const isOf = (named: readonly string[], word: string) =>
  named.some((name) => name === word || (word.length >= 4 && name.startsWith(word)));

/** Only what is not done by somebody, and only of what was moved. */
function isReporting({ kind, words, text, isDeed }: Part, { done, moved, house }: Look): boolean {
  if (kind === 'free') return false;
  return words.some((_word, index) => {
    const said = predicateAt(words, index);
    if (said === undefined || isWish(words, index)) return false;
    const isOfMoved = (one: Predicate) =>
      moved.some((id) => (WILL.test(text) ? isTellable : isSoNow)(one, id, house)) ||
      done.some((each) => doneBears(one, each));
    return isDeed || ![...said].some(isOfMoved);
  });
}

/** "He'll be back in his dock when he's through." */
const WILL = /\b(?:will|wird|werden|when|sobald|wenn)\b|'ll\b/u;

/** What was left undone is never left unsaid. */
function isAdmitting({ kind, words }: Part): boolean {
  return (
    kind === 'denied' ||
    words.some((word) => NEGATIONS.has(word) || PARTS.has(word) || PARTLY.has(word) || REST.test(word))
  );
}

/** How long something takes. */
const DURATION =
  /\b(?:(?:half an|a|one|two|three|four|five|ten|fifteen|twenty|thirty|an|ein(?:e[rn]?)?|zwei|drei|vier|fünf|zehn|zwanzig|dreißig|\d+|few|couple of|paar|halbe[n]?) )+(?:seconds?|minutes?|hours?|sekunden?|minuten?|stunden?)\b/giu;
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
