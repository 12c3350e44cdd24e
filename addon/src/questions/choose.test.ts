import { afterAll, expect, test, vi } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import type { Ambiguity, Meaning } from '../meaning/meaning.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import {
  choose,
  FROM_KITCHEN,
  KITCHEN,
  NO,
  startTestQuestions,
  testHousehold,
  YES,
} from './test-questions.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const option = (label: string, id: string) => ({ label, input: { entity_ids: [id] }, entityIds: [id] });
const lamps: Ambiguity = {
  question: 'The hall light or the kitchen light?',
  options: [option('the hall light', 'light.hall'), option('the kitchen light', 'light.kitchen')],
  isBothPossible: true,
};
const lampOrDoor: Ambiguity = {
  question: 'The hall light or the front door?',
  options: [option('the hall light', 'light.hall'), option('the front door', 'lock.front_door')],
  isBothPossible: true,
};
const doors: Ambiguity = {
  question: 'The hall light or the front door?',
  options: [option('the hall light', 'light.hall'), option('the front door', 'lock.front_door')],
  isBothPossible: false,
};

/** Every call of this turn could mean another thing, too. */
const unclear = (ambiguity: Ambiguity): Meaning => ({
  isInOwnWords: () => false,
  ambiguity: (_call, _input, { text }) => (text.includes('light') ? ambiguity : null),
});

async function start(ambiguity: Ambiguity, tier: 'act' | 'confirm' = 'act', household = testHousehold()) {
  const ran: string[] = [];
  const change = testTool('change', {
    tier,
    run: (ids) => {
      ran.push(...ids);
      return {};
    },
  });
  const database = await migratedIn(await embedded.place());
  const questions = await startTestQuestions({
    database,
    tools: [change],
    script: [
      { when: { said: 'light' }, reply: [{ tool: 'change', input: { entity_ids: ['light.hall'] } }] },
      { reply: 'Hm.' },
    ],
    replaced: { meaning: unclear(ambiguity) },
    household,
  });
  return { ...questions, ran };
}

test.each([
  ['the kitchen light', {}, ['light.kitchen']],
  ['the second one', choose('2'), ['light.kitchen']],
  ['the first one', {}, ['light.hall']],
  ['both', {}, ['light.hall', 'light.kitchen']],
  ['neither', {}, []],
  ['no', NO, []],
])('%s', async (text, intent, wanted) => {
  const { say, ran, scripted } = await start(lamps);
  const asked = await say('turn on the light');
  expect(asked.text).toBe('The hall light or the kitchen light?');
  expect(asked.done).toMatchObject({ question_open: true });
  await say(text, intent);
  expect(ran).toEqual(wanted);
  expect(scripted.requests()).toHaveLength(1);
});

test('yes does not say which one', async () => {
  const { say, ran } = await start(lamps);
  await say('turn on the light');
  const again = await say('yes', YES);
  expect(again.text).toBe('I need to know which one. The hall light or the kitchen light?');
  expect(ran).toEqual([]);
  await say('the kitchen', {});
  expect(ran).toEqual(['light.kitchen']);
});

test('from a card it is chosen by the option’s id', async () => {
  const { say, ran, book, answer } = await start(lamps);
  await say('turn on the light');
  const question = book.shown()[0];
  expect(question?.choices.map(({ id, label }) => [id, label])).toEqual([
    ['option-1', 'the hall light'],
    ['option-2', 'the kitchen light'],
    ['both', 'both'],
  ]);
  expect(await answer(question?.id ?? '', 'user-anna', { answer: 'option-2' })).toMatchObject({
    state: 'done',
  });
  expect(ran).toEqual(['light.kitchen']);
});

test('a choice is a yes to all of the reasons', async () => {
  const { say, ran } = await start(lamps, 'confirm');
  await say('turn on the light');
  await say('the kitchen light');
  expect(ran).toEqual(['light.kitchen']);
});

test('what a voice chooses among guarded things still needs more than a voice', async () => {
  const { say, ran } = await start(doors, 'confirm');
  await say('open the light', FROM_KITCHEN);
  const { text, done } = await say('the front door', FROM_KITCHEN);
  expect(text).toContain('I have asked Anna and Ben: “Change lock.front_door?”');
  expect(done).toMatchObject({ question_open: true, secret_expected: true });
  expect(ran).toEqual([]);
  await say('4711', FROM_KITCHEN);
  expect(ran).toEqual(['lock.front_door']);
});

test('what needs a yes of its own is asked together with what was chosen beside it', async () => {
  const household = testHousehold();
  const people = household.people.map((person) =>
    person.id === 'anna' ? { ...person, satellites: [KITCHEN] } : person,
  );
  // Anna's own satellite: it is she who asks, but a voice is never certain.
  const { say, ran, answer, book } = await start(lampOrDoor, 'confirm', { ...household, people });
  await say('open the light', FROM_KITCHEN);
  const { text, done } = await say('both', FROM_KITCHEN);
  expect(text).toContain('Change light.hall? Change lock.front_door?');
  expect(done).toMatchObject({ secret_expected: true });
  expect(ran).toEqual([]);
  const id = book.shown()[0]?.id ?? '';
  expect(await answer(id, 'user-anna', { is_unlocked: false })).toMatchObject({ state: 'needs_unlock' });
  expect(await answer(id, 'user-anna')).toMatchObject({ state: 'done' });
  expect(ran).toEqual(['light.hall', 'lock.front_door']);
});

test('a choice from a card that needs more is asked in the conversation', async () => {
  const { say, ran, book, answer } = await start(doors, 'confirm');
  await say('open the light', FROM_KITCHEN);
  // Nobody but the voice that asked may choose here.
  const which = book.shown()[0]?.id ?? '';
  expect(await answer(which, 'user-ben', { answer: 'option-2' })).toMatchObject({ state: 'not_yours' });
  await say('the front door', FROM_KITCHEN);
  const door = book.shown()[0]?.id ?? '';
  expect(await answer(door, 'user-ben')).toMatchObject({ state: 'done' });
  expect(ran).toEqual(['lock.front_door']);
});
