/** One claim against the record of the turn and the live states. */
import type { Claim, DeedClaim, StateClaim, StateWord } from './claim.ts';
import { englishEarlier } from './english-claims.ts';
import { germanEarlier } from './german-claims.ts';
import { hasValue, holds } from './live-state.ts';
import { doneBefore, doneIn, wasRead, type Done, type Facts } from './record.ts';
import { isOfKind, nounsIn, wordsFor, type Mention } from './things.ts';
import { isNamed, namesAnother } from './other-thing.ts';
import { isKnownAction, verbs } from './verbs.ts';
import { asksBack, wantsAction } from './wants.ts';

export type FindMentions = (clause: string) => readonly Mention[];

/**
 * What of these nothing bears out. Of several verbs that one word may stand for ("set" the alarm, the heating),
 * one is enough.
 */
export function isAnyUntrue(claims: readonly Claim[], facts: Facts, mentionsIn: FindMentions): boolean {
  const groups = Map.groupBy(claims, (claim) =>
    claim.kind === 'deed' ? `${claim.clause} ${claim.word}` : `${claim.clause} ${claim.kind}!`,
  );
  return [...groups.values()].some((same) => same.every((claim) => isUntrue(claim, facts, mentionsIn)));
}

/** True: nothing bears it out, or something speaks against it. */
function isUntrue(claim: Claim, facts: Facts, mentionsIn: FindMentions): boolean {
  if (claim.kind === 'done') return isUntrueDone(facts);
  if (claim.kind === 'deed') return isUntrueDeed(claim, facts, mentionsIn);
  return isUntrueState(claim, facts, mentionsIn);
}

function isUntrueDone(facts: Facts): boolean {
  const done = doneIn(facts);
  if (done.length > 0) return done.some(({ isReached }) => !isReached);
  return wantsAction(facts.text) || !wasRead(facts);
}

function isUntrueDeed(claim: DeedClaim, facts: Facts, mentionsIn: FindMentions): boolean {
  const mentions = mentionsIn(claim.about).filter(canBeMoved);
  const isSettled = isBorneOut(claim, doneIn(facts), mentions, facts);
  if (isSettled) return false;
  const { clause, tense } = claim;
  if (claim.isListed === true && wasRead(facts)) return false;
  // By itself "was opened in 1889" is about the world, and "is locked" a state.
  const isOfHome = mentions.length > 0 || nounsIn(clause).length > 0 || NOTED.test(clause);
  const isOurs = claim.isFirstPerson || isOfHome || wantsAction(facts.text);
  if (tense === 'promise') return true;
  if (claim.isPassive && isOfHome && isTrueByState(claim, facts, mentionsIn)) return false;
  if (tense === 'going') return isOurs;
  const isEarlier = englishEarlier.test(clause) || germanEarlier.test(clause);
  if (isEarlier || asksBack(facts.text)) {
    if (isBorneOut(claim, doneBefore(facts.recent), mentions, facts)) return false;
    if (isEarlier && (!claim.isFirstPerson || wasRead(facts)) && !wantsAction(facts.text)) return false;
  }
  if (claim.isPassive && BY_OTHERS.test(clause) && !wantsAction(facts.text)) return false;
  return isOurs;
}

const NOTED = /\b(?:list|reminder|timer|note|message|alarm|wecker|liste|erinnerung|notiz|nachricht)\b/u;
const BY_OTHERS = /\b(?:by (?!me\b|\d)|vom |von (?!mir\b)|durch )/u;

/** "At home" names no thing that somebody moved, even where a zone is called so. */
function canBeMoved({ kind, entityIds }: Mention): boolean {
  return kind === 'area' || [...entityIds].some((id) => !ONLY_READ.test(id));
}

const ONLY_READ =
  /^(?:sensor|binary_sensor|person|weather|sun|zone|device_tracker|calendar|event|update|image)\./u;

/** "The door is locked", "the light has been turned off": true when the thing is so, whoever did it. */
function isTrueByState(claim: DeedClaim, facts: Facts, mentionsIn: FindMentions): boolean {
  const { clause, verb } = claim;
  if (/\b(?:has|have|been|got|was|were|wurde|wurden|worden)\b/u.test(clause) && !asksBack(facts.text))
    return false;
  if (isUnderWay(claim, facts, mentionsIn)) return true;
  const state = STATE_OF[verb.id] ?? null;
  const amount = AMOUNT.exec(clause)?.[1];
  const value = amount === undefined ? null : Number(amount);
  if (state === null && value === null) return false;
  const as: StateClaim = { kind: 'state', state, value, clause, isNews: true, isBare: false };
  const named = mentionsIn(clause).flatMap(({ entityIds }) => [...entityIds]);
  const ids = named.length > 0 ? named : [...facts.house.entities.keys()];
  return ids.some((id) => fitsOf(as, id, facts) === true) && !isUntrueState(as, facts, mentionsIn);
}

