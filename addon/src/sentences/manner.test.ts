import { describe, expect, test } from 'vitest';
import { startTestAgent, testHouse } from '../agent/test-agent.ts';
import { createHouseIndex } from '../house/index.ts';
import { noMemory } from '../memory/test-memory.ts';
import { personRecord } from '../people/test-askers.ts';
import { testPeople } from '../people/test-people.ts';
import { whoIsIt } from '../people/who.ts';
import { noDeeds } from '../undo/test-no-deeds.ts';
import { allTools } from '../tools/index.ts';

async function start(soul: string | null = null, access: 'none' | 'model' = 'none') {
  const people = testPeople(personRecord({ soul, satellites: ['assist_satellite.study'] }));
  const unused = () => Promise.reject(new Error('not in this test'));
  const hub = { act: unused, waitFor: unused, history: unused, listItems: unused, statistic: unused };
  const agent = await startTestAgent({
    ...(access === 'none' && { access }),
    hub: { house: testHouse() },
    tools: allTools({ hub, search: createHouseIndex().search, people, memory: noMemory, deeds: noDeeds }),
    whoIsIt: (traces, house) => whoIsIt(traces, people.household, house),
  });
  const say = async (name: string, slots: Record<string, string> = {}, more: object = {}) =>
    await agent.ask('whatever was said', { user_id: 'u1', intent: { name, slots }, ...more });
  return { ...agent, people, say, soul: () => people.household.people[0]?.soul };
}

describe('without a model', () => {
  test.each([
    ['en', 'ButlerCallMe', { what: 'Captain.' }, 'From now on I call you Captain.', 'address: Captain'],
    ['de', 'ButlerCallMe', { what: 'Käpt’n' }, 'Ab jetzt nenne ich dich Käpt’n.', 'address: Käpt’n'],
    [
      'en',
      'ButlerManner',
      { manner: 'brief' },
      'How much I say to you is now: very brief.',
      'verbosity: very brief',
    ],
    [
      'de',
      'ButlerManner',
      { manner: 'brief' },
      'Wie viel ich mit dir rede, ist jetzt: sehr wenig.',
      'verbosity: sehr wenig',
    ],
    ['en', 'ButlerManner', { manner: 'formal' }, 'My tone with you is now: formal.', 'tone: formal'],
    ['de', 'ButlerManner', { manner: 'serious' }, 'Mein Humor mit dir ist jetzt: ernst.', 'humour: ernst'],
  ])('%s %s %j', async (language, intent, slots, spoken, line) => {
    const { say, soul } = await start();
    const { text, done } = await say(intent, slots, { language });
    expect([text, done?.outcome]).toEqual([spoken, 'sentence']);
    expect(soul()).toBe(`---\n${line}\n---`);
  });

  test('one thing is changed and the rest stays; what was taken back is back', async () => {
    const { say, soul } = await start('---\naddress: Captain\n---\nA joke now and then.');
    await say('ButlerManner', { manner: 'brief' });
    expect(soul()).toBe('---\naddress: Captain\nverbosity: very brief\n---\nA joke now and then.');
    expect((await say('ButlerManner', { manner: 'brief' })).text).toMatch(/already/);
    expect((await say('ButlerForgetManner')).text).toMatch(/back to my manner before/);
    expect(soul()).toBe('---\naddress: Captain\n---\nA joke now and then.');
    expect((await say('ButlerForgetManner')).text).toMatch(/nothing|no manner/i);
  });

  test('a voice on their own satellite changes their manner', async () => {
    const { say, soul } = await start();
    await say('ButlerCallMe', { what: 'Boss' }, { user_id: null, satellite_id: 'assist_satellite.study' });
    expect(soul()).toContain('address: Boss');
  });

  test.each([
    ['a room', { user_id: null, satellite_id: 'assist_satellite.kitchen' }],
    ['a wall tablet', { user_id: 'tablet' }],
    ['an automation', { user_id: null, door: 'action' }],
  ])('%s has no manner, and is told so', async (_name, traces) => {
    const { say, people } = await start();
    const { text } = await say('ButlerCallMe', { what: 'Captain' }, traces);
    expect(text).not.toBe('');
    expect(text).not.toMatch(/Captain/);
    expect(people.changes).toEqual([]);
  });

  test('while it cannot be kept nothing is claimed', async () => {
    const { say, people, soul } = await start();
    people.isAway = true;
    expect((await say('ButlerCallMe', { what: 'Captain' })).text).toBe('I could not save that just now.');
    expect(soul()).toBeNull();
  });
});

test.each([
  'a taxi',
  'when dinner is ready',
  'back in five minutes',
  'later',
  'at 5',
  'the one who is always late today',
])('"call me %s" is left to the model', async (what) => {
  const { say, scripted, people } = await start(null, 'model');
  await say('ButlerCallMe', { what });
  expect(scripted.requests()).toHaveLength(1);
  expect(people.changes).toEqual([]);
});

test('everybody has their own', async () => {
  const { say, people } = await start();
  await say('ButlerCallMe', { what: 'Captain' });
  expect(people.changes).toEqual([
    { id: 'p1', choice: { soul: '---\naddress: Captain\n---' }, by: 'person:p1' },
  ]);
});
