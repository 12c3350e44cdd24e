/** What may be a PIN where none is taken, and what only looks like one. */
import { afterAll, expect, test, vi } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import { FROM_KITCHEN, KITCHEN, NO, startTestQuestions, testHousehold } from './test-questions.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const CARD = { door: 'card' } as const;
const ON_ANNAS_CARD = { door: 'card', user_id: 'user-anna', conversation_id: 'annas' } as const;
const ON_BENS_CARD = { door: 'card', user_id: 'user-ben', conversation_id: 'bens' } as const;
const ON_MIAS_CARD = { door: 'card', user_id: 'user-mia', conversation_id: 'mias' } as const;

/** The kitchen's satellite is Ben's, so that what is asked there is his to answer; Anna has the PIN. */
function household() {
  const { people, ...rest } = testHousehold();
  const satellitesOf = (id: string) => (id === 'ben' ? [KITCHEN] : []);
  return { ...rest, people: people.map((person) => ({ ...person, satellites: satellitesOf(person.id) })) };
}

async function start() {
  const change = testTool('change', { tier: 'confirm', run: () => ({}) });
  const database = await migratedIn(await embedded.place());
  const input = { entity_ids: ['lock.front_door'] };
  const questions = await startTestQuestions({
    database,
    tools: [change],
    household: household(),
    script: [
      { when: { said: 'front' }, reply: [{ tool: 'change', input }] },
      { when: { said: 'alarm' }, reply: 'At what time?' },
      { reply: 'It is sunny.' },
    ],
    replaced: { meaning: { isInOwnWords: () => false, ambiguity: () => null } },
  });
  const seen = async () => {
    const kept = await database.query('select * from butler.questions');
    const { logged, conversations, scripted } = questions;
    return JSON.stringify([logged, conversations.added, scripted.requests(), kept]);
  };
  return { ...questions, seen };
}

test('while the kitchen waits for a PIN, no adult’s is given to a model or kept, wherever they say it', async () => {
  const { say, book, seen } = await start();
  expect((await say('open the front door', FROM_KITCHEN)).done).toMatchObject({ secret_expected: true });
  expect(book.shown()).toMatchObject([
    { answerableBy: 'asker', asker: { personId: 'ben', isCertain: false } },
  ]);
  for (const card of [ON_ANNAS_CARD, ON_BENS_CARD]) {
    expect((await say('4711', card)).text).toContain('with the buttons');
  }
  const elsewhere = { user_id: null, satellite_id: 'assist_satellite.hall', conversation_id: 'hall' };
  expect((await say('4711', elsewhere)).text).toContain('I take no PIN here');
  expect(await seen()).not.toContain('4711');
  // No PIN of a child counts.
  expect((await say('4711', ON_MIAS_CARD)).text).toBe('It is sunny.');
});

test('nor once that question has just ended', async () => {
  const { say, seen, pass, book } = await start();
  await say('open the front door', FROM_KITCHEN);
  const [question] = book.shown();
  if (question === undefined) throw new Error('nothing is asked');
  const decision = { by: null, door: 'card', at: new Date(), answerId: 'a', choiceId: null } as const;
  await book.decide(question, 'declined', { ...decision, at: question.askedAt });
  pass(4 * 60_000);
  const none = 'I have no question open that takes a PIN.';
  expect((await say('4711', ON_ANNAS_CARD)).text).toBe(none);
  expect((await say('4711', { ...FROM_KITCHEN, conversation_id: 'c2' })).text).toBe(none);
  expect(await seen()).not.toContain('4711');
  pass(60_000);
  expect((await say('4711', ON_ANNAS_CARD)).text).toBe('It is sunny.');
});

test('nor once one’s own has just ended in another conversation', async () => {
  const { say, seen } = await start();
  await say('open the front door', CARD);
  await say('no', { ...NO, ...CARD });
  expect((await say('4711', ON_ANNAS_CARD)).text).toContain('no question open');
  expect(await seen()).not.toContain('4711');
  expect((await say('4711', ON_BENS_CARD)).text).toBe('It is sunny.');
});

test('one whose time is over, and that nobody has closed yet, has just ended too', async () => {
  const { say, seen, pass, book } = await start();
  await say('open the front door', FROM_KITCHEN);
  pass(6 * 60_000);
  expect((await say('4711', ON_ANNAS_CARD)).text).toContain('no question open');
  await book.expire();
  expect((await say('4711', ON_ANNAS_CARD)).text).toContain('no question open');
  expect(await seen()).not.toContain('4711');
});

test.each([
  'mein Code ist 4711',
  'it is 4711',
  'hier: 4711',
  '4711 thanks',
  'no, 4711',
  'Passcode 4711',
  'Geheimnummer 4711 bitte',
  'unlock it with the code 4711',
  'my code is 10:30',
  '10:30 4711',
])('"%s" is refused', async (words) => {
  const { say, seen } = await start();
  await say('open the front door', CARD);
  expect((await say(words, CARD)).text).toContain('with the buttons');
  expect(await seen()).not.toMatch(/4711|10:30/);
});

test('times and dates answer what the model has asked', async () => {
  const { say, seen } = await start();
  await say('open the front door', CARD);
  for (const words of ['10:30', '19:45', '24.12.2026', 'set it to 21', 'in 10 minuten', '21']) {
    expect((await say(words, CARD)).text).toBe('It is sunny.');
  }
  for (const words of ['ten thirty', 'zehn dreißig', '12, 14', '2026']) {
    expect((await say('set an alarm', CARD)).text).toBe('At what time?');
    expect((await say(words, CARD)).text).toBe('It is sunny.');
  }
  await say('set an alarm', CARD);
  expect((await say('forty-seven eleven', CARD)).text).toContain('with the buttons');
  expect(await seen()).not.toContain('forty-seven');
});

test('the same numbers may be a PIN when nothing else was asked', async () => {
  const { say, seen } = await start();
  await say('open the front door', CARD);
  for (const words of ['ten thirty', 'zehn dreißig', '2026 please']) {
    expect((await say(words, CARD)).text).toContain('with the buttons');
  }
  await say('no', { ...NO, ...CARD });
  expect((await say('ten thirty', CARD)).text).toContain('no question open');
  expect(await seen()).not.toMatch(/ten thirty|zehn dreißig|2026 please/);
});
