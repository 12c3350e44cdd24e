/** What a sentence says to be so, against what is, in a turn that moved nothing of the home. */
import type { StateClaim, StateWord } from './claim.ts';
import { hasValue, holds } from './live-state.ts';
import { plainOf } from './plain.ts';
import { doneIn, wasRead, type Facts } from './record.ts';
import { saidCount, type SaidCount } from './said-count.ts';
import { fitsObject, namesObject } from './said-object.ts';
import { fitsOf } from './state-fits.ts';
import type { Mention } from './mentions.ts';
import { calledSo, isOfKind, mayBeCalled, nounsIn, type Noun } from './things.ts';
import { wantsAction } from './wants.ts';

export type FindMentions = (clause: string) => readonly Mention[];

export const ALREADY =
  /\b(?:already|still|anyway|schon|bereits|noch|ohnehin|sowieso|eh|as (?:it|they) (?:is|are)|as is|keeps?|currently|at the moment|momentan|derzeit)\b/u;

/** "How warm should a bedroom be?" */
const ADVISED = /\b(?:should|sollte|ideal\w*|recommended|empfohlen)\b/u;

/** "The others are off already": nobody can tell which. */
const OTHERS =
  /^(?:(?:as|and|but|all|und|aber|da) )*(?:the others|all others|the rest|everything else|die anderen|die ubrigen|der rest|alles andere|alle anderen)\b/u;

export function isUntrueState(claim: StateClaim, facts: Facts, mentionsIn: FindMentions): boolean {
  if (claim.value !== null && facts.calls.length === 0 && ADVISED.test(plainOf(facts.text))) return false;
  if (OTHERS.test(claim.clause) && (facts.calls.length === 0 || ALREADY.test(claim.clause))) return false;
  const mentions = mentionsIn(claim.clause);
  const kinds = nounsIn(claim.clause);
  if (claim.isBare && mentions.length === 0 && kinds.length === 0) return false;
  const done = doneIn(facts);
  const fits = (entityId: string) => fitsOf(claim, entityId, facts);
  const isKind = (entityId: string) => {
    const entity = facts.house.entities.get(entityId);
    return (
      entity === undefined ||
      kinds.length === 0 ||
      kinds.some((noun) => isOfKind(entity, noun, false) && mayBeCalled(entityId, noun, facts.house))
    );
  };
  const told = (ids: readonly string[]) => ids.filter((id) => isKind(id) && fits(id) !== undefined);
  if (claim.isNegated === true) return isNegationUntrue(mentions, told, fits, facts);
  if (mentions.length === 0 && namesObject(claim.clause) && !wasRead(facts) && wantsAction(facts.text)) {
    return !done.some(({ action }) => fitsObject(claim.clause, action));
  }
  if (mentions.length === 0) {
    if (kinds.length === 0 && isWrongOfAll(claim, facts)) return true;
    const said = saidCount(claim.clause);
    if (kinds.length > 1 && kinds.some((noun) => isOfNone(noun, facts, fits))) return true;
    if (said !== null) return isWrongCount(said, claim, { facts, told, fits, mentionsIn });
  }
  if (mentions.length > 0) {
    return mentions.some(({ entityIds, kind }) => {
      const others = told([...entityIds]);
      if (kind === 'entity' && claim.state !== null && isOnlyStarted([...entityIds])) return true;
      if (kind === 'area' && kinds.length === 0) {
        const heated = others.filter((id) => id.startsWith('climate.'));
        if (claim.value !== null && heated.length > 0) return heated.every((id) => fits(id) === false);
        const dimmed = others.filter((id) => id.startsWith('light.'));
        if (claim.value !== null && dimmed.length > 0) return dimmed.every((id) => fits(id) === false);
        // "The kitchen is lit" speaks of its lights.
        const lights = others.filter((id) => id.startsWith('light.'));
        return isNewsOf(claim, facts) && lights.length > 0 && lights.every((id) => fits(id) === false);
      }
      if (ALL.test(claim.clause)) return others.some((id) => fits(id) === false);
      return others.length > 0 && others.every((id) => fits(id) === false);
    });
  }
  if (done.length > 0)
    return done.some(({ isReached }) => !isReached) || (kinds.length > 0 && isNone(told, facts, fits, claim));
  return isUntrueWithoutDeed(claim, facts, { mentionsIn, told, fits, hasKind: kinds.length > 0 });
}

function isNegationUntrue(
  mentions: readonly Mention[],
  told: Look['told'],
  fits: Look['fits'],
  { house }: Facts,
): boolean {
  const ids =
    mentions.length > 0 ? mentions.flatMap(({ entityIds }) => [...entityIds]) : house.entities.keys();
  return told([...ids]).some((id) => fits(id) === true);
}

