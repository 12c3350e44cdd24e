/** Undoing is no easier than doing: each opposite is judged as the call that it is, by the rights of now. */
import { afterAll, expect, test, vi } from 'vitest';
import { createTestConversations } from '../agent/test-agent.ts';
import type { TurnRequest } from '../api/contract.ts';
import { startTestQuestions, testHousehold, YES } from '../questions/test-questions.ts';
import { sentences } from '../sentences/index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import { fakeHome, type Furniture } from '../tools/home/fake-home.ts';
import { allTools } from '../tools/index.ts';
import { createDeeds } from './deeds.ts';
import { obey } from './test-undo.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const lights = Array.from({ length: 9 }, (_, index): [string, Furniture] => [
  `light.l${index}`,
  { name: `Lamp ${index}`, state: 'off', attributes: { supported_color_modes: ['onoff'] } },
]);
const furniture: Record<string, Furniture> = {
  'lock.front': { name: 'Front door', state: 'unlocked' },
  'cover.garage': {
    name: 'Garage',
    state: 'open',
    deviceClass: 'garage',
    attributes: { current_position: 100 },
  },
  'alarm_control_panel.house': { name: 'Alarm', state: 'disarmed', attributes: { supported_features: 1 } },
  ...Object.fromEntries(lights),
};

async function start() {
  const home = fakeHome(furniture, (call, at) => obey(call, at));
  const database = await migratedIn(await embedded.place());
  const conversations = createTestConversations();
  const tools = allTools({ ...home.deps, deeds: createDeeds(conversations, database) });
  const next: { call: readonly [string, object] } = { call: ['none', {}] };
  const does: Sentence = {
    intent: 'TestCall',
    answer: () => ({ name: next.call[0], input: { ...next.call[1] } }),
  };
  const questions = await startTestQuestions({
    database,
    tools,
    sentences: [...sentences, does],
    house: home.house,
    conversations,
    replaced: { meaning: { isInOwnWords: () => false, ambiguity: () => null } },
  });
  const said = (name: string) => ({ intent: { name, slots: {} } });
  return {
    ...questions,
    home: home.house,
    does: async (tool: string, input: object, more: Partial<TurnRequest> = {}) => {
      next.call = [tool, input];
      return await questions.say('lock up', { ...said('TestCall'), ...more });
    },
    undo: async (more: Partial<TurnRequest> = {}) =>
      await questions.say('undo that', { ...said('ButlerUndo'), ...more }),
    why: async () => await questions.say('why', said('ButlerWhyDidYou')),
  };
}

test.each([
  ['set_lock', { entity_ids: ['lock.front'], action: 'lock' }, 'lock.front', 'Unlock the front door?'],
  ['set_cover', { entity_ids: ['cover.garage'], action: 'close' }, 'cover.garage', 'Open the garage?'],
  [
    'use_tool',
    { name: 'set_alarm', input: { entity_ids: ['alarm_control_panel.house'], action: 'arm_home' } },
    'alarm_control_panel.house',
    'Disarm the alarm?',
  ],
])('what guards the house is asked about: %s', async (tool, input, id, question) => {
  const { does, undo, say, why, home } = await start();
  const before = home.state(id)?.state;
  await does(tool, input);
  const locked = home.state(id)?.state;
  expect(locked).not.toBe(before);
  expect((await undo()).text).toBe(question);
  expect(home.state(id)?.state).toBe(locked);
  await say('yes', YES);
  expect(home.state(id)?.state).toBe(before);
  expect((await why()).text).toBe(
    `You said “undo that” at 2:05 pm. I asked “${question}”, and you said yes.`,
  );
});

test('a child’s is asked of an adult, and told why, also after a yes on the dashboard', async () => {
  const { does, undo, answer, book, why, home, household, say } = await start();
  const mia = { user_id: 'user-mia' };
  household.now = {
    ...testHousehold(),
    people: testHousehold().people.map((person) =>
      person.id === 'mia'
        ? { ...person, permissions: { ...person.permissions, areas: { security: 'own' as const } } }
        : person,
    ),
  };
  await does('set_lock', { entity_ids: ['lock.front'], action: 'lock' }, mia);
  expect(home.state('lock.front')?.state).toBe('locked');
  expect((await undo(mia)).text).toMatch(/needs an adult’s yes.*“Unlock the front door\?”/);
  expect((await say('yes', { ...YES, ...mia })).text).not.toBe('');
  expect(home.state('lock.front')?.state).toBe('locked');
  const [question] = book.shown();
  expect(question?.answerableBy).toBe('adult');
  await answer(question?.id ?? '', 'user-ben');
  expect(home.state('lock.front')?.state).toBe('unlocked');
  expect((await say('why', { ...mia, intent: { name: 'ButlerWhyDidYou', slots: {} } })).text).toMatch(
    /“undo that”.*and Ben said yes\.$/,
  );
  expect((await why()).text).toBe('I have not done anything just now.');
});

test('a right that is gone since is gone for undoing, too', async () => {
  const { does, undo, home, household } = await start();
  await does('turn_on_off', { entity_ids: ['light.l0'], state: 'on' });
  const people = testHousehold().people.map((person) => ({
    ...person,
    permissions: { ...person.permissions, areas: { home: 'none' as const } },
  }));
  household.now = { ...testHousehold(), people };
  const { done } = await undo();
  expect(home.state('light.l0')?.state).toBe('on');
  expect(done?.effects).toMatchObject([{ outcome: 'refused' }]);
});

test('many at once are asked about, as many always are', async () => {
  const { does, undo, say, home } = await start();
  const ids = lights.map(([id]) => id);
  await does('turn_on_off', { entity_ids: ids, state: 'on' });
  const states = () => [...new Set(ids.map((id) => home.state(id)?.state))];
  await say('yes', YES);
  expect(states()).toEqual(['on']);
  expect((await undo()).text).toBe('Turn off 9 lights?');
  expect(states()).toEqual(['on']);
  await say('yes', YES);
  expect(states()).toEqual(['off']);
});

test('of somebody else’s action nothing is undone, and none of its words are told', async () => {
  const { does, undo, home, say } = await start();
  await does('turn_on_off', { entity_ids: ['light.l0'], state: 'on' });
  const ben = { user_id: 'user-ben' };
  expect((await undo(ben)).text).toMatch(/nothing/);
  expect(home.state('light.l0')?.state).toBe('on');
  const told = await say('what did you do', { ...ben, intent: { name: 'ButlerWhatDidYouDo', slots: {} } });
  expect(told.text).not.toContain('lock up');
});
