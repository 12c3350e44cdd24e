/** One claim against the record of the turn and the live states. */
import { ALREADY, isUntrueState, type FindMentions } from './check-state.ts';
import type { Claim, DeedClaim, StateClaim } from './claim.ts';
import { englishEarlier } from './english-claims.ts';
import { germanEarlier } from './german-claims.ts';
import { plainOf } from './plain.ts';
import { doneBefore, doneIn, wasRead, type Done, type Facts } from './record.ts';
import type { Mention } from './mentions.ts';
import { isOfKind, mayBeCalled, nounsIn, type Noun } from './things.ts';
import { fitsObject } from './said-object.ts';
import { fitsOf, STATE_OF } from './state-fits.ts';
import { isKnownAction } from './verbs.ts';
import { asksBack, wantsAction, wantsExplanation, wantsTale } from './wants.ts';

/**
 * What of these nothing bears out. Of several verbs that one word may stand for ("set" the alarm, the heating),
 * one is enough.
 */
export function isAnyUntrue(claims: readonly Claim[], facts: Facts, mentionsIn: FindMentions): boolean {
  const isTale =
    wantsExplanation(facts.text) ||
    (wantsTale(facts.text) && nounsIn(withoutTopic(plainOf(facts.text))).length === 0);
  const told = claims.filter(
    (claim) => !isTale || (claim.kind === 'deed' && claim.isFirstPerson && !MEANS.test(claim.clause)),
  );
  const groups = Map.groupBy(told, (claim) =>
    claim.kind === 'deed' ? `${claim.clause} ${claim.word}` : `${claim.clause} ${claim.kind}!`,
  );
  return [...groups.values()].some((same) => same.every((claim) => isUntrue(claim, facts, mentionsIn)));
}

/** "A poem about lamps", "translate: the lamp is on": what it is about is no thing of the home. */
function withoutTopic(text: string): string {
  return text.replace(
    /\b(?:about|uber|von|vom|translate|ubersetz\S*|how (?:do|would|can) (?:you|i|we) say|wie sagt man|was (?:heisst|bedeutet)|what does)\b.*?(?= (?:and|und|then|dann) |$)/gu,
    '',
  );
}

/** True: nothing bears it out, or something speaks against it. */
function isUntrue(claim: Claim, facts: Facts, mentionsIn: FindMentions): boolean {
  if (claim.kind === 'done') return isUntrueDone(claim.clause, facts);
  if (claim.kind === 'deed') return isUntrueDeed(claim, facts, mentionsIn);
  if (claim.kind === 'over') return isStillGoing(claim.clause, facts, mentionsIn);
  return isUntrueState(claim, facts, mentionsIn);
}

/** "… heisst: I have locked the door." */
const MEANS =
  /\b(?:heisst|bedeutet|means|translates|auf (?:deutsch|englisch)|in (?:german|english|french))\b/u;

/** "The washing machine is done", while it runs. */
function isStillGoing(clause: string, { house }: Facts, mentionsIn: FindMentions): boolean {
  return mentionsIn(clause).some(
    ({ kind, entityIds }) =>
      kind === 'entity' &&
      [...entityIds].some((id) =>
        /^(?:cleaning|running|returning|mowing)$/u.test(house.state(id)?.state ?? ''),
      ),
  );
}

