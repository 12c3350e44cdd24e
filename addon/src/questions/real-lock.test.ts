/** With the tool that really unlocks, and a home that changes between question and answer. */
import { afterAll, expect, test, vi } from 'vitest';
import { testHouse } from '../agent/test-agent.ts';
import type { ActCall } from '../hub/hub.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import { setLock } from '../tools/home/set-lock.ts';
import { lock } from '../sentences/lock.ts';
import { startTestQuestions, YES } from './test-questions.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function start() {
  const acted: ActCall[] = [];
  const hub = {
    async act(call: ActCall) {
      acted.push(call);
      return new Map();
    },
    waitFor: async () => true,
  };
  const tool = setLock({ hub, search: () => [] } as unknown as Parameters<typeof setLock>[0]);
  const input = { entity_ids: ['lock.front_door'], action: 'unlock' };
  const questions = await startTestQuestions({
    database: await migratedIn(await embedded.place()),
    tools: [tool],
    sentences: [lock],
    script: [{ reply: [{ tool: 'set_lock', input }] }],
    replaced: { meaning: { isInOwnWords: () => false, ambiguity: () => null } },
  });
  return { ...questions, acted };
}

test('the lock is unlocked as the person who asked', async () => {
  const { say, acted, book } = await start();
  expect((await say('open the front door')).text).toBe('Unlock the front door?');
  expect(book.shown()[0]).toMatchObject({ what: ['Unlock the front door'], isSecurity: true });
  await say('yes', { ...YES, context_id: 'of the yes' });
  expect(acted).toMatchObject([
    {
      domain: 'lock',
      service: 'unlock',
      entityIds: ['lock.front_door'],
      userId: 'user-anna',
      parentContextId: 'context',
    },
  ]);
});

test('what is no longer exposed is not unlocked', async () => {
  const { say, acted, home, ends } = await start();
  await say('open the front door');
  const house = testHouse();
  const entities = new Map([...house.entities].filter(([entityId]) => entityId !== 'lock.front_door'));
  home.house = { ...house, entities };
  const { text, done } = await say('yes', YES);
  expect(text).not.toMatch(/unlocked/);
  expect(text).not.toBe('');
  expect(done).toMatchObject({ question_open: false, effects: [] });
  expect(acted).toEqual([]);
  expect(ends).toMatchObject([{ end: 'taken', outcome: 'failed' }]);
});

test('what is so already is not done again', async () => {
  const { say, acted, home } = await start();
  await say('open the front door');
  home.house = testHouse({ 'lock.front_door': 'unlocked' });
  expect((await say('yes', YES)).text).toMatch(/unlocked/);
  expect(acted).toEqual([]);
});

test('a child’s "lock the front door", without a model, waits for an adult too', async () => {
  const { say, acted, book, answer } = await start();
  const intent = { name: 'ButlerLock', slots: { what: 'front door' } };
  const { text, done } = await say('lock the front door', { intent, user_id: 'user-mia' });
  // It is locked already in this home, so nothing would move; the gate comes first.
  expect(text).toContain('I have asked Anna and Ben');
  expect(done).toMatchObject({ outcome: 'sentence', question_open: false });
  expect(acted).toEqual([]);
  expect(await answer(book.shown()[0]?.id ?? '', 'user-ben')).toMatchObject({ state: 'done' });
});