/** "The blinds are opening", "Robby is cleaning": Home Assistant has the same words. */
function isUnderWay({ clause }: DeedClaim, { house }: Facts, mentionsIn: FindMentions): boolean {
  const words = clause.split(' ').filter((word) => word.length > 3);
  return mentionsIn(clause).some(({ entityIds }) =>
    [...entityIds].some((id) => {
      const state = house.state(id);
      return words.some((word) => state?.state === word || state?.attributes['hvac_action'] === word);
    }),
  );
}

const STATE_OF: Readonly<Record<string, StateWord>> = {
  on: 'on',
  off: 'off',
  open: 'open',
  close: 'closed',
  lock: 'locked',
  unlock: 'unlocked',
  arm: 'armed',
  disarm: 'disarmed',
};

function isBorneOut(
  { verb, clause, about }: DeedClaim,
  done: readonly Done[],
  mentions: readonly Mention[],
  facts: Facts,
): boolean {
  const relevant = done.filter(({ action }) => verb.actions.test(action) || !isKnownAction(action));
  if (relevant.length === 0) return false;
  if (!hasSaidValue(clause, relevant, facts)) return false;
  if (mentions.length > 0) {
    return mentions.every((mention) => {
      const meant = relevant.filter((each) => isMeant(each, mention));
      return meant.length > 0 && meant.every(({ isReached }) => isReached);
    });
  }
  const { house } = facts;
  const kinds = nounsIn(about);
  const ofKind = relevant.filter(({ entityId }) => {
    const entity = entityId === null ? undefined : house.entities.get(entityId);
    return entity === undefined || kinds.length === 0 || kinds.some((noun) => isOfKind(entity, noun, true));
  });
  if (ofKind.length === 0 || ofKind.some(({ isReached }) => !isReached)) return false;
  return !namesAnother(about, ofKind, facts);
}

/** What is named in the arguments (an item, a message) is not what it was done with. */
function isMeant({ entityId, args }: Done, { entityIds }: Mention): boolean {
  if (entityId === null) return true;
  if (entityIds.has(entityId)) return true;
  return [...entityIds].some((id) => args.includes(id));
}

const AMOUNT = /(-?\d+(?:\.\d+)?) ?(?:%|percent|prozent|degrees?|grad|°)/u;

