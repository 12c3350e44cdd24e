import { describe, expect, test } from 'vitest';
import { createTestConversations, exchange, NOW, startTestAgent, testHouse } from '../agent/test-agent.ts';
import type { Effect } from '../api/contract.ts';
import type { StoredCall } from '../store/store.ts';
import { english } from '../language/english.ts';
import type { Asker } from '../people/asker.ts';
import { askerWith } from '../people/test-askers.ts';
import { toolsFor } from '../undo/test-deeds.ts';
import { phrasesFor } from '../language/phrases-for.ts';

const intent = (name: string, slots: Record<string, string> = {}) => ({ intent: { name, slots } });

describe('who is home', () => {
  test.each([
    ['one in, one out', {}, 'Anna is home. Ben is away.'],
    ['both', { 'person.ben': 'home' }, 'Anna and Ben are home.'],
    ['nobody', { 'person.anna': 'not_home' }, 'Nobody is home.'],
    ['in a zone', { 'person.ben': 'Work' }, 'Anna is home. Ben is at Work.'],
    ['somewhere', { 'person.ben': 'unknown' }, 'Anna is home. I don’t know where Ben is.'],
    [
      'nobody knows',
      { 'person.anna': 'unavailable', 'person.ben': 'unknown' },
      'I don’t know where Anna and Ben are.',
    ],
  ])('%s', async (_name, states, expected) => {
    const { ask, scripted } = await startTestAgent({ hub: { house: testHouse(states) } });
    const { text, done } = await ask('who is home', intent('ButlerWhoIsHome'));
    expect(text).toBe(expected);
    expect(done?.outcome).toBe('sentence');
    expect(scripted.requests()).toHaveLength(0);
  });

  test('without people, and without any that are exposed, it says so', async () => {
    const house = testHouse();
    const nobody = await startTestAgent({ hub: { house: { ...house, people: [] } } });
    expect((await nobody.ask('who is home', intent('ButlerWhoIsHome'))).text).toBe(english.nobodyKnown);
    const hidden = await startTestAgent({ hub: { house: { ...house, state: () => undefined } } });
    expect((await hidden.ask('who is home', intent('ButlerWhoIsHome'))).text).toBe(english.presenceUnknown);
  });
});

describe('who is home, asked by', () => {
  const everybody = 'Anna is home. Ben is away.';
  const own = { ...askerWith('guest').areas, location: 'own' as const };
  test.each([
    ['a child', askerWith('child'), everybody],
    ['a guest', askerWith('guest'), english.gate.refused.person('location')],
    ['a room', askerWith('room'), english.gate.refused.room('location')],
    ['an automation', askerWith('house'), english.gate.refused.house('location')],
    [
      'somebody who may know only where they are',
      askerWith('guest', { areas: own, personEntityId: 'person.anna' }),
      english.gate.onlyYourOwn('location'),
    ],
  ])('%s', async (_, asker, expected) => {
    const { ask } = await startTestAgent({ whoIsIt: () => asker });
    expect((await ask('who is home', intent('ButlerWhoIsHome'))).text).toBe(expected);
  });
});

test('what was done to what guards the house is told to nobody who may not know', async () => {
  const effects: Effect[] = [
    { action: 'lock.lock', entity_ids: ['lock.front_door'], outcome: 'reached' },
    { action: 'light.turn_on', entity_ids: ['light.hall'], outcome: 'reached' },
  ];
  const calls: StoredCall[] = [
    { tool: 'set_lock', args: {}, tier: 'act', verdict: 'run', effects, origin: 'butler' },
  ];
  const asked = async (asker: Asker) => {
    const conversations = createTestConversations();
    conversations.add(exchange({ calls, speaker: asker.key, userId: asker.userId }));
    const { ask } = await startTestAgent({
      whoIsIt: () => asker,
      conversations,
      tools: toolsFor(conversations),
    });
    const said = await ask('what did you do', { ...intent('ButlerWhatDidYouDo'), user_id: asker.userId });
    return said.text;
  };
  expect(await asked(askerWith('adult'))).toMatch(/locked.*turned on/);
  expect(await asked(askerWith('guest'))).not.toMatch(/lock/);
  expect(await asked(askerWith('guest'))).toMatch(/turned on/);
});

test('what can you do tells what it needs when there is no model', async () => {
  const { ask } = await startTestAgent({ access: 'none' });
  const { text, done } = await ask('what can you do', intent('ButlerWhatCanYouDo'));
  expect(text).toMatch(/lights.*API key/);
  expect(done?.outcome).toBe('sentence');
  const other = await startTestAgent();
  expect((await other.ask('what can you do', intent('ButlerWhatCanYouDo'))).text).not.toMatch(/key/);
});

