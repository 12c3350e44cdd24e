import { afterAll, expect, test, vi } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import { FROM_KITCHEN, NO, startTestQuestions, testHousehold, YES } from './test-questions.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A home in which the model asks to change what the words name; `confirm` needs a yes. */
async function start(options: Partial<Parameters<typeof startTestQuestions>[0]> = {}) {
  const ran: string[] = [];
  const change = testTool('change', {
    tier: 'confirm',
    run: (ids) => {
      ran.push(...ids);
      return {};
    },
  });
  const database = await migratedIn(await embedded.place());
  const one = (id: string) => [{ tool: 'change', input: { entity_ids: [id] } }];
  const questions = await startTestQuestions({
    database,
    tools: [change],
    script: [
      { when: { said: 'front' }, reply: one('lock.front_door') },
      { when: { said: 'hall' }, reply: one('light.hall') },
      { when: { said: 'both' }, reply: [...one('light.hall'), ...one('light.kitchen')] },
      { reply: 'It is sunny.' },
    ],
    replaced: { meaning: { isInOwnWords: () => false, ambiguity: () => null } },
    ...options,
  });
  /** What any model, log or table has had of it. */
  const seen = async () => {
    const kept = await database.query('select * from butler.questions');
    const { logged, conversations, scripted } = questions;
    return JSON.stringify([logged, conversations.added, scripted.requests(), kept]);
  };
  return { ...questions, ran, database, seen };
}

test('a yes runs the stored call, without a model', async () => {
  const { say, ran, scripted, ends } = await start();
  const asked = await say('turn on the hall');
  expect(asked.text).toBe('Change light.hall?');
  expect(asked.done).toMatchObject({
    outcome: 'answered',
    question_open: true,
    continue_conversation: true,
    effects: [],
  });
  expect(ran).toEqual([]);
  const steps = scripted.requests().length;
  const answered = await say('yes', YES);
  expect(answered.text).toBe('Done: light.hall.');
  expect(answered.done).toMatchObject({ outcome: 'sentence', question_open: false });
  expect(answered.done?.effects).toMatchObject([{ entity_ids: ['light.hall'], outcome: 'reached' }]);
  expect(answered.events.map(({ type }) => type)).toEqual(['tool_call', 'tool_result', 'text', 'done']);
  expect(ran).toEqual(['light.hall']);
  expect(scripted.requests()).toHaveLength(steps);
  expect(ends).toMatchObject([{ end: 'taken', outcome: 'done' }]);
  expect((await say('yes', YES)).text).toBe('There is nothing open to answer.');
  expect(ran).toEqual(['light.hall']);
});

test('a no leaves it', async () => {
  const { say, ran, ends } = await start();
  await say('turn on the hall');
  expect((await say('no', NO)).text).toBe('All right, I’ll leave it.');
  expect((await say('yes', YES)).text).toBe('There is nothing open to answer.');
  expect(ran).toEqual([]);
  expect(ends).toMatchObject([{ end: 'declined' }]);
});

test('a yes without a question does nothing, and says why', async () => {
  const { say, ran } = await start();
  expect((await say('yes', YES)).text).toBe('There is nothing open to answer.');
  expect(ran).toEqual([]);
});

test('a yes with two questions open does nothing, and says why', async () => {
  const { say, ran } = await start();
  await say('turn on the hall');
  await say('open the front door');
  const { text } = await say('yes', YES);
  expect(text).toContain('More than one question is open');
  expect(text).toContain('light.hall');
  expect(ran).toEqual([]);
  // Saying it again says which one is meant.
  expect((await say('open the front door')).text).toContain('Change lock.front_door?');
  await say('yes', YES);
  expect(ran).toEqual(['lock.front_door']);
});

test('what is no answer goes to the model, and a yes after that is asked about', async () => {
  const { say, ran } = await start();
  await say('turn on the hall');
  expect((await say('what is the weather')).text).toBe('It is sunny.');
  const again = await say('yes', YES);
  expect(again.text).toBe('Do you mean this: Change light.hall?');
  expect(again.done).toMatchObject({ question_open: true });
  expect(ran).toEqual([]);
  await say('yes', YES);
  expect(ran).toEqual(['light.hall']);
});

