/** People for tests, in memory. */
import type { People, PersonChoice } from './people.ts';
import { type Household, NOBODY, type PersonRecord } from './person.ts';
import { householdOf } from './test-askers.ts';
import { ButlerError } from '../errors.ts';
import type { SoulVersion } from '../store/soul-rows.ts';

export interface TestPeople extends People {
  /** Makes every change fail as if the database were away. */
  isAway: boolean;
  readonly changes: { readonly id: string; readonly choice: PersonChoice; readonly by: string }[];
}

export function testPeople(...records: readonly PersonRecord[]): TestPeople {
  let household: Household = records.length === 0 ? NOBODY : householdOf(...records);
  const souls = new Map<string, (string | null)[]>();
  const versions = new Map<string, SoulVersion[]>();
  const find = (id: string) => {
    if (people.isAway)
      throw new ButlerError('unavailable', 'away', { say: (phrases) => phrases.people.notSaved });
    const person = household.people.find((each) => each.id === id);
    if (person === undefined) throw new ButlerError('not_found', 'I do not know this person.');
    return person;
  };
  const set = (id: string, choice: PersonChoice) => {
    const before = find(id);
    const after = { ...before, ...choice };
    household = { ...household, people: household.people.map((each) => (each.id === id ? after : each)) };
    return after;
  };
  const people: TestPeople = {
    isAway: false,
    changes: [],
    get household() {
      return household;
    },
    ready: () => Promise.resolve(),
    follow: () => undefined,
    async change(id, choice, { by, reason }) {
      const { soul } = find(id);
      if (choice.soul !== undefined && choice.soul !== soul) {
        souls.set(id, [...(souls.get(id) ?? []), soul]);
        const version = { soul: choice.soul, at: new Date(0), changedBy: by, reason, isUndone: false };
        versions.set(id, [version, ...(versions.get(id) ?? [])]);
      }
      people.changes.push({ id, choice, by });
      return set(id, choice);
    },
    async undoSoul(id) {
      find(id);
      const before = souls.get(id) ?? [];
      const soul = before.pop();
      versions.get(id)?.shift();
      return soul === undefined ? undefined : set(id, { soul });
    },
    forgetManner: async (id) => {
      souls.delete(id);
      return set(id, { soul: null });
    },
    souls: async (id) => versions.get(id) ?? [],
    async changeRoom(id, choice) {
      const before = household.rooms.get(id) ?? { id, areas: {}, media: {}, mayAnswerSecurity: false };
      const room = { ...before, ...choice };
      household = { ...household, rooms: new Map([...household.rooms, [id, room]]) };
      return room;
    },
    async setAlexaDefault(id) {
      if (id !== null) find(id);
      household = { ...household, alexaDefault: id };
    },
  };
  return people;
}
