/** Who is it? One function decides, for every door; docs/people.md has the table. */
import type { TurnRequest } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import type { Asker } from './asker.ts';
import { type Household, isOwner, type PersonRecord } from './person.ts';
import { grantOf, templates, weaker } from './rights.ts';

/** What tells who speaks. */
export type Traces = Pick<
  TurnRequest,
  'door' | 'user_id' | 'device_id' | 'satellite_id' | 'area_id' | 'alexa_person_id'
>;

/** Of the house, what it takes to know who speaks. */
export type Home = Pick<House, 'people' | 'areas' | 'satellites'>;

/** Instead of a device: the household's thread of the chat card. */
export const HOUSEHOLD = 'household';

/**
 * A microphone comes before the login that its device happens to run under: whoever is in the room speaks
 * into it, and nobody is sure that anybody does. Alexa comes with the login of its bridge, which is nobody's.
 */
export function whoIsIt(traces: Traces, household: Household, home: Home): Asker {
  const { door, user_id: userId, device_id: deviceId, satellite_id: satelliteId } = traces;
  if (door === 'alexa') return whoSpeaksToAlexa(traces, household, home);
  if (satelliteId !== null) {
    const person = household.people.find(
      ({ isActive, satellites }) => isActive && satellites.includes(satelliteId),
    );
    const isTheirs = userId === null || userId === person?.userId;
    if (person !== undefined && isTheirs) return known(person, home, false);
    if (userId !== null) return borrowed(satelliteId, userId, traces, household, home);
    return room(satelliteId, traces, household, home);
  }
  if (userId !== null && deviceId === HOUSEHOLD) return amongAll(userId, traces, household, home);
  if (userId !== null) return whoIsLoggedIn(userId, traces, household, home);
  if (deviceId === null) return HOUSE;
  return room(null, traces, household, home);
}

/**
 * Home Assistant lets every login name any satellite (`conversation/process`), and no microphone has a person's
 * login: nobody in particular, who may no more than that login and that room both may.
 */
function borrowed(
  satelliteId: string,
  userId: string,
  traces: Traces,
  household: Household,
  home: Home,
): Asker {
  const there = room(satelliteId, traces, household, home);
  const login = whoIsLoggedIn(userId, { ...traces, satellite_id: null }, household, home);
  const { isOfHousehold } = login;
  return { ...there, ...weaker(there, login), isOfHousehold, key: `${there.key}:user:${userId}`, userId };
}

/**
 * In a conversation that all who live here share: a room of its own, in which a login may no more than it may. What
 * was said and done there is of nobody who does not live here, as a guest who names it as their device.
 */
function amongAll(userId: string, traces: Traces, household: Household, home: Home): Asker {
  const there = room(HOUSEHOLD, { ...traces, area_id: null }, household, home);
  const login = whoIsLoggedIn(userId, { ...traces, device_id: null }, household, home);
  const { isOfHousehold } = login;
  const key = isOfHousehold ? there.key : `${there.key}:user:${userId}`;
  return { ...there, ...weaker(there, login), isOfHousehold, key, userId };
}

function whoIsLoggedIn(userId: string, traces: Traces, household: Household, home: Home): Asker {
  const person = household.people.find((each) => each.userId === userId);
  if (person?.isActive === true) return known(person, home, true);
  const stranger = household.isLoaded ? undefined : unread(userId, home);
  return stranger ?? { ...room(`user:${userId}`, traces, household, home), userId, isCertain: true };
}

function whoSpeaksToAlexa(traces: Traces, household: Household, home: Home): Asker {
  const alexaId = traces.alexa_person_id ?? null;
  const recognized =
    alexaId === null ? undefined : household.people.find(({ alexaIds }) => alexaIds.includes(alexaId));
  const person = recognized ?? household.people.find(({ id }) => id === household.alexaDefault);
  if (person?.isActive === true) return known(person, home, false);
  const { device_id: deviceId } = traces;
  return room(deviceId === null ? 'alexa' : `alexa:${deviceId}`, traces, household, home);
}

/** A person without any trace of them: for what is done for them between turns. */
export function askerOf(person: PersonRecord, home: Home): Asker {
  return known(person, home, false);
}

function known(person: PersonRecord, home: Home, isCertain: boolean): Asker {
  const owns = isOwner(person, home);
  return {
    ...grantOf(person.permissions, owns),
    kind: 'person',
    key: `person:${person.id}`,
    personId: person.id,
    userId: person.userId,
    personEntityId: person.personEntityId,
    name: person.name,
    isOwner: owns,
    isOfHousehold: owns || person.permissions.template !== 'guest',
    isCertain,
    soul: person.soul,
  };
}

/** While nobody's row could be read: what Home Assistant itself says of them, and no more. */
function unread(userId: string, { people }: Home): Asker | undefined {
  const person = people.find((each) => each.user_id === userId && each.is_active !== false);
  if (person === undefined) return undefined;
  const owns = person.is_admin === true;
  return {
    ...templates[owns ? 'owner' : 'guest'],
    kind: 'person',
    key: `person:${person.entity_id}`,
    personId: null,
    userId,
    personEntityId: person.entity_id,
    name: person.name,
    isOwner: owns,
    isOfHousehold: owns,
    isCertain: true,
    soul: null,
  };
}

/** `id`: of the satellite, the user or Alexa's device; without one the device or the area tells rooms apart. */
function room(id: string | null, traces: Traces, household: Household, home: Home): Asker {
  const { area_id: given, device_id: deviceId, satellite_id: satelliteId } = traces;
  const own = home.satellites.find(({ entity_id }) => entity_id === satelliteId)?.area_id ?? null;
  const areaId = given ?? own;
  const kept = id === null ? undefined : household.rooms.get(id);
  return {
    ...grantOf({ template: 'room', areas: kept?.areas ?? {}, media: kept?.media ?? {} }),
    kind: 'room',
    key: `room:${id ?? areaId ?? deviceId ?? ''}`,
    personId: null,
    userId: null,
    personEntityId: null,
    name: areaId === null ? null : (home.areas.get(areaId)?.name ?? null),
    isOwner: false,
    isOfHousehold: true,
    isCertain: false,
    soul: null,
  };
}

const HOUSE: Asker = {
  ...templates.house,
  kind: 'house',
  key: 'house',
  personId: null,
  userId: null,
  personEntityId: null,
  name: null,
  isOwner: false,
  isOfHousehold: false,
  isCertain: true,
  soul: null,
};