test('"yes, but only …" is a new request', async () => {
  const { say, ran, book } = await start();
  await say('turn on both');
  expect(book.shown()).toHaveLength(1);
  const { text } = await say('yes, but only the hall');
  expect(text).toBe('Change light.hall?');
  expect(book.shown()).toMatchObject([{ text: 'Change light.hall?' }]);
  await say('yes', YES);
  expect(ran).toEqual(['light.hall']);
});

test('several calls of one step are one question, and its yes runs all of them', async () => {
  const { say, ran } = await start();
  expect((await say('turn on both')).text).toBe('Change light.hall? Change light.kitchen?');
  await say('yes', YES);
  expect(ran).toEqual(['light.hall', 'light.kitchen']);
});

test('another person’s yes in the same conversation does not count', async () => {
  const { say, ran } = await start();
  await say('turn on the hall');
  expect((await say('yes', { ...YES, user_id: 'user-ben' })).text).toBe(
    'That question is not yours to answer.',
  );
  expect((await say('yes', { ...YES, ...FROM_KITCHEN })).text).not.toContain('Done');
  expect(ran).toEqual([]);
});

test('after five minutes a yes comes too late', async () => {
  const { say, ran, pass, book, ends } = await start();
  await say('turn on the hall');
  pass(5 * 60_000);
  expect((await say('yes', YES)).text).toContain('That was too long ago');
  await book.expire();
  expect(ends).toMatchObject([{ end: 'expired' }]);
  expect(ran).toEqual([]);
});

test('a child’s request waits for an adult', async () => {
  const { say, ran, book, answer } = await start();
  const mia = { user_id: 'user-mia' };
  const asked = await say('open the front door', mia);
  expect(asked.text).toContain('I have asked Anna and Ben');
  expect(asked.done).toMatchObject({ question_open: false, continue_conversation: false });
  expect((await say('yes', { ...YES, ...mia })).text).toContain('An adult has to answer that');
  const id = book.shown()[0]?.id ?? '';
  expect(await answer(id, 'user-mia')).toMatchObject({ state: 'not_yours' });
  expect(ran).toEqual([]);
  expect(await answer(id, 'user-ben')).toEqual({ state: 'done', message: 'Done: lock.front_door.' });
  expect(ran).toEqual(['lock.front_door']);
  expect(await answer(id, 'user-anna')).toMatchObject({ state: 'already' });
});

test('a voice answers for a door with a PIN, and that is kept nowhere', async () => {
  const { say, ran, logged, conversations, scripted, database } = await start();
  const asked = await say('open the front door', FROM_KITCHEN);
  expect(asked.text).toContain('Please answer on your phone, or say your PIN.');
  expect(asked.done).toMatchObject({ question_open: true, secret_expected: true });
  expect((await say('yes', { ...YES, ...FROM_KITCHEN })).done).toMatchObject({ secret_expected: true });
  expect((await say('my pin is 4711 I think', FROM_KITCHEN)).text).toContain('nothing but your PIN');
  expect(ran).toEqual([]);
  const answered = await say('four seven one one', FROM_KITCHEN);
  expect(answered.text).toBe('Done: lock.front_door.');
  expect(ran).toEqual(['lock.front_door']);
  const questions = await database.query('select * from butler.questions');
  const everything = JSON.stringify([logged, conversations.added, scripted.requests(), questions]);
  expect(everything).not.toMatch(/4711|four seven/);
  expect(conversations.added.at(-1)?.text).toBe('•••');
});

test('until it has ended, every turn says that the next words may be a PIN', async () => {
  const { say, ran, conversations, scripted } = await start();
  await say('open the front door', FROM_KITCHEN);
  const between = await say('what is the weather', FROM_KITCHEN);
  expect(between.text).toBe('It is sunny.');
  expect(between.done).toMatchObject({ question_open: false, secret_expected: true });
  // Home Assistant has begun another conversation.
  const lost = await say('4711', { ...FROM_KITCHEN, conversation_id: 'c2' });
  expect(lost.text).toBe('I have no question open that takes a PIN.');
  expect(JSON.stringify([conversations.added, scripted.requests()])).not.toContain('4711');
  const answered = await say('4711', FROM_KITCHEN);
  expect(ran).toEqual(['lock.front_door']);
  expect(answered.done?.secret_expected).toBeUndefined();
  expect((await say('what is the weather', FROM_KITCHEN)).done?.secret_expected).toBeUndefined();
});

