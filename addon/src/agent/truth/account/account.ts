/**
 * What an answer may say in a turn in which something was or should be done: only what the record of its calls or
 * the live states bear out. A part of a sentence is heard when each of its words is accounted for, by a thing that
 * was moved, by what was done to it, by a value that it has, by an argument of a call, or by the closed vocabularies
 * of words.ts. What no rule knows is held.
 */
import { stem } from '../../../house/terms.ts';
import { argumentWords, type Done } from '../record.ts';
import { EXCEPT, isDeniedOf, isDeniedOfAll, isExcept } from './denied.ts';
import { wordsFor } from '../things.ts';
import type { Look } from './look.ts';
import { partsOf, type Part } from './parts.ts';
import { doneBears, predicateAt, type Predicate } from './predicates.ts';
import { isSoOf, isTelling } from './so.ts';
import { thingsIn, type Things } from './things-of.ts';
import type { Told } from './told.ts';
import { ACKNOWLEDGED, DONE, NEUTRAL, PARTS, WARM } from './words.ts';

/** True: some part of the sentence is not accounted for. */
export function isUnaccounted(sentence: string, look: Look): boolean {
  const isUndone = look.done.length === 0 || !look.isAllReached;
  let last: Things = [];
  let lastSaid: Told['said'] = [];
  const parts = partsOf(sentence, isUndone);
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'free' && (!part.isLoose || isOfNothingElse(part, look))) continue;
    const things = thingsIn(withoutArguments(part.words, look), look);
    if (things === null && (part.kind === 'said' || (look.done.length > 0 && look.isAllReached))) return true;
    const told = { ...part, said: saidIn(part, lastSaid, look) };
    if (!isUndone && isBeforeDeed(told, parts[index + 1])) continue;
    if (look.isTalkWanted && isTalk(told, things)) continue;
    if (!isSo(told, things ?? [], last, look)) return true;
    last = things !== null && things.length > 0 ? things : last;
    lastSaid = told.said.length > 0 ? told.said : lastSaid;
  }
  return false;
}

/** "It takes a minute", not "the pizza takes an hour". */
function isOfNothingElse({ words, text }: Part, look: Look): boolean {
  const { house, done, moved, args, askedWords } = look;
  const things = thingsIn(text, look)?.flat();
  if (things === undefined) return false;
  if (done.length > 0 && things.some((id) => !moved.includes(id))) return false;
  const known = new Set(things.flatMap((id) => wordsFor(id, house)));
  return words.every((word, index) => {
    const root = stem(word);
    const isSaying = predicateAt(words, index) !== undefined;
    return (
      isSaying ||
      WARM.test(word) ||
      NEUTRAL.has(word) ||
      known.has(root) ||
      args.has(root) ||
      !askedWords.has(root)
    );
  });
}

/** "It wasn't locked, but I've locked it now": what follows is looked at. */
function isBeforeDeed({ kind, text, said }: Told, next: Part | undefined): boolean {
  return kind === 'denied' && WAS.test(text) && said.length > 0 && next?.kind === 'said' && next.isDeed;
}

const WAS = /\b(?:was|were|war|waren) (?:\p{L}+ )*?(?:not|nicht)\b/u;

/** Of nothing in the home, and of nothing that the butler does: the capital of France. */
function isTalk({ kind, text, said, isDeed }: Told, things: Things | null): boolean {
  if (kind !== 'said' || isDeed || things === null || things.length > 0 || said.length > 0) return false;
  return !OF_BUTLER.test(text) && !text.split(' ').some((word) => DONE.has(word));
}

const OF_BUTLER = /\b(?:i|we|me|ich|wir|mir|it|they|that|es|sie|er|%|degrees?|percent|grad|prozent)\b/u;

/** "It is already": what was said before, or was asked for. */
function saidIn({ kind, text, words }: Part, before: Told['said'], { askedFor }: Look): Told['said'] {
  const said = words.flatMap((_word, index) => predicateAt(words, index) ?? []);
  if (said.length > 0) return said;
  if (kind === 'denied' && NO_LIGHT.test(text)) return [new Set<Predicate>(['on'])];
  if (SAME.test(text) && before.length > 0) return before;
  if (!ALREADY.test(text)) return said;
  return before.length > 0 ? before : askedFor;
}

