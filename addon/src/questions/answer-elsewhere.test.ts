import { afterAll, expect, test, vi } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import type { Question } from './question.ts';
import { FROM_KITCHEN, startTestQuestions, testHousehold, YES } from './test-questions.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MIA = { user_id: 'user-mia' };

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
  const common = {
    database,
    tools: [change],
    script: [
      { when: { said: 'front' }, reply: [{ tool: 'change', input: { entity_ids: ['lock.front_door'] } }] },
      { reply: [{ tool: 'change', input: { entity_ids: ['light.hall'] } }] },
    ],
    replaced: { meaning: { isInOwnWords: () => false, ambiguity: () => null } },
    ...options,
  };
  const questions = await startTestQuestions(common);
  const only = () => questions.book.shown()[0] as Question;
  return { ...questions, ran, database, only, restarted: async () => await startTestQuestions(common) };
}

test('a phone’s button counts with its own random id, and for a door with its unlock', async () => {
  const { say, answer, only, ran } = await start();
  await say('open the front door', MIA);
  const { id, notices } = only();
  const nonceOf = (userId: string) => notices.find((notice) => notice.userId === userId)?.nonce ?? '';
  expect(notices.map(({ userId }) => userId)).toEqual(['user-anna', 'user-ben']);
  expect(new Set(notices.map(({ nonce }) => nonce)).size).toBe(2);
  const fromPhone = { door: 'phone', nonce: nonceOf('user-ben') } as const;
  expect(await answer(id, 'user-anna', fromPhone)).toMatchObject({ state: 'not_yours' });
  expect(await answer(id, 'user-ben', { ...fromPhone, nonce: null })).toMatchObject({ state: 'not_yours' });
  expect(await answer(id, 'user-ben', { ...fromPhone, is_unlocked: false })).toMatchObject({
    state: 'needs_unlock',
  });
  expect(ran).toEqual([]);
  expect(await answer(id, 'user-ben', fromPhone)).toMatchObject({ state: 'done' });
  expect(ran).toEqual(['lock.front_door']);
});

test.each<[string, object, readonly string[]]>([
  ['forgotten, or a secret', { isSecret: true }, ['open the hall', '•••']],
  ['kept nowhere', { isUnkept: true }, ['open the hall']],
])(
  'what is said of something that is to be %s is not kept, whichever way the yes came',
  async (_what, how, kept) => {
    const spoken = 'I have forgotten it: the key is in the shed.';
    const change = testTool('change', { tier: 'confirm', run: () => ({ spoken, ...how }) });
    const { say, answer, only, conversations, database } = await start({ tools: [change] });
    await say('open the hall');
    expect((await say('yes', YES)).text).toContain(spoken);
    await say('open the hall');
    expect(await answer(only().id, 'user-anna')).toMatchObject({
      message: spoken,
    });
    expect(JSON.stringify(conversations.added)).not.toContain('the shed');
    expect(conversations.added.map(({ text }) => text).filter((text) => !text.startsWith('Yes'))).toEqual(
      expect.arrayContaining([...kept]),
    );
    const rows = await database.query('select outcome from butler.questions');
    expect(rows).toEqual([{ outcome: '' }, { outcome: '' }]);
  },
);

test('of two answers at the same moment one wins, and both are told', async () => {
  const { say, answer, only, ran } = await start();
  await say('open the front door', MIA);
  const { id } = only();
  const answers = await Promise.all([
    answer(id, 'user-anna'),
    answer(id, 'user-ben', { answer: 'no' }),
    answer(id, 'user-anna'),
    answer(id, 'user-ben'),
  ]);
  const decided = answers.filter(({ state }) => state === 'done' || state === 'declined');
  expect(decided).toHaveLength(1);
  expect(answers.filter(({ state }) => state === 'already')).toHaveLength(3);
  expect(ran.length).toBeLessThanOrEqual(1);
});

test('the same answer sent again counts once and is told the same', async () => {
  const { say, answer, only, ran } = await start();
  await say('open the front door', MIA);
  const { id } = only();
  const same = { answer_id: 'one' };
  const first = answer(id, 'user-ben', same);
  const second = answer(id, 'user-ben', same);
  expect(await first).toEqual(await second);
  expect(await answer(id, 'user-ben', same)).toEqual({ state: 'done', message: 'Done: lock.front_door.' });
  expect(ran).toEqual(['lock.front_door']);
});