function hasSaidValue(clause: string, done: readonly Done[], { house }: Facts): boolean {
  const amount = AMOUNT.exec(clause)?.[1];
  if (amount === undefined) return true;
  const value = Number(amount);
  return done.some(({ args, entityId }) => {
    const given = (args.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const isGiven = given.some((each) => each === value || Math.round(each * 100) === value);
    const isSo = entityId === null ? undefined : hasValue(value, entityId, house);
    // Of a relative step ("by 10 percent") only the result is known.
    return isGiven || (given.length === 0 ? isSo !== false : isSo === true);
  });
}

function isUntrueState(claim: StateClaim, facts: Facts, mentionsIn: FindMentions): boolean {
  const mentions = mentionsIn(claim.clause);
  const kinds = nounsIn(claim.clause);
  if (claim.isBare && mentions.length === 0 && kinds.length === 0) return false;
  const done = doneIn(facts);
  const fits = (entityId: string) => fitsOf(claim, entityId, facts);
  const moved = done.flatMap(({ entityId }) => (entityId === null ? [] : [entityId]));
  const isKind = (entityId: string) => {
    const entity = facts.house.entities.get(entityId);
    return (
      entity === undefined ||
      kinds.length === 0 ||
      kinds.some((noun) => isOfKind(entity, noun, moved.includes(entityId)))
    );
  };
  const told = (ids: readonly string[]) => ids.filter((id) => isKind(id) && fits(id) !== undefined);
  // Each thing that is named has to be so: of those that were moved all, of others one.
  if (mentions.length > 0) {
    return mentions.some(({ entityIds, kind }) => {
      const mine = told(moved.filter((id) => entityIds.has(id)));
      const others = told([...entityIds]);
      if (mine.length > 0) return mine.some((id) => fits(id) === false);
      if (kind === 'entity' && claim.state !== null && isOnlyStarted([...entityIds])) {
        return ![...entityIds].some((id) => done.some((each) => each.entityId === id && each.isReached));
      }
      if (kind === 'area' && kinds.length === 0) {
        const heated = others.filter((id) => id.startsWith('climate.'));
        if (claim.value !== null && mine.length === 0 && heated.length > 0)
          return heated.every((id) => fits(id) === false);
        // "The kitchen is lit" speaks of its lights.
        const lights = others.filter((id) => id.startsWith('light.'));
        return (
          mine.length === 0 &&
          isNewsOf(claim, facts) &&
          lights.length > 0 &&
          lights.every((id) => fits(id) === false)
        );
      }
      if (ALL.test(claim.clause)) return others.some((id) => fits(id) === false);
      return others.length > 0 && others.every((id) => fits(id) === false);
    });
  }
  const mine = told(moved);
  if (mine.length > 0) {
    if (mine.some((id) => fits(id) === false)) return true;
    return kinds.some(
      (noun) =>
        !isNamed(
          noun,
          mine.flatMap((id) => wordsFor(id, facts.house)),
        ),
    );
  }
  if (done.length > 0)
    return (
      done.some(({ isReached }) => !isReached) ||
      (kinds.length > 0 && isNone(told, facts, fits, ALL.test(claim.clause)))
    );
  return isUntrueWithoutDeed(claim, facts, { mentionsIn, told, fits, hasKind: kinds.length > 0 });
}

function isNewsOf({ state, isNews }: StateClaim, { text }: Facts): boolean {
  return (state === 'on' || state === 'off') && (isNews || wantsAction(text));
}

const ALL = /\b(?:all|every|everything|alle|alles|samtliche|jedes|jede)\b/u;

/** A scene has no state: it is "on" only because somebody has just started it. */
function isOnlyStarted(entityIds: readonly string[]): boolean {
  return entityIds.length > 0 && entityIds.every((id) => /^(?:scene|script|button|input_button)\./u.test(id));
}

interface Look {
  readonly mentionsIn: FindMentions;
  readonly told: (ids: readonly string[]) => readonly string[];
  readonly fits: (entityId: string) => boolean | undefined;
  readonly hasKind: boolean;
}

/** "It is on": of what the person named, of what was just spoken about, or of nothing that can be found. */
function isUntrueWithoutDeed(
  claim: StateClaim,
  facts: Facts,
  { mentionsIn, told, fits, hasKind }: Look,
): boolean {
  const isWanted = wantsAction(facts.text);
  const asked = told(mentionsIn(facts.text).flatMap(({ entityIds }) => [...entityIds]));
  if (asked.length > 0) return asked.every((id) => fits(id) === false);
  if (hasKind) return isNone(told, facts, fits, ALL.test(claim.clause));
  const isAboutHome =
    claim.state !== null &&
    /^(?:(?:ok|okay|sure|yes|ja|so|now|and|und|jetzt) )*(?:it|it's|they|they're|that|that's|es|sie|das|er|die|der|ist|alles|everything|all|both|beide)\b/u.test(
      claim.clause,
    );
  if (!isAboutHome) return false;
  const before = told(facts.recent.at(-1)?.effects.flatMap(({ entity_ids }) => entity_ids) ?? []);
  if (before.length > 0) return before.every((id) => fits(id) === false);
  return (isWanted || claim.isNews) && !wasRead(facts);
}

/** No thing of that kind is so, in this room or in the whole home. */
function isNone(told: Look['told'], { house, areaId }: Facts, fits: Look['fits'], isAll: boolean): boolean {
  const all = told([...house.entities.keys()]);
  const here = all.filter((id) => house.entities.get(id)?.areaId === areaId && areaId !== null);
  const near = here.length > 0 ? here : all;
  if (isAll) return all.some((id) => fits(id) === false);
  return near.length > 0 && near.every((id) => fits(id) === false);
}

function fitsOf({ state, value }: StateClaim, entityId: string, facts: Facts): boolean | undefined {
  const { house } = facts;
  const reached = doneIn(facts).filter((each) => each.entityId === entityId && each.isReached);
  const verb = state === null ? undefined : verbs.find(({ id }) => STATE_OF[id] === state);
  const exact = verb !== undefined && reached.some(({ action }) => isExactly(action, verb.id));
  const byState = state === null || exact ? undefined : holds(state, entityId, house);
  const byValue = value === null ? undefined : valueFits(value, entityId, facts, reached);
  if (byState === false || byValue === false) return false;
  return exact || byState === true || byValue === true ? true : undefined;
}

/** A verified call outweighs a state that has moved on since. */
function isExactly(action: string, verb: string): boolean {
  const service = action.split('.')[1] ?? '';
  return (
    {
      on: 'turn_on',
      off: 'turn_off',
      open: 'open_cover',
      close: 'close_cover',
      lock: 'lock',
      unlock: 'unlock',
    }[verb] === service
  );
}

function valueFits(
  value: number,
  entityId: string,
  { house }: Facts,
  reached: readonly Done[],
): boolean | undefined {
  const given = reached.some(({ args }) =>
    (args.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number).includes(value),
  );
  return given ? true : hasValue(value, entityId, house);
}
