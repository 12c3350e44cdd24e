/** What an answer says not to be so, not to have worked or not to be possible. */
import { stem } from '../../../house/terms.ts';
import { wordsFor } from '../things.ts';
import type { Look } from './look.ts';
import { denialIn } from './meant.ts';
import { doneBears, isSoNow, OPPOSITE, predicateAt, type Predicate } from './predicates.ts';
import { thingsIn, type Things } from './things-of.ts';
import type { Told } from './told.ts';
import { DONE, NEGATIONS, NEUTRAL, PARTLY, PARTS, SCOPE } from './words.ts';

/** Beside what it denies it says what is not so: "I unlocked it without your confirmation". */
function claimsMore({ words, isDeed }: Told, ids: readonly string[], look: Look): boolean {
  const { house, done, isAllReached } = look;
  const { asserted, isSuccess } = denialIn(words);
  if (isSuccess && !isAllReached && !words.some((word) => PARTS.has(word) || PARTLY.has(word))) return true;
  if (ids.length === 0) return asserted.length > 0 && !isAllReached;
  const isSo = (one: Predicate, id: string) => {
    const own = done.filter(({ entityId }) => entityId === id);
    if (own.some((each) => each.isReached && doneBears(one, each))) return true;
    if (one === 'off' && house.state(id)?.state === 'unavailable') return own.length > 0;
    return (!isDeed || own.length > 0) && isSoNow(one, id, house);
  };
  return asserted.some((any) => !ids.every((id) => [...any].some((one) => isSo(one, id))));
}

/** "The door is not locked", which it is, and which nobody tried. */
function deniesWhatIsSo({ words, text }: Told, ids: readonly string[], { house, done }: Look): boolean {
  // What the butler can not do, whatever is so.
  if (done.length === 0 && TRIED.test(text)) return false;
  const { denied } = denialIn(words);
  const isSo = (one: Predicate) => ids.some((id) => isSoNow(one, id, house));
  const isTried = (one: Predicate) => done.some((each) => !each.isReached && doneBears(one, each));
  return denied.length > 0 && denied.every((any) => [...any].some(isSo) && ![...any].some(isTried));
}

/** What the butler is not able to do, or has not done: "I can't order anything", "I haven't added them yet". */
const NOT_DONE =
  /\b(?:i|we|ich|wir) (?:(?:do|have|did|am|was|can|could|hab|habe|kann|konnte|bin|darf|will|would) )?(?:\p{L}+ ){0,6}?(?:not|never|nicht|nichts|no|kein\p{L}*)\b|\b(?:kann|habe?|konnte) ich (?:\p{L}+ ){0,6}?(?:nicht|nichts|kein\p{L}*)\b|\bbeyond me\b|\b(?:is|are) not (?:possible|something)\b|\b(?:geht|gehen|ist|sind) (?:\p{L}+ ){0,3}(?:nicht|unmoglich)\b/u;

/** Beside what was carried out: nothing of that is denied. */
function isOfElse(part: Told, ids: readonly string[], look: Look): boolean {
  if (!NOT_DONE.test(part.text) || ACCESS.test(part.text)) return false;
  if (isHindering(part, look)) return false;
  if (NOTIFIES.test(part.text)) return true;
  const { asserted, denied, isSuccess } = denialIn(part.words);
  const mine = look.done.filter(
    ({ entityId }) => ids.length === 0 || (entityId !== null && ids.includes(entityId)),
  );
  if (asserted.length > 0 || isSuccess || (ids.length > 0 && mine.length > 0)) return false;
  if (denied.length === 0 && ids.length === 0) return !ABOUT_IT.test(part.text);
  return !denied.some((any) => [...any].some((one) => mine.some((each) => doneBears(one, each))));
}

const NOTIFIES =
  /\b(?:can|kann) (?:ich )?(?:\p{L}+ )*?(?:not )?(?:notify|tell|alert|remind|inform|text|message|call|benachrichtigen|erinnern|bescheid|informieren|anrufen)\b/u;
/** "I could not reach it", after all was reached. */
const ACCESS =
  /\b(?:reach|find|access|connect|control|erreich\p{L}*|finden|zugreifen|hesitate|wait|warten|want|resist|say|avoid|stand|bear|wollte|widerstehen)\b/u;
const ABOUT_IT = /\b(?:it|that|them|es|das|sie|ihn)\b(?! (?:kann|habe|can))/u;

/** Without a name. */
export function isDeniedOfAll(part: Told, look: Look): boolean {
  const { text } = part;
  const { done, isAllReached, moved, asked } = look;
  if (NOBODY.test(text) || isTwiceDenied(part, look)) return false;
  if (done.length > 0 && isAllReached) return isOfElse(part, [], look);
  const ids = moved.length > 0 ? moved : asked;
  if (NO_MORE.test(text)) return isNoMoreOf(part, ids, look);
  if (claimsMore(part, ids, look) || deniesWhatIsSo(part, ids, look)) return false;
  if (NOTHING.test(text)) return done.every(({ isReached }) => !isReached);
  return done.length === 0 || !isAllReached;
}

/** "Nobody has to wait": of nobody anything is known. */
const NOBODY = /\b(?:nobody|no one|niemand|keiner)\b/u;

/** "Nothing keeps you out", "I never left it locked", "it failed at first": that it went well. */
function isTwiceDenied({ words, text }: Told, { done, isAllReached }: Look): boolean {
  if (done.length > 0 && isAllReached) return false;
  return AT_FIRST.test(text) || isHindering({ words }, { done });
}

