/** What a yes was given to, and what the same call would do by now. */
import { afterAll, expect, test, vi } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import type { Ambiguity } from '../meaning/meaning.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import type { PreparedCall, Tool } from '../tools/tool.ts';
import { personRecord } from '../people/test-askers.ts';
import { startTestQuestions, testHousehold, YES } from './test-questions.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function start(
  reach: Pick<PreparedCall, 'areas'>,
  ambiguity: Ambiguity | null = null,
  household = testHousehold(),
) {
  const ran: string[] = [];
  const tool = testTool('change', {
    tier: 'confirm',
    run: (ids) => {
      ran.push(...ids);
      return {};
    },
  });
  const scene: Tool = {
    ...tool,
    prepare: (input, turn) => {
      const call = tool.prepare(input, turn);
      return call.entityIds.includes('scene.evening') ? { ...call, ...reach } : call;
    },
  };
  const questions = await startTestQuestions({
    database: await migratedIn(await embedded.place()),
    tools: [scene],
    script: [
      { when: { said: 'light' }, reply: [{ tool: 'change', input: { entity_ids: ['light.hall'] } }] },
      { reply: [{ tool: 'change', input: { entity_ids: ['scene.evening'] } }] },
    ],
    replaced: { meaning: { isInOwnWords: () => false, ambiguity: () => ambiguity } },
    household,
  });
  const { book } = questions;
  return { ...questions, ran, only: () => book.shown()[0]?.id ?? '' };
}

test('a yes to the lamps of a scene is none to the door that it opens by now', async () => {
  const reach: { areas: PreparedCall['areas'] } = { areas: ['home'] };
  const { say, answer, only, ran, book } = await start(reach);
  await say('good evening');
  const first = only();
  expect(book.shown()[0]).toMatchObject({ isSecurity: false, areas: ['home'] });
  reach.areas = ['home', 'security'];
  expect(await answer(first, 'user-anna', { is_unlocked: false })).toMatchObject({ state: 'failed' });
  expect(ran).toEqual([]);
  // It is put again, for what it is now.
  expect(book.shown()[0]).toMatchObject({ isSecurity: true, areas: ['home', 'security'] });
  expect(await answer(only(), 'user-anna', { is_unlocked: false })).toMatchObject({ state: 'needs_unlock' });
  expect(await answer(only(), 'user-anna')).toMatchObject({ state: 'done' });
  expect(ran).toEqual(['scene.evening']);
});

test('an adult for the lamps does not say yes for the door', async () => {
  const household = testHousehold();
  const guest = personRecord({
    id: 'lea',
    name: 'Lea',
    userId: 'user-lea',
    personEntityId: 'person.lea',
    permissions: { template: 'adult', areas: { security: 'own' }, media: {} },
  });
  const mia = household.people.map((person) =>
    person.id === 'mia'
      ? { ...person, permissions: { ...person.permissions, areas: { home: 'ask' } } }
      : person,
  );
  const reach: { areas: PreparedCall['areas'] } = { areas: ['home'] };
  const { say, answer, only, ran } = await start(reach, null, {
    ...household,
    people: [...mia, guest] as typeof household.people,
  });
  await say('good evening', { user_id: 'user-mia' });
  reach.areas = ['home', 'security'];
  expect(await answer(only(), 'user-lea')).toMatchObject({ state: 'failed' });
  expect(ran).toEqual([]);
  expect(await answer(only(), 'user-lea')).toMatchObject({ state: 'not_yours' });
  expect(await answer(only(), 'user-ben')).toMatchObject({ state: 'done' });
  expect(ran).toEqual(['scene.evening']);
});

test('to say which one is no yes to the one that opens a door', async () => {
  const option = (label: string, id: string) => ({ label, input: { entity_ids: [id] }, entityIds: [id] });
  const lampOrDoor: Ambiguity = {
    question: 'The front light or the front door?',
    options: [option('the front light', 'light.hall'), option('the front door', 'lock.front_door')],
    isBothPossible: false,
  };
  const { say, ran } = await start({ areas: [] }, lampOrDoor);
  await say('the light');
  const { text, done } = await say('the front door');
  expect(text).toContain('Change lock.front_door?');
  expect(done).toMatchObject({ question_open: true });
  expect(ran).toEqual([]);
  await say('yes', YES);
  expect(ran).toEqual(['lock.front_door']);
});
