/** Whose yes counts, by the rights of this moment. */
import { areasOfCall } from '../gate/standing.ts';
import type { House } from '../house/house.ts';
import { type Household, isOwner, type PersonRecord } from '../people/person.ts';
import { grantOf, type RightsArea } from '../people/rights.ts';
import type { PreparedCall } from '../tools/tool.ts';
import type { Question } from './question.ts';

/** Of the house, what it takes to know whose yes counts. */
export type Home = Pick<House, 'people'>;

type Asked = Pick<Question, 'answerableBy' | 'areas' | 'asker'>;

/** It lets somebody in, silences what guards, or is for the asker alone to want. */
export function guards(call: Pick<PreparedCall, 'tier' | 'areas' | 'isAboutAsker'>): boolean {
  const isRisky = call.tier === 'confirm' || call.tier === 'owner';
  return isRisky && (call.isAboutAsker || areasOfCall(call).includes('security'));
}

/** Active people who have every right in all of these areas. */
export function adultsFor(
  areas: readonly RightsArea[],
  { people }: Household,
  home: Home,
): readonly PersonRecord[] {
  return people.filter((person) => {
    if (!person.isActive) return false;
    const grant = grantOf(person.permissions, isOwner(person, home));
    return areas.every((area) => grant.areas[area] === 'all');
  });
}

/** People who may answer from their own card or phone; somebody without a user has neither. */
export function answerersOf(question: Asked, household: Household, home: Home): readonly PersonRecord[] {
  const { asker } = question;
  const candidates =
    question.answerableBy === 'adult'
      ? adultsFor(question.areas, household, home).filter(({ id }) => id !== asker.personId)
      : household.people.filter(({ id, isActive }) => isActive && id === asker.personId);
  return candidates.filter(({ userId }) => userId !== null);
}

/** HA users who may answer: those people, and a wall tablet that asked for itself. */
export function userIdsOf(question: Asked, household: Household, home: Home): readonly string[] {
  const own =
    question.answerableBy === 'asker' && question.asker.personId === null ? question.asker.userId : null;
  const people = answerersOf(question, household, home).flatMap(({ userId }) => userId ?? []);
  return own === null ? people : [...people, own];
}

/** Those whose spoken PIN answers. */
export function withPinFor(question: Pick<Question, 'areas'>, household: Household, home: Home) {
  return adultsFor(question.areas, household, home).flatMap(({ name, pinHash }) =>
    pinHash === null ? [] : [{ name, pinHash }],
  );
}

/**
 * A voice cannot be told from another one: for what is security it needs a PIN, and the household's permission
 * for the satellite that hears it.
 */
export function takesPin(
  { isSecurity, asker, traces, areas }: Pick<Question, 'isSecurity' | 'asker' | 'traces' | 'areas'>,
  household: Household,
  home: Home,
): boolean {
  if (!isSecurity || asker.isCertain || traces.satellite_id === null) return false;
  // It concerns the asker alone, so nobody else's PIN will do.
  if (areas.length === 0) return false;
  // Whoever is logged in did not speak, and has a card: nobody guesses from afar.
  if (traces.user_id !== null) return false;
  const isAllowed = household.rooms.get(traces.satellite_id)?.mayAnswerSecurity === true;
  return isAllowed && withPinFor({ areas }, household, home).length > 0;
}