/** "Ich sage dir Bescheid": to be done when something has happened. */
const TELLS_LATER =
  /\bich (?:sage?|gebe?) (?:dir|euch)(?: \S+){0,5}? bescheid|\bich (?:melde mich|erinnere dich|benachrichtige)|\b(?:i'll|i will) (?:tell|alert|ping|warn|call|wake) you (?:when|once|as soon|at|in)\b/u;

function isUntrueDone(clause: string, facts: Facts): boolean {
  const done = doneIn(facts);
  if (TELLS_LATER.test(clause))
    return !done.some(({ action, isReached }) => isReached && LATER_ACTION.test(action));
  if (done.length > 0) return done.some(({ isReached }) => !isReached);
  return wantsAction(facts.text) || !wasRead(facts);
}

function isUntrueDeed(claim: DeedClaim, facts: Facts, mentionsIn: FindMentions): boolean {
  const mentions = mentionsIn(claim.about).filter(canBeMoved);
  const done = doneIn(facts).filter(({ action }) => !isForLater(claim) || LATER_ACTION.test(action));
  const isSettled = isBorneOut(claim, done, mentions, facts);
  if (isSettled) return false;
  const { clause, tense } = claim;
  if (claim.isListed === true && wasRead(facts)) return false;
  // By itself "was opened in 1889" is about the world, and "is locked" a state.
  const isOfHome = mentions.length > 0 || nounsIn(clause).length > 0 || NOTED.test(clause);
  const isBegun =
    tense === 'going' && !claim.isPassive && !asksBack(facts.text) && !wantsExplanation(facts.text);
  const isOurs =
    claim.isFirstPerson || isOfHome || wantsAction(facts.text) || doneIn(facts).length > 0 || isBegun;
  if (claim.mayBeAdvice === true && !wantsAction(facts.text)) return false;
  if (tense === 'promise') return true;
  if (claim.isPassive && isOfHome) {
    const isSo = tense === 'going' ? isUnderWay : isTrueByState;
    if (isSo(claim, facts, mentionsIn)) return false;
  }
  // "It is closed already": of what the person named.
  const isPresent = claim.isPassive && IS_SO.test(clause) && !HAPPENED.test(clause);
  if (
    !claim.isFirstPerson &&
    !isOfHome &&
    (isPresent ? isNamedIn(facts, mentionsIn) : ALREADY.test(clause))
  ) {
    const state = STATE_OF[claim.verb.id];
    const as = {
      kind: 'state',
      state: state ?? null,
      value: null,
      clause,
      isNews: false,
      isBare: false,
    } as const;
    if (state !== undefined && !isUntrueState(as, facts, mentionsIn)) return false;
  }
  if (tense === 'going') return isOurs;
  const isEarlier = englishEarlier.test(clause) || germanEarlier.test(clause);
  if (isEarlier || asksBack(facts.text)) {
    if (isBorneOut(claim, doneBefore(facts.recent), mentions, facts)) return false;
    if (isEarlier && (!claim.isFirstPerson || wasRead(facts)) && !wantsAction(facts.text)) return false;
  }
  if (claim.isPassive && BY_OTHERS.test(clause) && !wantsAction(facts.text)) return false;
  return isOurs;
}

const IS_SO = /\b(?:is|are|ist|sind)\b|'(?:s|re)\b/u;
const HAPPENED = /\b(?:has|have|had|been|got|was|were|wurden?|worden|being|now|jetzt|wird|werden)\b/u;

function isNamedIn({ text }: Facts, mentionsIn: FindMentions): boolean {
  return nounsIn(plainOf(text)).length > 0 || mentionsIn(text).length > 0;
}

const LATER =
  /\b(?:at (?:\d+(?! ?(?:%|percent|degrees|°))|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon)|in (?:an?|half an?|\w+) (?:seconds?|minutes?|hours?)|later|tomorrow|spater|um \S+ uhr|in \S+ (?:sekunden?|minuten?|stunden?))\b/u;
const LATER_ACTION = /schedul|timer|remind|job|plan|automation|calendar/u;

/** "I'll lower it at ten": what was done now does not bear it out. */
function isForLater({ tense, clause }: DeedClaim): boolean {
  return tense === 'promise' && LATER.test(clause);
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
  const isOver = /\b(?:has|have|been|got|was|were|wurde|wurden|worden)\b/u.test(clause);
  if (isOver && !ALREADY.test(clause) && !asksBack(facts.text)) return false;
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
const UNDER_WAY: Readonly<Record<string, string>> = {
  open: 'opening',
  close: 'closing',
  lock: 'locking',
  unlock: 'unlocking',
  clean: 'cleaning',
  dock: 'returning',
};

function isUnderWay({ verb, clause }: DeedClaim, { house }: Facts, mentionsIn: FindMentions): boolean {
  const words = [...clause.split(' '), UNDER_WAY[verb.id] ?? ''].filter((word) => word.length > 3);
  return mentionsIn(clause).some(({ entityIds }) =>
    [...entityIds].some((id) => {
      const state = house.state(id);
      return words.some((word) => state?.state === word || state?.attributes['hvac_action'] === word);
    }),
  );
}

function isBorneOut(
  { verb, clause, about }: DeedClaim,
  done: readonly Done[],
  mentions: readonly Mention[],
  facts: Facts,
): boolean {
  const relevant = done.filter(
    (each) =>
      (verb.actions.test(each.action) || !isKnownAction(each.action)) && fitsObject(clause, each.action),
  );
  if (relevant.length === 0) return false;
  if (mentions.length > 0) {
    const others = nounsIn(about).filter(({ modifier }) =>
      /^(?:the|my|your|der|die|das|den|und|and)$/u.test(modifier),
    );
    if (!others.every((noun) => relevant.some(({ entityId }) => isCalled(noun, entityId, facts))))
      return false;
    return mentions.every((mention) => {
      const meant = relevant.filter((each) => isMeant(each, mention));
      return meant.length > 0 && meant.every(({ isReached }) => isReached);
    });
  }
  const kinds = nounsIn(about);
  const ofKind = relevant.filter(
    (each) => kinds.length === 0 || kinds.some((noun) => isCalled(noun, each.entityId, facts)),
  );
  return ofKind.length > 0 && ofKind.every(({ isReached }) => isReached);
}

function isCalled(noun: Noun, entityId: string | null, { house }: Facts): boolean {
  const entity = entityId === null ? undefined : house.entities.get(entityId);
  return entity === undefined || (isOfKind(entity, noun, true) && mayBeCalled(entity.entityId, noun, house));
}

/** What is named in the arguments (an item, a message) is not what it was done with. */
function isMeant({ entityId, args }: Done, { entityIds }: Mention): boolean {
  if (entityId === null) return true;
  if (entityIds.has(entityId)) return true;
  return [...entityIds].some((id) => args.includes(id));
}

const AMOUNT = /(-?\d+(?:\.\d+)?)(?: ?(?:%|percent|prozent|degrees?|grad|°)|(?<=\b(?:to|auf|at|bei) \S+)$)/u;
