/** What may be changed of people, rooms and the household from Home Assistant, and by whom. */
import type * as z from 'zod';
import type {
  householdChange,
  MeResponse,
  PeopleResponse,
  personChange,
  PersonRow,
  roomChange,
  RoomRow,
} from '../api/contract-people.ts';
import { ButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import type { Box } from '../pairing/box.ts';
import type { People, PersonChoice } from './people.ts';
import { isOwner, type PersonRecord, type RoomRecord } from './person.ts';
import { hashPin } from './pin.ts';
import { learningOf } from './learning-choice.ts';
import { readSoul, writeSoul } from './soul.ts';

export interface ManageDependencies {
  readonly people: Pick<
    People,
    'household' | 'ready' | 'change' | 'undoSoul' | 'souls' | 'changeRoom' | 'setAlexaDefault'
  >;
  /** Undefined while Home Assistant has not told of it. */
  readonly house: () => Pick<House, 'people' | 'satellites' | 'areas'> | undefined;
  /** Throws ButlerError `denied`. */
  readonly open: (box: Box) => string;
}

type PersonChange = z.output<typeof personChange>;
type Changes = PersonChange['changes'];
type By = PersonChange['by'];
type Me = Readonly<{ user_id: string }>;

/** Throw ButlerErrors whose sentence is for whoever asked; nothing has changed then. */
export interface PeopleRequests {
  /** `unavailable` while nobody could be read yet. */
  list(): Promise<PeopleResponse>;
  /** Of the user, and of nobody else. `unavailable`. */
  me(by: Me): Promise<MeResponse>;
  /** Nothing happens when their soul is another than this. `not_found`, `unavailable`. */
  undoSoul(by: Me, soul: string | null): Promise<MeResponse>;
  /** The id `me` is the person of the user. `invalid`, `denied`, `not_found`, `unavailable`. */
  changePerson(id: string, change: PersonChange): Promise<PersonRow>;
  changeRoom(id: string, change: z.output<typeof roomChange>): Promise<RoomRow>;
  changeHousehold(change: z.output<typeof householdChange>): Promise<PeopleResponse>;
}

const NOWHERE = { people: [], satellites: [], areas: new Map() } as const;
const ROOM = /^(?:assist_satellite\.[a-z0-9_]+|user:\P{Cc}{1,250})$/u;
const standing = ['template', 'areas', 'media', 'alexa_ids', 'satellites'] as const;

export function managePeople({ people, house, open }: ManageDependencies): PeopleRequests {
  const home = () => house() ?? NOWHERE;
  const rowOf = (person: PersonRecord) => personRowOf(person, isOwner(person, home()));

  async function read(): Promise<void> {
    await people.ready();
    if (people.household.isLoaded) return;
    throw new ButlerError('unavailable', 'I cannot read who lives here: my database is not there just now.');
  }

  function list(): PeopleResponse {
    const { people: all, alexaDefault } = people.household;
    return { people: all.toSorted(byName).map(rowOf), rooms: rooms(), alexa_default: alexaDefault };
  }

  /** Every satellite, also one person's, which may take a PIN or not; and whatever else an owner has changed. */
  function rooms(): RoomRow[] {
    const { rooms: kept } = people.household;
    const ids = new Set([...home().satellites.map(({ entity_id }) => entity_id), ...kept.keys()]);
    return [...ids].map((id) => roomRowOf(id, kept.get(id)));
  }

  function roomRowOf(id: string, kept: RoomRecord | undefined): RoomRow {
    const { satellites, areas } = home();
    const satellite = satellites.find(({ entity_id }) => entity_id === id);
    const area = areas.get(satellite?.area_id ?? '')?.name;
    return {
      id,
      name: satellite?.name ?? area ?? id,
      areas: kept?.areas ?? {},
      media: kept?.media ?? {},
      may_answer_security: kept?.mayAnswerSecurity ?? false,
    };
  }

  const ownOf = ({ user_id: userId }: Pick<By, 'user_id'>) =>
    people.household.people.find((each) => each.isActive && each.userId === userId);

  async function meOf(by: Me): Promise<MeResponse> {
    const person = ownOf(by);
    if (person === undefined) return { person: null, last_manner: null };
    const [last, before] = (await people.souls(person.id)).filter(({ isUndone }) => !isUndone);
    const own = [`person:${person.id}`, `user:${by.user_id}`];
    return {
      person: rowOf(person),
      last_manner:
        last === undefined
          ? null
          : {
              at: last.at.toISOString(),
              is_own: own.includes(last.changedBy),
              before: before?.soul ?? null,
            },
    };
  }

  function personFor(id: string, by: By): PersonRecord {
    const own = ownOf(by);
    const mine = by.user_id === null ? undefined : own;
    const person = id === 'me' ? mine : people.household.people.find((each) => each.id === id);
    if (id === 'me' && mine === undefined) {
      throw new ButlerError('not_found', 'You are no person of Home Assistant yet.');
    }
    if (by.is_admin || (person !== undefined && person === mine)) {
      if (person !== undefined) return person;
      throw new ButlerError('not_found', 'I do not know this person.');
    }
    throw new ButlerError('denied', 'Only an administrator of Home Assistant may change somebody else.');
  }

  async function choiceOf(person: PersonRecord, changes: Changes): Promise<PersonChoice> {
    const { template, areas, media, satellites, alexa_ids: alexaIds } = changes;
    const isRightsChanged = template !== undefined || areas !== undefined || media !== undefined;
    if (satellites !== undefined) requireFree(person, satellites, (each) => each.satellites);
    if (alexaIds !== undefined) requireFree(person, alexaIds, (each) => each.alexaIds);
    return withoutUndefined({
      ...mannerOf(changes),
      alexaIds,
      satellites,
      pinHash: changes.pin === undefined ? undefined : changes.pin && (await hashPin(open(changes.pin))),
      isDecided: template === undefined ? undefined : true,
      permissions: isRightsChanged ? permissionsAfter(person, changes) : undefined,
    });
  }

  function requireFree(
    person: PersonRecord,
    wanted: readonly string[],
    of: (person: PersonRecord) => readonly string[],
  ): void {
    for (const other of people.household.people) {
      if (other.id === person.id || !other.isActive) continue;
      const taken = of(other).find((each) => wanted.includes(each));
      if (taken === undefined) continue;
      throw new ButlerError('invalid', `${taken} is ${other.name}'s: take it from them first.`);
    }
  }

  /** Who comes back finds what was theirs given away. */
  async function takeFromAbsent({ id }: PersonRecord, choice: PersonChoice): Promise<void> {
    const taken = [...(choice.satellites ?? []), ...(choice.alexaIds ?? [])];
    const isLeft = (each: string) => !taken.includes(each);
    for (const { id: other, isActive, satellites, alexaIds } of people.household.people) {
      if (isActive || other === id || [...satellites, ...alexaIds].every(isLeft)) continue;
      const left = { satellites: satellites.filter(isLeft), alexaIds: alexaIds.filter(isLeft) };
      await people.change(other, left, { by: `person:${id}`, reason: 'given to somebody else' });
    }
  }

  return {
    async list() {
      await read();
      return list();
    },
    async me(by) {
      await read();
      return await meOf(by);
    },
    async undoSoul(by, soul) {
      await read();
      const person = personFor('me', { ...by, is_admin: false });
      if (person.soul === soul) await people.undoSoul(person.id);
      return await meOf(by);
    },
    async changePerson(id, { by, changes }) {
      await read();
      const person = personFor(id, by);
      if (!by.is_admin && standing.some((name) => changes[name] !== undefined)) {
        throw new ButlerError(
          'denied',
          'Only an administrator of Home Assistant may change what somebody may do.',
        );
      }
      if (changes.is_learning !== undefined && (by.user_id === null || person.userId !== by.user_id)) {
        throw new ButlerError(
          'denied',
          'Only they themselves may change whether I learn from what they say.',
        );
      }
      const choice = await choiceOf(person, changes);
      await takeFromAbsent(person, choice);
      const who = { by: `user:${by.user_id ?? ''}`, reason: 'changed in Home Assistant' };
      return rowOf(await people.change(person.id, choice, who));
    },
    async changeRoom(id, { by, changes }) {
      requireAdmin(by);
      await read();
      if (!ROOM.test(id)) {
        throw new ButlerError(
          'invalid',
          'A room is an assist_satellite entity, or user: and the id of a user.',
        );
      }
      const { areas, media, may_answer_security: mayAnswerSecurity } = changes;
      const choice = withoutUndefined({ areas, media: media && withoutUndefined(media), mayAnswerSecurity });
      return roomRowOf(id, await people.changeRoom(id, choice));
    },
    async changeHousehold({ by, changes }) {
      requireAdmin(by);
      await read();
      await people.setAlexaDefault(changes.alexa_default);
      return list();
    },
  };
}

function requireAdmin({ is_admin: isAdmin }: By): void {
  if (!isAdmin) throw new ButlerError('denied', 'Only an administrator of Home Assistant may change that.');
}

const byName = (one: PersonRecord, other: PersonRecord) => one.name.localeCompare(other.name);

/** Another template begins anew: what was departed from belonged to the one before. */
function permissionsAfter({ permissions }: PersonRecord, { template, areas, media }: Changes) {
  const isOther = template !== undefined && template !== permissions.template;
  return {
    template: template ?? permissions.template,
    areas: areas ?? (isOther ? {} : permissions.areas),
    media: media === undefined ? (isOther ? {} : permissions.media) : withoutUndefined(media),
  };
}

function mannerOf({
  soul,
  voice,
  start_mode: startMode,
  languages,
  channels,
  quiet_hours: quietHours,
  ...changes
}: Changes) {
  return {
    soul: soul === undefined || soul === null ? soul : writeSoul(readSoul(soul)),
    voice,
    startMode,
    languages,
    channels,
    quietHours,
    ...learningOf(changes),
  };
}

type Defined<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> };