/** What "everything" is, of which somebody says that it is so. */
const WHOLE: Readonly<Partial<Record<StateWord, RegExp>>> = {
  locked: /^lock\./u,
  off: /^light\./u,
  closed: /^(?:cover|binary_sensor)\./u,
};

/** "Everything is locked", where a lock is not. */
function isWrongOfAll({ clause, state }: StateClaim, { house }: Facts): boolean {
  const kind = state === null ? undefined : WHOLE[state];
  if (
    state === null ||
    kind === undefined ||
    !ALL.test(clause) ||
    /\b(?:else|others?|sonst|ubrige[ns]?|andere[ns]?)\b/u.test(clause)
  )
    return false;
  return [...house.entities.keys()].some((id) => kind.test(id) && holds(state, id, house) === false);
}

function isOfNone(noun: Noun, { house }: Facts, fits: Look['fits']): boolean {
  const ids = [...house.entities.values()].flatMap((entity) =>
    isOfKind(entity, noun, false) && fits(entity.entityId) !== undefined ? [entity.entityId] : [],
  );
  const called = calledSo(ids, noun, house);
  return called.length > 0 && called.every((id) => fits(id) === false);
}

interface Counting extends Pick<Look, 'mentionsIn' | 'told' | 'fits'> {
  readonly facts: Facts;
}

/** "Both are off", "two lights are on". */
function isWrongCount(
  { count, isDefinite }: SaidCount,
  { clause }: StateClaim,
  { facts, told, fits, mentionsIn }: Counting,
): boolean {
  const hasKind = nounsIn(clause).length > 0;
  const ofKind = told([...facts.house.entities.keys()]);
  const so = ofKind.filter((id) => fits(id) === true);
  if (!isDefinite) return ofKind.length > 0 && so.length !== count;
  const all = nounsIn(clause).reduce((ids, noun) => calledSo(ids, noun, facts.house), ofKind);
  const asked = told(mentionsIn(facts.text).flatMap(({ entityIds }) => [...entityIds]));
  if (hasKind && all.length === count) return all.some((id) => fits(id) !== true);
  if (wasRead(facts)) return so.length < count;
  if (!wantsAction(facts.text)) return false;
  return [...new Set(asked)].filter((id) => fits(id) === true).length < count;
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
  const ofKind = hasKind ? [] : calledIn(facts, fits);
  if (ofKind.length === 1 || (ofKind.length > 0 && ALREADY.test(claim.clause)))
    return ofKind.every((id) => fits(id) === false);
  if (hasKind) return isNone(told, facts, fits, claim);
  if (claim.value !== null && wasRead(facts) && !FORECAST.test(claim.clause))
    return !isAnywhere(claim.value, facts);
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

const FORECAST =
  /\b(?:tomorrow|later|tonight|forecast|expected|high|low|feels|up to|between|maximum|minimum|around|morgen|spater|nachts|hochstens|bis zu|gefuhlt|vorhersage|in (?!the|der|dem|deine[mr])\p{L}{4,})\b/u;

/** Something in the home is at that many degrees or percent. */
function isAnywhere(value: number, { house }: Facts): boolean {
  const measured = [...house.entities.keys()].filter((id) => /^(?:sensor|weather)\./u.test(id));
  const isMeasuring = measured.some((id) => hasValue(value, id, house) !== undefined);
  return !isMeasuring || [...house.entities.keys()].some((id) => hasValue(value, id, house) === true);
}

/** What the person's words may mean by a kind alone: "close the gate". */
function calledIn({ text, house, areaId }: Facts, fits: Look['fits']): readonly string[] {
  return nounsIn(plainOf(text)).flatMap((noun) => {
    const ids = [...house.entities.values()].flatMap((entity) =>
      isOfKind(entity, noun, false) && fits(entity.entityId) !== undefined ? [entity.entityId] : [],
    );
    const called = calledSo(ids, noun, house);
    const here = called.filter((id) => house.entities.get(id)?.areaId === areaId);
    return here.length > 0 ? here : called;
  });
}

/** No thing of that kind is so, in this room or in the whole home. */
function isNone(
  told: Look['told'],
  facts: Facts,
  fits: Look['fits'],
  { clause, state }: StateClaim,
): boolean {
  const { house, areaId } = facts;
  const isAll = ALL.test(clause);
  const ofKind = told([...house.entities.keys()]);
  // How warm: of any heating.
  const all =
    isAll || state === null
      ? ofKind
      : nounsIn(clause).reduce((ids, noun) => calledSo(ids, noun, house), ofKind);
  const here = all.filter((id) => house.entities.get(id)?.areaId === areaId);
  const near = here.length > 0 ? here : all;
  if (isAll) return all.some((id) => fits(id) === false);
  return near.length > 0 && near.every((id) => fits(id) === false);
}