/** "No more light on the porch". */
const NO_LIGHT = /\b(?:no|kein)(?: \S+)? (?:lights?|licht)\b/u;
const WILL_NOT = /^(?!.*\b(?:i|we|ich|wir) )(?=.*\b(?:will not|wird nicht|werden nicht)\b)/u;
const SAME = /\bso (?:is|are)\b|\b(?:too|as well|also|auch|ebenfalls|ebenso)\b/u;
const ALREADY = /\b(?:already|schon|bereits)\b/u;

/** "The kitchen was dark, so I switched **it** on." */
const OF_LAST =
  /\b(?:turned|switched|put|opened|closed|locked|unlocked|dimmed|set|started|stopped) (?:it|them|that|those)\b|\bhabe? (?:ich )?(?:es|sie|ihn|die|den|das) (?:\p{L}+ )*?\p{L}*ge\p{L}+$/u;

function isSo(part: Told, things: Things, last: Things, look: Look): boolean {
  // "The alarm will not ring", after nothing was done.
  if (part.kind === 'denied' && look.done.length === 0 && WILL_NOT.test(part.text)) return false;
  if (part.kind === 'denied')
    return things.length > 0 ? isDeniedOf(part, things, look) : isDeniedOfAll(part, look);
  if (things.length === 0 && part.words.every((word) => ACKNOWLEDGED.has(word)))
    return look.isAllReached || look.done.length === 0;
  if (EXCEPT.test(part.text)) return isExcept(part, look);
  if (things.length > 0)
    return isSoOf(part, things, look) && (isWhollyMoved(things, look) || isOfLocks(part, things));
  if (last.length > 0 && isSoOf(part, last.slice(-1), look)) return true;
  if (OF_LAST.test(part.text) && !last.flat().every((id) => look.moved.includes(id))) return false;
  // "All set": nothing was.
  if (look.done.length === 0)
    return look.asked.length > 0 && isTelling(part) && isSoOf(part, [look.asked], look);
  const meant = meantBy(part, look);
  // "It is still locked", of what should have been unlocked.
  if (meant.length === 0 && !part.isDeed) return look.moved.length > 0 && isSoOf(part, [look.moved], look);
  if (meant.length === 0 || meant.some(({ isReached }) => !isReached)) return false;
  const ids = [...new Set(meant.flatMap(({ entityId }) => entityId ?? []))];
  return isSoOf(part, ids.length > 0 ? [ids] : [], look);
}

/** Without a name: of what the verb fits, or of all that was done. */
function meantBy({ said, words }: Told, { done, isAllReached }: Look): readonly Done[] {
  if (said.length === 0)
    return isAllReached || !words.some((word) => PARTS.has(word))
      ? done
      : done.filter(({ isReached }) => isReached);
  return done.filter((each) => said.every((any) => [...any].some((one) => doneBears(one, each))));
}

/** Who wants to know whether all is locked does not care since when. */
function isOfLocks({ isDeed, text }: Told, things: Things): boolean {
  return !isDeed && !NEWS.test(text) && things.flat().every((id) => id.startsWith('lock.'));
}

const NEWS = /\b(?:now|jetzt|nun|also|too|auch)\b/u;

/** "The porch and the TV are off": what was done is not mixed with what was so before. */
function isWhollyMoved(things: Things, { moved }: Look): boolean {
  const ours = things.filter((ids) => ids.some((id) => moved.includes(id)));
  return ours.length === 0 || ours.length === things.length;
}

/** An item of a list is no thing of the home. */
function withoutArguments(words: readonly string[], { done }: Look): string {
  const items = new Set(
    argumentWords(done.filter(({ entityId, action }) => entityId === null || action.startsWith('todo.'))),
  );
  return (items.size === 0 ? words : words.filter((word) => !items.has(stem(word)))).join(' ');
}