function isHindering({ words }: Pick<Told, 'words'>, { done }: Pick<Look, 'done'>): boolean {
  const not = words.findIndex((word) => NEGATIONS.has(word));
  return words.some((word, index) => {
    const isLet = word === 'lassen' && !/^sich$|en$/u.test(words[index - 1] ?? '');
    if (not === -1 || index <= not || !(isLet || HINDERS.test(word))) return false;
    // "Not necessary, it is open."
    if (done.length === 0 && /^(?:necessary|needed|notig)$/u.test(word)) return false;
    const said = predicateAt(words, index);
    return said === undefined || !done.some((each) => [...said].some((one) => doneBears(one, each)));
  });
}

const AT_FIRST =
  /\b(?:at first|first (?:time|try|attempt|go)|initially|to begin with|zuerst|zunachst|anfangs|beim ersten|im ersten|erst (?:nicht|mal nicht)|for (?:a|one) (?:second|moment|bit|while|minute)|briefly|earlier|almost|nearly|kurz(?! gesagt)|kurzzeitig|einen moment(?: lang)?|fast|beinahe)\b/u;
const HINDERS =
  /^(?:stops?|stopping|keeps?|keeping|prevents?|blocks?|blocking|hinders?|holds?|stands?|standing|waits?|waiting|forgets?|forgotten|miss|missed|hesitated?|hesitate|worry|left|leave|leaves|leaving|need|needs|needed|necessary|oversleep|easy|hard|difficult|asking|resist|check|leicht|schwer|aufhalten|aufhalt|halt|hindert|hindern|steht|warten|wartet|vergessen|vergesse|verpassen|verpasst|gezogert|zogern|gelassen|brauchst|braucht|notig|gestort)$/u;
/** What is no longer so has changed. */
const NO_MORE = /\b(?:any ?more|no longer|no more|nicht mehr|kein\w* (?:\S+ ){0,2}mehr)\b/u;

function isNoMoreOf({ said }: Told, ids: readonly string[], { house, done }: Look): boolean {
  // That is what was tried in vain.
  const isTried = (one: Predicate) =>
    done.some(
      (each) =>
        !each.isReached &&
        each.entityId !== null &&
        ids.includes(each.entityId) &&
        doneBears(OPPOSITE[one] ?? '', each),
    );
  if (said.some((any) => [...any].some(isTried))) return false;
  const isSo = (any: ReadonlySet<Predicate>) =>
    [...any].some((each) => ids.some((id) => isSoNow(each, id, house)));
  return said.length > 0 && ids.length > 0 && !said.some(isSo);
}

const NOTHING = /\b(?:nothing|neither|none|both|all|nichts|keine[rs]?|keins|beide[sn]?|alles?)\b/u;

export const EXCEPT = /\b(?:except(?: for)?|apart from|other than|ausser|bis auf)\b/u;

/** "Everything is done except the shutters": all that was not reached, and nothing else. */
export function isExcept({ text }: Told, look: Look): boolean {
  const [before = '', after = ''] = text.split(EXCEPT);
  const undone = look.done.flatMap(({ entityId, isReached }) => (isReached ? [] : [entityId]));
  const excepted = thingsIn(after, look)?.flat() ?? [];
  const isPlain = `${before} ${after}`
    .split(' ')
    .every((word) => isAnyWord(word) || excepted.some((id) => wordsFor(id, look.house).includes(stem(word))));
  return (
    undone.length > 0 &&
    isPlain &&
    excepted.length > 0 &&
    undone.every((id) => id !== null && excepted.includes(id)) &&
    excepted.every((id) => undone.includes(id))
  );
}

const isAnyWord = (word: string) =>
  word === '' || NEUTRAL.has(word) || DONE.has(word) || SCOPE.has(word) || PARTS.has(word);

const TRIED =
  /\b(?:did|darf|able|could|would|can|will|konnte|liess|ging|kann|wollte|fail\p{L}*|refus\p{L}*|tried|wanted|versucht)\b/u;

/** What was reached is denied by nobody; what was not tried at all may be. */
export function isDeniedOf(part: Told, things: Things, look: Look): boolean {
  const { said, isDeed, text } = part;
  if (NOBODY.test(text) || isTwiceDenied(part, look) || isHindering(part, look)) return false;
  if (look.done.length > 0 && look.isAllReached) {
    if (isOfElse(part, things.flat(), look)) return true;
    if (ACCESS.test(text)) return false;
  }
  return things.every((ids) => {
    if (NO_MORE.test(text)) return isNoMoreOf(part, ids, look);
    if (claimsMore(part, ids, look)) return false;
    const mine = look.done.filter(({ entityId }) => entityId !== null && ids.includes(entityId));
    if (mine.some(({ isReached }) => !isReached)) return !deniesWhatIsSo(part, ids, look);
    // "No light is on": what was reached makes the opposite untrue.
    const isNoMore = said.length > 0 && !isDeed && !TRIED.test(text);
    if (mine.length > 0 && !isNoMore) return false;
    if (isDeed && mine.length === 0) return true;
    if (TRIED.test(text) || said.length === 0)
      return look.done.length === 0 || ids.some((id) => look.asked.includes(id));
    return said.every((any) => ![...any].some((each) => ids.some((id) => isSoNow(each, id, look.house))));
  });
}
