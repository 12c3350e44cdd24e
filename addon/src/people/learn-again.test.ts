import { expect, test } from 'vitest';
import { learnAgain } from './learn-again.ts';
import { newPerson } from './person.ts';
import { testPeople } from './test-people.ts';

const now = new Date('2026-11-23T08:00:00Z');
const earlier = new Date('2026-11-23T07:59:59Z');
const later = new Date('2026-11-23T08:00:01Z');

const person = (id: string, over: { isLearning: boolean; learnsAgainAt: Date | null }) => ({
  ...newPerson(id, { entity_id: `person.${id}`, name: id, user_id: id, is_active: true }),
  ...over,
});

test('a pause ends at its time, one without an end goes on, and who learns is let be', async () => {
  const people = testPeople(
    person('over', { isLearning: false, learnsAgainAt: earlier }),
    person('paused', { isLearning: false, learnsAgainAt: later }),
    person('off', { isLearning: false, learnsAgainAt: null }),
    person('on', { isLearning: true, learnsAgainAt: null }),
  );
  await learnAgain(people, () => now).run(new AbortController().signal);
  expect(people.changes.map(({ id }) => id)).toEqual(['over']);
  const learning = people.household.people.map(({ id, isLearning, learnsAgainAt }) => [
    id,
    isLearning,
    learnsAgainAt,
  ]);
  expect(learning).toEqual([
    ['over', true, null],
    ['paused', false, later],
    ['off', false, null],
    ['on', true, null],
  ]);
});

test('while the database is away the pause goes on, and ends with the next try', async () => {
  const people = testPeople(person('over', { isLearning: false, learnsAgainAt: earlier }));
  const chore = learnAgain(people, () => now);
  people.isAway = true;
  await expect(chore.run(new AbortController().signal)).rejects.toMatchObject({ code: 'unavailable' });
  expect(people.household.people[0]?.isLearning).toBe(false);
  people.isAway = false;
  await chore.run(new AbortController().signal);
  expect(people.household.people[0]?.isLearning).toBe(true);
});
