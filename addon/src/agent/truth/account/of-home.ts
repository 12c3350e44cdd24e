/**
 * An answer about the home, after it was looked at: what it says of a thing, of all of a kind or of a
 * place is compared with the live states, part by part, in whatever grammar; what nothing can be told of is left to
 * the other rules.
 */
import { numberIn } from '../amounts.ts';
import { hasValue } from '../live-state.ts';
import type { Look } from './look.ts';
import { isOnlyMeant } from './meant.ts';
import { partsOf, type Part } from './parts.ts';
import { isSoNow, isTellable, predicateAt, type Predicate } from './predicates.ts';
import { thingsIn, type Things } from './things-of.ts';

/** Of another time, of what may be, or of part of it: no live state tells. */
const OTHERWISE =
  /\b(?:was|were|had|before|until|when|if|once|usually|normally|almost|nearly|half|only|just|else|others?|rest|except|should|would|will|war|waren|hatte|bevor|bis|wenn|falls|sobald|normalerweise|fast|halb|nur|sonst|ubrige[nr]?|andere[nr]?|ausser|sollte|wurde|wird|tomorrow|morgen)\b/u;

/** True: a live state speaks against it. */
export function isOtherAtHome(sentence: string, look: Look): boolean {
  if (look.isTale || !look.isLiveRead) return false;
  return partsOf(sentence, false).some((part) => part.kind !== 'free' && isOtherwise(part, look));
}

/** True: of a thing that it names a live state speaks against it, although nothing was read. */
export function isOtherByName(sentence: string, look: Look): boolean {
  if (look.isTale || look.isOfLater) return false;
  return partsOf(sentence, false).some((part) => {
    const { kind, words, text } = part;
    if (kind === 'free' || OTHERWISE.test(text) || OF_MAY_BE.test(text)) return false;
    const isOfAsked = look.mentionsIn(text).length === 0 && look.asked.length === 1 && IT.test(text);
    const things = look.mentionsIn(text).length > 0 ? thingsIn(text, look) : isOfAsked ? [look.asked] : [];
    const [named = [], ...others] = things ?? [];
    const said = words.flatMap((_word, index) =>
      isOnlyMeant(words, index) ? [] : (predicateAt(words, index) ?? []),
    );
    return (
      said.length === 1 && others.length === 0 && said.some((any) => speaksAgainst(any, named, part, look))
    );
  });
}

const IT = /\b(?:it|that|es|sie|er|das)\b/u;
const OF_MAY_BE =
  /\b(?:i|we|you|ich|wir|du|can|able|could|may|might|must|always|kann|konnen|konnte|immer|earlier|ago|since|yesterday|vorhin|seit|gestern|to)\b|^(?:turn|switch|close|open|lock|set|put)\b/u;

function isOtherwise(part: Part, look: Look): boolean {
  const { words, text } = part;
  // "The heating has been raised": by whom, after no call?
  if (part.kind === 'said' && PASSIVE.test(text) && !EARLIER.test(text)) return true;
  if (OTHERWISE.test(text)) return false;
  const things = thingsIn(text, look);
  if (things === null) return false;
  const asked: Things = look.asked.length === 1 ? [look.asked] : [];
  const named = things.length > 0 ? things : asked;
  if (named.length === 0)
    return MEASURE.test(text) && !look.isOfLater && words.some((word) => isOtherValue(word, [], look));
  const said = words.flatMap((_word, index) => predicateAt(words, index) ?? []);
  const isCounted = words.some((word) => (numberIn(word) ?? 1) !== 1) || /\b(?:one|eine?[rs]?)\b/u.test(text);
  if (
    !isCounted &&
    said.some((any) => tellable(any, named, asked, look).some((ids) => speaksAgainst(any, ids, part, look)))
  )
    return true;
  return MEASURE.test(text) && words.some((word) => isOtherValue(word, named, look));
}

const MEASURE = /\d ?(?:%|°|degrees?|percent|grad|prozent)|\b(?:at|to|auf|bei) \d+(?:\.\d+)?$/u;
const PASSIVE =
  /\b(?:has|have|had)(?: \S+)? been (?!\p{L}+ing\b|open|closed|on\b|off\b)\p{L}+ed\b|\b(?:has|have) been (?:set|shut|put|switched|turned)\b|\bwurden?\b|\bworden\b/u;
const EARLIER = /\b(?:earlier|before|since|ago|yesterday|last|vorhin|seit|gestern|zuletzt|um)\b/u;

/** "In the kitchen, cleaning": no room cleans, so it is said of what was asked about. */
function tellable(any: ReadonlySet<Predicate>, named: Things, asked: Things, { house }: Look): Things {
  const isTold = (ids: readonly string[]) =>
    ids.some((id) => [...any].some((each) => isTellable(each, id, house)));
  return named.some(isTold) ? named : asked;
}

function speaksAgainst(
  any: ReadonlySet<Predicate>,
  ids: readonly string[],
  { kind }: Part,
  { house }: Look,
): boolean {
  const told = ids.filter((id) => [...any].some((each) => isTellable(each, id, house)));
  if (told.length === 0) return false;
  const isSo = (id: string) => [...any].some((each) => isSoNow(each, id, house));
  return kind === 'denied' ? told.every(isSo) : !told.every(isSo);
}

function isOtherValue(word: string, things: Things, { house }: Look): boolean {
  const value = numberIn(word);
  if (value === undefined) return false;
  if (things.length === 0) {
    // Without a weather of its own the home does not know how warm it is outside.
    const ids = [...house.entities.keys()];
    if (!ids.some((id) => id.startsWith('weather.'))) return false;
    return !ids.some((id) => hasValue(value, id, house) === true);
  }
  const areas = new Set(things.flat().map((id) => house.entities.get(id)?.areaId));
  const near = [...house.entities.values()].filter(
    ({ entityId, areaId }) => things.flat().includes(entityId) || (areaId !== null && areas.has(areaId)),
  );
  const fits = near.flatMap(({ entityId }) => hasValue(value, entityId, house) ?? []);
  return fits.length > 0 && !fits.includes(true);
}
