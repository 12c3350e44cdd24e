import { expect, test, vi } from 'vitest';
import { testHouse, testTool } from '../agent/test-agent.ts';
import { type QuestionsMessage, questionsSet } from '../api/contract-questions.ts';
import { askedBy } from './test-asked.ts';
import { createTelling, type Telling } from './tell-home-assistant.ts';
import { testHousehold } from './test-questions.ts';

const mias = askedBy('user-mia', testTool('unlock', { tier: 'confirm' }), ['lock.front_door']);

function start(changes: Partial<Telling> = {}) {
  const sent: QuestionsMessage[] = [];
  const warned: string[] = [];
  const telling = createTelling({
    unended: async () => [mias],
    household: testHousehold,
    house: testHouse,
    send: async (message) => void sent.push(message),
    log: { warning: (message) => warned.push(message) },
    signal: new AbortController().signal,
    ...changes,
  });
  return { telling, sent, warned };
}

test('tells what is open to those who may answer, each phone with its own id', async () => {
  const { telling, sent } = start();
  telling.tell();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const message = questionsSet.parse({ type: 'butler/questions/set', ...sent[0] });
  expect(message.open).toMatchObject([
    {
      id: mias.id,
      text: 'Change lock.front_door?',
      what: ['Unlock the front door'],
      asked_by: 'Mia',
      asked_by_user_id: 'user-mia',
      needs_unlock: true,
      options: null,
      for_user_ids: ['user-anna', 'user-ben'],
      notify: [
        { user_id: 'user-anna', nonce: 'nonce-user-anna', targets: null },
        { user_id: 'user-ben', nonce: 'nonce-user-ben', targets: null },
      ],
    },
  ]);
  expect(message.ended).toEqual([]);
});

test('an end that did not arrive is told with the next connection', async () => {
  let isBroken = true;
  const sent: QuestionsMessage[] = [];
  const { telling, warned } = start({
    unended: async () => [],
    async send(message) {
      if (isBroken) throw new Error('gone');
      sent.push(message);
    },
  });
  const decision = { by: 'Ben', door: 'phone', at: new Date(), answerId: 'a', choiceId: 'yes' } as const;
  telling.end({ question: mias, end: 'taken', decision, outcome: 'done' });
  await vi.waitFor(() => expect(warned).toHaveLength(1));
  isBroken = false;
  telling.tell();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const ended = [{ id: mias.id, end: 'taken', by: 'Ben', door: 'phone', outcome: 'done' }];
  expect(sent).toEqual([{ open: [], ended }]);
  telling.tell();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual({ open: [], ended: [] });
});

test('what changes while a message is under way is told after it', async () => {
  const arrived = Promise.withResolvers<void>();
  const sent: QuestionsMessage[] = [];
  const { telling } = start({
    unended: async () => [],
    async send(message) {
      sent.push(message);
      await arrived.promise;
    },
  });
  telling.tell();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  telling.end({ question: mias, end: 'expired', decision: null, outcome: null });
  telling.tell();
  arrived.resolve();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.ended).toMatchObject([{ id: mias.id, end: 'expired' }]);
});

test('nobody is told who may no longer answer', async () => {
  const household = testHousehold();
  const people = household.people.map((person) =>
    person.id === 'ben'
      ? { ...person, permissions: { ...person.permissions, areas: { security: 'own' } } as const }
      : person,
  );
  const { telling, sent } = start({ household: () => ({ ...household, people }) });
  telling.tell();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.open[0]?.for_user_ids).toEqual(['user-anna']);
  expect(sent[0]?.open[0]?.notify.map(({ user_id }) => user_id)).toEqual(['user-anna']);
});

test("a login that has become somebody else's no longer sees what its person asked before", async () => {
  const household = testHousehold();
  const of = (id: string, userId: string | null) =>
    household.people.map((person) => (person.id === id ? { ...person, userId } : person));
  const { telling, sent } = start({ household: () => ({ ...household, people: of('mia', null) }) });
  telling.tell();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.open[0]).toMatchObject({ asked_by: 'Mia', asked_by_user_id: null });
});