test('five wrong PINs lock the household’s voices out, also after a restart', async () => {
  const { say, ran, database } = await start();
  await say('open the front door', FROM_KITCHEN);
  for (const guess of ['1111', '2222', '3333', '4444', '5555']) {
    expect((await say(guess, FROM_KITCHEN)).text).toBe('That PIN is not right.');
  }
  expect((await say('4711', FROM_KITCHEN)).text).toContain('too many wrong PINs');
  const after = await startTestQuestions({ database, tools: [], script: [{ reply: 'Hm.' }] });
  expect((await after.say('4711', FROM_KITCHEN)).text).toContain('too many wrong PINs');
  expect(ran).toEqual([]);
});

test('without the household’s permission no PIN is taken', async () => {
  const { say, ran, seen } = await start({ household: testHousehold({ isPinAllowed: false }) });
  const asked = await say('open the front door', FROM_KITCHEN);
  expect(asked.text).toContain('I have asked Anna and Ben');
  expect(asked.done).toMatchObject({ question_open: false });
  expect((await say('4711', FROM_KITCHEN)).text).toContain('I take no PIN here');
  expect(ran).toEqual([]);
  expect(await seen()).not.toContain('4711');
});

test('a login that only says to be at a satellite guesses no PIN', async () => {
  const { say, ran, seen } = await start();
  const fromAfar = { ...FROM_KITCHEN, user_id: 'user-mia' };
  const asked = await say('open the front door', fromAfar);
  expect(asked.text).toContain('I have asked Anna and Ben');
  expect(asked.done).not.toHaveProperty('secret_expected');
  expect((await say('4711', fromAfar)).text).toContain('I take no PIN here');
  expect(ran).toEqual([]);
  expect(await seen()).not.toContain('4711');
});

test('a PIN that is typed answers nothing, and is as secret as one that is said', async () => {
  const { say, ran, seen, conversations } = await start();
  const onCard = { door: 'card' } as const;
  expect((await say('open the front door', onCard)).done).toMatchObject({ question_open: true });
  const refused = await say('my PIN is 4711', onCard);
  expect(refused.text).toContain('answer with the buttons; a PIN is only for the voice');
  expect(refused.done).toMatchObject({ outcome: 'sentence', question_open: true });
  expect((await say('use pin four seven one one for it', onCard)).text).toContain('with the buttons');
  expect((await say('4711')).text).toContain('I take no PIN here');
  expect(ran).toEqual([]);
  expect(conversations.added.at(-1)?.text).toBe('•••');
  // The question is still the one that a yes means.
  expect((await say('yes', { ...YES, ...onCard })).text).toBe('Done: lock.front_door.');
  expect((await say('4711', onCard)).text).toBe('I have no question open that takes a PIN.');
  expect(await seen()).not.toMatch(/4711|four seven/);
});

test('nor does one that an adult types elsewhere, or a child where it has asked', async () => {
  const { say, ran, seen } = await start();
  await say('open the front door', { user_id: 'user-mia' });
  for (const typed of [
    { user_id: 'user-mia' },
    { user_id: 'user-ben', conversation_id: 'c2' },
    { user_id: 'user-ben', conversation_id: 'c1' },
  ]) {
    expect((await say('4711', { ...typed, door: 'card' })).text).toContain('with the buttons');
  }
  expect(ran).toEqual([]);
  expect(await seen()).not.toContain('4711');
});

test('numbers without such a question are words as any', async () => {
  const { say } = await start();
  expect((await say('4711')).text).toBe('It is sunny.');
  await say('turn on the hall');
  expect((await say('4711')).text).toBe('It is sunny.');
  await say('open the front door');
  expect((await say('what is the weather in 2027')).text).toBe('It is sunny.');
  expect((await say('4711', { user_id: 'user-ben', conversation_id: 'c2' })).text).toBe('It is sunny.');
});

test('a question that cannot be kept is not asked, and nothing runs', async () => {
  const broken = { query: async () => Promise.reject(new Error('gone')) };
  const { say, ran } = await start({ database: broken });
  const { text, done } = await say('turn on the hall');
  expect(text).toContain('I can’t keep a question just now');
  expect(done).toMatchObject({ question_open: false });
  expect(ran).toEqual([]);
});