test('the asker may answer their own question from a card, and then hears of it', async () => {
  const { say, answer, only, ran, conversations } = await start();
  await say('turn on the hall');
  const { id } = only();
  expect(await answer(id, 'user-ben')).toMatchObject({ state: 'not_yours' });
  expect(await answer(id, 'user-anna')).toMatchObject({ state: 'done' });
  expect(ran).toEqual(['light.hall']);
  expect((await say('yes', YES)).text).toBe('Anna has already said yes. Done: light.hall.');
  expect(conversations.added[1]).toMatchObject({
    id: `question-${id}`,
    speaker: 'person:anna',
    answer: 'Done: light.hall.',
  });
  expect(ran).toEqual(['light.hall']);
});

test('rights are those of the moment of the answer', async () => {
  const { say, answer, only, ran, household } = await start();
  await say('open the front door', MIA);
  const { id } = only();
  const before = household.now;
  const people = before.people.map((person) =>
    person.id === 'ben' ? { ...person, isActive: false } : person,
  );
  household.now = { ...before, people };
  expect(await answer(id, 'user-ben')).toMatchObject({ state: 'not_yours' });
  // The child lost the right to ask at all.
  household.now = {
    ...before,
    people: before.people.map((person) =>
      person.id === 'mia' ? { ...person, permissions: { ...person.permissions, template: 'guest' } } : person,
    ),
  };
  expect(await answer(id, 'user-ben')).toMatchObject({ state: 'failed' });
  expect(ran).toEqual([]);
});

test('what is no longer the same does not run', async () => {
  const ran: string[] = [];
  let target = 'light.hall';
  const plain = testTool('change', {
    tier: 'confirm',
    run: (ids) => {
      ran.push(...ids);
      return {};
    },
  });
  const moving = {
    ...plain,
    prepare: (_input: unknown, turn: Parameters<typeof plain.prepare>[1]) =>
      plain.prepare({ entity_ids: [target] }, turn),
  };
  const { say, answer, only } = await start({ tools: [moving] });
  await say('turn on the hall');
  target = 'lock.front_door';
  const { id } = only();
  expect(await answer(id, 'user-anna')).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('changed since I asked'),
  });
  expect(ran).toEqual([]);
});

test('a question survives a restart, and a run that was broken off is never repeated', async () => {
  const { say, only, restarted, database, ran, book } = await start();
  await say('turn on the hall');
  const { id } = only();
  book.stop();
  const second = await restarted();
  expect(await second.answer(id, 'user-anna')).toMatchObject({ state: 'done' });
  expect(ran).toEqual(['light.hall']);

  await second.say('turn on the hall');
  const broken = second.book.shown()[0]?.id ?? '';
  await database.query(
    `update butler.questions set state = 'taken', decided_at = now(), decided_door = 'card', answer_id = 'a',
     choice_id = 'yes' where id = $1`,
    [broken],
  );
  second.book.stop();
  const third = await restarted();
  await third.book.load();
  const answered = await third.answer(broken, 'user-anna', { answer_id: 'a' });
  expect(answered).toMatchObject({ state: 'already', message: expect.stringContaining('don’t know') });
  expect(ran).toEqual(['light.hall']);
});

test('nobody answers what nobody knows of', async () => {
  const { answer, ran } = await start();
  expect(await answer('nothing', 'user-anna')).toMatchObject({ state: 'unknown' });
  expect(ran).toEqual([]);
});

test('an answer that the question does not have is an error, and leaves it open', async () => {
  const { say, answer, only } = await start();
  await say('turn on the hall');
  const { id } = only();
  await expect(answer(id, 'user-anna', { answer: 'option-1' })).rejects.toMatchObject({
    code: 'invalid',
    message: 'This question can be answered with: yes, no.',
  });
  expect(only().id).toBe(id);
});

test('what a room has asked runs without a user, after an adult’s yes', async () => {
  const users: (string | null)[] = [];
  const tool = testTool('change', {
    tier: 'confirm',
    run: (_ids, { asker }) => {
      users.push(asker.userId);
      return {};
    },
  });
  const { say, answer, only } = await start({
    tools: [tool],
    household: testHousehold({ isPinAllowed: false }),
  });
  await say('open the front door', FROM_KITCHEN);
  expect(await answer(only().id, 'user-ben')).toMatchObject({ state: 'done' });
  expect(users).toEqual([null]);
});