/** What is not said stays as it is. */
function withoutUndefined<Given extends object>(given: Given): Defined<Given>;
function withoutUndefined(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export function personRowOf(person: PersonRecord, isTheirsToOwn: boolean): PersonRow {
  const { channels, permissions } = person;
  return {
    id: person.id,
    name: person.name,
    user_id: person.userId,
    person_entity_id: person.personEntityId,
    is_active: person.isActive,
    is_owner: isTheirsToOwn,
    is_decided: person.isDecided,
    has_pin: person.pinHash !== null,
    soul: person.soul,
    voice: person.voice,
    start_mode: person.startMode,
    languages: [...person.languages],
    channels: { ...channels, notify: channels.notify && [...channels.notify] },
    quiet_hours: person.quietHours,
    is_learning: person.isLearning,
    learns_again_at: person.learnsAgainAt?.toISOString() ?? null,
    template: permissions.template === 'room' ? 'guest' : permissions.template,
    areas: permissions.areas,
    media: permissions.media,
    alexa_ids: [...person.alexaIds],
    satellites: [...person.satellites],
  };
}

/** Names of those whom nobody has looked at yet. */
export function undecidedPeople(
  { people }: Pick<People['household'], 'people'>,
  house: Pick<House, 'people'> | undefined,
): string[] {
  return people
    .filter((person) => person.isActive && !person.isDecided && !isOwner(person, house ?? NOWHERE))
    .map(({ name }) => name)
    .toSorted((one, other) => one.localeCompare(other));
}