test('stop is answered shortly, and works without a model', async () => {
  const { ask } = await startTestAgent({ access: 'none' });
  expect(await ask('never mind', intent('ButlerStop'))).toMatchObject({
    text: 'All right.',
    done: { outcome: 'sentence', continue_conversation: false },
  });
});

describe.each(['ButlerYes', 'ButlerNo', 'ButlerChoose'])('%s', (name) => {
  test('without a question there is nothing to answer', async () => {
    const { ask, scripted } = await startTestAgent();
    expect((await ask('yes', intent(name))).text).toBe('There is nothing open to answer.');
    expect(scripted.requests()).toHaveLength(0);
  });

  test('after a question of the model, it goes on with it', async () => {
    const { ask, scripted } = await startTestAgent({
      script: [
        { when: { said: 'lamp' }, reply: 'The desk lamp or the floor lamp?' },
        { reply: 'The floor lamp then.' },
      ],
    });
    await ask('the lamp');
    expect(await ask('the second one', intent(name, { number: '2' }))).toMatchObject({
      text: 'The floor lamp then.',
      done: { outcome: 'answered' },
    });
    expect(scripted.requests()).toHaveLength(2);
  });

  test('without a model a question that was asked cannot be answered either', async () => {
    const conversations = createTestConversations();
    conversations.add(exchange({ answer: 'Which lamp?' }));
    const { ask } = await startTestAgent({ access: 'none', conversations });
    expect((await ask('yes', intent(name))).text).toBe('There is nothing open to answer.');
  });
});

describe('what did you do', () => {
  const call = (effects: Effect[]): StoredCall => ({
    tool: 'turn_on_off',
    args: {},
    tier: 'act',
    verdict: 'run',
    origin: 'person',
    effects,
  });
  const hall = (action: string, outcome: Effect['outcome'], ...ids: string[]): Effect => ({
    action,
    entity_ids: ids.length > 0 ? ids : ['light.hall'],
    outcome,
  });

  test.each([
    ['nothing', [], 'I have not done anything just now.'],
    ['done', [hall('light.turn_on', 'reached')], 'I turned on the hall light.'],
    [
      'not confirmed',
      [hall('light.turn_off', 'not_reached')],
      'I tried to turn off the hall light, but could not confirm it.',
    ],
    ['failed', [hall('lock.lock', 'failed', 'lock.front_door')], 'I could not lock the front door.'],
    [
      'refused',
      [hall('lock.unlock', 'refused', 'lock.front_door')],
      'I was not allowed to unlock the front door.',
    ],
    ['something new', [hall('vacuum.dance', 'reached')], 'I changed the hall light.'],
    ['a name of everybody', [hall('light.constructor', 'reached')], 'I changed the hall light.'],
    [
      'several',
      [
        hall('light.turn_on', 'reached', 'light.hall', 'light.kitchen'),
        hall(
          'cover.close_cover',
          'reached',
          'cover.a',
          'cover.b',
          'cover.c',
          'cover.d',
          'cover.e',
          'cover.f',
        ),
      ],
      'I turned on the hall light and the kitchen light. I closed the cover.a, the cover.b, the cover.c, the cover.d, and 2 more.',
    ],
  ])('%s', async (_name, effects, expected) => {
    const conversations = createTestConversations();
    conversations.add(
      exchange({
        id: 'older',
        at: new Date(NOW.getTime() - 3_600_000),
        calls: [call([hall('light.toggle', 'reached')])],
        conversationId: 'c9',
      }),
    );
    conversations.add(
      exchange({ id: 'did', outcome: 'intent', calls: effects.length > 0 ? [call(effects)] : [] }),
    );
    conversations.add(exchange({ id: 'talk' }));
    const tools = toolsFor(conversations);
    const { ask } = await startTestAgent({ access: 'none', conversations, tools });
    const { text } = await ask('what did you do', intent('ButlerWhatDidYouDo'));
    expect(text).toBe(effects.length === 0 ? expected : `${expected} You said “hello” at 2:05 pm.`);
  });
});

test('a sentence that is newer than the app goes to the model', async () => {
  const { ask } = await startTestAgent({ script: [{ reply: 'Let me think.' }] });
  expect((await ask('sing', intent('ButlerSing'))).done?.outcome).toBe('answered');
  expect((await ask('sing', intent('constructor'))).done?.outcome).toBe('answered');
});

test('an unknown language is answered in English', () => {
  for (const language of ['en-GB', 'xx', '', 'constructor', '__proto__']) {
    expect(phrasesFor(language)).toBe(english);
  }
});
