/** What an answer says to be so or to be done: each of its words, of each of its things. */
import { stem } from '../../../house/terms.ts';
import { numberIn } from '../amounts.ts';
import { once } from '../plain.ts';
import type { Done } from '../record.ts';
import { isDistinct, nounsIn, wordsFor } from '../things.ts';
import type { Look } from './look.ts';
import { isNumberSo, isTwo } from './numbers.ts';
import { doneBears, isSoNow, isTellable, OPPOSITE, predicateAt, type Predicate } from './predicates.ts';
import type { Things } from './things-of.ts';
import type { Told } from './told.ts';
import { DONE, FULLY, NEUTRAL, PARTLY, PARTS, SCOPE } from './words.ts';

const EARLIER = /\b(?:so far|bisher|zuvor|earlier|before|already|previously|vorhin|schon|bereits|vorher)\b/u;

/** `things`: each group on its own; none: of tools that act on nothing in the home. */
export function isSoOf(part: Told, things: Things, look: Look): boolean {
  const { words, text, said } = part;
  const groups = things.length > 0 ? things : [[]];
  const isPlain = words.every(
    (word) => NEUTRAL.has(word) || PARTS.has(word) || SCOPE.has(word) || FULLY.has(word),
  );
  if (
    words.some((word) => DONE.has(word)) &&
    !(isPlain && look.done.length > 0) &&
    !isOfDone(words, groups, look)
  )
    return false;
  if (NEARLY.test(text) && look.done.length > 0 && !look.done.some(({ isReached }) => isReached))
    return false;
  if (WHOLLY.test(text) && isBetween(groups, look)) return false;
  if (said.length === 0 && !isPlain && !groups.every((ids) => isAnyReached(ids, look))) {
    if (!isTelling(part)) return false;
  }
  if (!said.every((any) => groups.every((ids) => [...any].some((each) => isBorneOut(each, ids, part, look)))))
    return false;
  if (said.length === 0 && words.includes('therest') && !AS_IT_WAS.test(text)) return false;
  if (BOTH.test(text) && !isTwo(groups, look)) return false;
  if (WAS_SO.test(text) && groups.some((ids) => ids.some((id) => look.moved.includes(id)))) return false;
  // The dearest: only for what nothing else accounts for.
  const known = once(() => new Set(groups.flatMap((ids) => ids.flatMap((id) => wordsFor(id, look.house)))));
  return words.every((word, index) => {
    if (predicateAt(words, index) !== undefined || NEUTRAL.has(word) || FULLY.has(word)) return true;
    if (
      SCOPE.has(word) &&
      ((isPlain && words.some((each) => DONE.has(each))) || isOfWhole(groups, part, look))
    )
      return true;
    if (ONLY.test(word) && look.isAllReached && isOnly(groups, part, look)) return true;
    if (ROOM.test(word) && groups.flat().some((id) => id.startsWith('climate.'))) return true;
    const number = HALVES.test(word) && look.isAllReached ? 50 : numberIn(word);
    if (number !== undefined && number !== 1) return isNumberSo(number, groups, part, look);
    if (!look.isAllReached && (PARTS.has(word) || PARTLY.has(word)))
      return !NEARLY.test(word) || look.done.some(({ isReached }) => isReached);
    const root = stem(word);
    if (look.args.has(root) || look.lent.has(root)) return true;
    const nouns = nounsIn(word);
    if (nouns.some((noun) => noun.modifier === '' && !isDistinct(noun))) return true;
    if (QUALITY.test(word)) return false;
    if (known().has(root)) return true;
    if (root.length >= 5 && [...known()].some((name) => name.endsWith(root))) return true;
    return nouns.some(({ modifier }) => modifier !== '' && isFrontOf(modifier, known()));
  });
}

/** It says how something is. */
export function isTelling({ said, words }: Told): boolean {
  return said.length > 0 || words.some((word) => (numberIn(word) ?? 1) !== 1);
}

const ONLY = /^(?:only|nur|lediglich|bloss)$/u;
const ROOM = /^(?:room|zimmer|raum)$/u;

/** Nothing else of that kind is so, or was moved. */
function isOnly(groups: Things, { said, isDeed }: Told, { house, done, moved }: Look): boolean {
  const ids = groups.flat();
  if (isDeed) return moved.every((id) => ids.includes(id)) || done.length === 0;
  const domains = new Set(ids.map((id) => id.split('.')[0]));
  const others = [...house.entities.keys()].filter(
    (id) => domains.has(id.split('.')[0]) && !ids.includes(id),
  );
  return (
    ids.length > 0 &&
    said.length > 0 &&
    said.every((any) => others.every((id) => ![...any].some((one) => isSoNow(one, id, house))))
  );
}

const AS_IT_WAS =
  /\b(?:stays?|stayed|remains?|unchanged|was|were|worked|done|bleibt|bleiben|wie|funktioniert|geklappt|erledigt)\b/u;

/** Of what was not reached at all nothing is nearly so. */
const NEARLY = /\b(?:almost|nearly|fast|beinahe|half|halfway|halb)\b/u;

