/**
 * The people, in memory once they have been read, in step with Home Assistant, and written to the store. What
 * somebody chooses is durable before it counts; what Home Assistant says counts at once and is written behind.
 */
import { ButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import { createReachability, type Log } from '../log.ts';
import { isWrongRow } from '../store/database-error.ts';
import {
  followPeople,
  saveAlexaDefault,
  saveRoom,
  selectPeople,
  updatePerson,
} from '../store/people-rows.ts';
import { deleteSouls, saveSoul, selectSouls, type SoulVersion, undoSoul } from '../store/soul-rows.ts';
import type { Database } from '../store/store.ts';
import { createWriteBehind, type WriteBehindDelays } from '../store/write-behind.ts';
import { followHomeAssistant } from './follow-home-assistant.ts';
import { type Household, NOBODY, type PersonRecord, type RoomRecord } from './person.ts';

/** What may be chosen of a person; Home Assistant says the rest. */
export type PersonChoice = Partial<
  Omit<PersonRecord, 'id' | 'name' | 'userId' | 'personEntityId' | 'isActive'>
>;

export interface Change {
  /** Key of whoever changes it. */
  readonly by: string;
  readonly reason: string;
}

export interface People {
  /** As it is now; read it anew for each question. */
  readonly household: Household;
  /** Resolves when the rows have been read, or when that takes too long. Never rejects. */
  ready(): Promise<void>;
  /** Takes over what Home Assistant says of its people. Never throws. */
  follow(house: Pick<House, 'people'>): void;
  /** Throws ButlerError `not_found`, or `unavailable` when it could not be kept; nothing has changed then. */
  change(personId: string, choice: PersonChoice, change: Change): Promise<PersonRecord>;
  /** The person as they are then; undefined: there was nothing to undo. Throws as `change`. */
  undoSoul(personId: string): Promise<PersonRecord | undefined>;
  /** Every manner that they ever wanted, with the words why; the default one is back. Throws as `change`. */
  forgetManner(personId: string): Promise<PersonRecord>;
  /** The newest first. Throws ButlerError `unavailable`. */
  souls(personId: string): Promise<readonly SoulVersion[]>;
  /** Throws ButlerError `unavailable`. */
  changeRoom(id: string, choice: Partial<Omit<RoomRecord, 'id'>>): Promise<RoomRecord>;
  /** Throws ButlerError `not_found` or `unavailable`. */
  setAlexaDefault(personId: string | null): Promise<void>;
}

export interface OpenPeople extends People {
  /** Resolves when everything is durable, or rejects when that cannot be had now. */
  flush(): Promise<void>;
  /** Ends the tries that run by themselves. */
  stop(): void;
}

export interface PeopleOptions {
  readonly database: Pick<Database, 'query' | 'transaction'>;
  readonly log: Log;
  readonly newId: () => string;
  /** After each change of the household: rights, rooms, names, souls. */
  readonly onChange?: (household: Household) => void;
  readonly delays?: Partial<WriteBehindDelays>;
}

const usualDelays: WriteBehindDelays = { settle: 20, firstRetry: 500, longestRetry: 15_000 };
/** How long a turn waits for the rows after the start; milliseconds. */
const OPENING_MS = 3_000;
const MOST_SOULS = 20;
const MOST_WAITING = 1_000;

export function openPeople({ database, log, newId, onChange, delays }: PeopleOptions): OpenPeople {
  let household = NOBODY;
  let house: Pick<House, 'people'> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const loaded = Promise.withResolvers<void>();
  const reachability = createReachability(log, 'The database of the people');
  const queue = createWriteBehind<readonly PersonRecord[]>({
    save: async (people) => await followPeople(database, people),
    probe: async () => await (household.isLoaded ? void (await database.query('select 1')) : load()),
    isHopeless: isWrongRow,
    onDown(error) {
      reachability.down(error instanceof Error ? error.message : String(error));
      loaded.resolve();
    },
    onUp: () => reachability.up(),
    onLost: (people, error) =>
      log.error('people could not be kept', { people: people.map(({ id }) => id), reason: error }),
    limit: MOST_WAITING,
    delays: { ...usualDelays, ...delays },
  });

  function set(after: Partial<Household>): void {
    household = { ...household, ...after };
    onChange?.(household);
  }

  function setPerson(id: string, choice: PersonChoice): PersonRecord {
    const people = household.people.map((person) => (person.id === id ? { ...person, ...choice } : person));
    set({ people });
    return personWith(id);
  }

  let loading: Promise<void> | undefined;
  async function load(): Promise<void> {
    loading ??= read().finally(() => (loading = undefined));
    await loading;
  }

  async function read(): Promise<void> {
    const { people, rooms, alexaDefault } = await selectPeople(database);
    set({ isLoaded: true, people, rooms: new Map(rooms.map((room) => [room.id, room])), alexaDefault });
    loaded.resolve();
    if (house !== undefined) takeOver(house);
  }

  function takeOver({ people }: Pick<House, 'people'>): void {
    const changed = followHomeAssistant(household.people, people, newId);
    if (changed.length === 0) return;
    const after = new Map(household.people.map((person) => [person.id, person]));
    for (const person of changed) after.set(person.id, person);
    set({ people: [...after.values()] });
    queue.add(changed);
  }

  function personWith(id: string): PersonRecord {
    const person = household.people.find((each) => each.id === id);
    if (person === undefined) throw new ButlerError('not_found', 'I do not know this person.');
    return person;
  }

  /** One at a time, and after what Home Assistant said before. */
  async function inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = last.then(async () => {
      try {
        if (!household.isLoaded) await load();
        await queue.flush();
        return await work();
      } catch (cause) {
        if (cause instanceof ButlerError) throw cause;
        queue.suspect(cause);
        throw new ButlerError('unavailable', 'I could not save that.', {
          say: ({ people }) => people.notSaved,
          cause,
        });
      }
    });
    last = mine.catch(() => undefined);
    return await mine;
  }

  return {
    get household() {
      return household;
    },
    async ready() {
      if (household.isLoaded || queue.state === 'down') return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, OPENING_MS);
      await Promise.race([loaded.promise, promise]);
      clearTimeout(timer);
    },
    follow(told) {
      if (house?.people === told.people) return;
      house = told;
      if (household.isLoaded) takeOver(told);
    },
    change: async (id, choice, { by, reason }) =>
      await inOrder(async () => {
        const before = personWith(id);
        const after = { ...before, ...choice };
        await database.transaction(async (inside) => {
          await updatePerson(inside, after);
          if (after.soul === before.soul) return;
          await saveSoul(inside, { personId: id, soul: after.soul, changedBy: by, reason });
        });
        return setPerson(id, choice);
      }),
    undoSoul: async (id) =>
      await inOrder(async () => {
        personWith(id);
        const before = await undoSoul(database, id);
        return before === undefined ? undefined : setPerson(id, before);
      }),
    forgetManner: async (id) =>
      await inOrder(async () => {
        personWith(id);
        await deleteSouls(database, id);
        return setPerson(id, { soul: null });
      }),
    souls: async (id) => await inOrder(async () => await selectSouls(database, id, MOST_SOULS)),
    changeRoom: async (id, choice) =>
      await inOrder(async () => {
        const before = household.rooms.get(id) ?? { id, areas: {}, media: {}, mayAnswerSecurity: false };
        const room = { ...before, ...choice };
        await saveRoom(database, room);
        set({ rooms: new Map([...household.rooms, [id, room]]) });
        return room;
      }),
    setAlexaDefault: async (id) =>
      await inOrder(async () => {
        if (id !== null) personWith(id);
        await saveAlexaDefault(database, id);
        set({ alexaDefault: id });
      }),
    flush: async () => await queue.flush(),
    stop: () => queue.stop(),
  };
}