/** They stand among the words for kinds, and say how something is. */
const QUALITY =
  /^(?:warm|hot|cold|cool|wet|dry|damp|humid|clean|safe|unsafe|sunny|rain|kalt|heiss|kuhl|feucht|trocken|nass|sauber|sicher|sonnig)$/u;

const HALVES = /^(?:half|halfway|halb|halfte)$/u;

/** "The light and the door are done": nothing that takes its time. */
function isOfDone(words: readonly string[], groups: Things, look: Look): boolean {
  return (
    words.some((word) => /^(?:done|sorted|handled|erledigt)$/u.test(word)) &&
    groups.every((ids) => isAnyReached(ids, look) && ids.every((id) => /^(?:light|lock)\./u.test(id)))
  );
}

const WHOLLY = /\b(?:all the way|fully|completely|entirely|ganz|komplett|vollstandig)\b/u;

/** Still moving, or stopped half-way. */
function isBetween(groups: Things, { house }: Look): boolean {
  return groups.flat().some((id) => {
    const state = house.state(id);
    const position = state?.attributes['current_position'] ?? 0;
    return state?.state.endsWith('ing') === true || (position !== 0 && position !== 100);
  });
}

/** Not of what was done just now. */
const WAS_SO = /\b(?:was|were|war|waren) (?:\S+ )?(?:already|schon|bereits)\b/u;

/** "In every room": the person wanted it so, or all of that kind is so. */
function isOfWhole(groups: Things, part: Told, { isOfWholeHome, house }: Look): boolean {
  if (isOfWholeHome) return true;
  const domains = new Set(groups.flat().map((id) => id.split('.')[0]));
  // "Alles dunkel" is said of the lights.
  const isAny = EVERYTHING.test(part.text) && !(domains.size === 1 && domains.has('light'));
  const all = [...house.entities.keys()].filter(
    (id) =>
      (isAny || domains.has(id.split('.')[0])) &&
      part.said.every((any) => [...any].some((each) => isTellable(each, id, house))),
  );
  return (
    part.said.length > 0 &&
    part.said.every((any) => all.every((id) => [...any].some((each) => isSoNow(each, id, house))))
  );
}

const EVERYTHING = /\b(?:everything|alles)\b/u;
const BOTH = /\b(?:both|beide[nrs]?)\b/u;

function isAnyReached(ids: readonly string[], { done }: Look): boolean {
  if (ids.length === 0) return done.length > 0;
  const mine = done.filter(({ entityId }) => entityId !== null && ids.includes(entityId));
  return mine.length > 0 && mine.every(({ isReached }) => isReached);
}

function isBorneOut(
  predicate: Predicate,
  ids: readonly string[],
  { isDeed, text }: Told,
  look: Look,
): boolean {
  const by = (each: readonly Done[]) => {
    const relevant = each.filter((one) => doneBears(predicate, one));
    return relevant.length > 0 && relevant.every(({ isReached }) => isReached);
  };
  if (ids.length === 0) return by(look.done.filter(({ entityId }) => entityId === null));
  const isNews = NEWS.test(text) && look.done.length > 0;
  const isMoved = ids.some((id) => look.done.some(({ entityId, isReached }) => entityId === id && isReached));
  if (isNews && !isMoved) return false;
  return ids.every((id) => {
    const own = look.done.filter(({ entityId }) => entityId === id);
    if (by(own) || isPartly(predicate, own, text)) return true;
    if (predicate === 'left') return !own.some(({ isReached }) => isReached);
    if (WAS.test(text) && own.some((one) => one.isReached && doneBears(OPPOSITE[predicate] ?? '', one)))
      return true;
    if (STAYS.test(text) && own.length > 0 && !own.some((one) => one.isReached || doneBears(predicate, one)))
      return true;
    if (EARLIER.test(text) && by(look.before.filter(({ entityId }) => entityId === id))) return true;
    return (
      (!isDeed || LEAVES.test(text) || own.some(({ isReached }) => isReached)) &&
      isSoNow(predicate, id, look.house)
    );
  });
}

/** "Heruntergefahren", to 50 percent. */
function isPartly(predicate: Predicate, own: readonly Done[], text: string): boolean {
  return (
    /^(?:open|close)$/u.test(predicate) &&
    /\d/u.test(text) &&
    own.some(({ action, isReached }) => isReached && /set_\p{L}*_?position$/u.test(action))
  );
}

/** "Both were on, now they are off." */
const WAS =
  /\b(?:was|were|had (?:\p{L}+ )?been|war|waren|brannten?|stand|standen|leuchteten?)\b(?! (?:\p{L}+ )?(?:already|schon|bereits)\b)/u;
/** As it was before it was tried. */
const STAYS = /\b(?:stays?|stayed|remains?|remained|still|bleibt|bleiben|blieb|immer noch|weiterhin)\b/u;

const LEAVES = /\b(?:left|leave|leaving|kept|gelassen|lasse|geblieben)\b/u;

/** It has just become so. */
const NEWS = /\b(?:now|jetzt|nun)\b/u;

/** "Küchen-licht": of a thing in the Küche. */
function isFrontOf(front: string, known: ReadonlySet<string>): boolean {
  const start = stem(front);
  return [...known].some((word) => word.length > 2 && (word.startsWith(start) || start.startsWith(word)));
}
