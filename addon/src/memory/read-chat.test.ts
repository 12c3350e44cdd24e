/** What was said in a thread, page by page: one's own, the household's for those who live here, nobody else's. */
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import type { ChatMessage } from '../api/contract-chat.ts';
import { testHouse } from '../agent/test-agent.ts';
import type { Asker } from '../people/asker.ts';
import { askerWith, householdOf, personRecord } from '../people/test-askers.ts';
import { openConversations } from '../store/conversations.ts';
import { insertExchange } from '../store/exchange-rows.ts';
import type { Database, Exchange, StoredCall } from '../store/store.ts';
import { createEmbeddedPlaces, migratedIn, silent, testExchange } from '../store/test-databases.ts';
import { createReadChat } from './read-chat.ts';
import { createReadDetails } from './read-details.ts';
import { ada, guest, sam } from './test-facts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());

const CARD = 'card-1';
const SHARED = 'card-household';
const room: Asker = askerWith('room', { key: 'room:household', userId: 'u1' });

function said(index: number, changes: Partial<Exchange> = {}): Exchange {
  return testExchange({
    id: `turn-${String(index).padStart(3, '0')}`,
    conversationId: CARD,
    at: new Date(Date.UTC(2026, 10, 22, 12, 0, index)),
    door: 'card',
    speaker: ada.key,
    userId: 'u1',
    text: `words ${String(index)}`,
    answer: `answer ${String(index)}`,
    calls: [],
    ...changes,
  });
}

async function start(exchanges: readonly Exchange[], over: { database?: Pick<Database, 'query'> } = {}) {
  const database = await migratedIn(await embedded.place());
  onTestFinished(async () => await database.close());
  for (const exchange of exchanges) await insertExchange(database, exchange);
  const conversations = openConversations({
    database: over.database ?? database,
    log: silent,
    limits: { read: 10_000, opening: 10_000 },
  });
  onTestFinished(() => conversations.stop());
  const people = householdOf(
    personRecord(),
    personRecord({ id: 'p2', name: 'Sam', userId: 'u-p2', personEntityId: 'person.sam' }),
  );
  const askers = new Map([ada, sam, guest].map((asker) => [asker.userId, asker]));
  const read = createReadChat({
    database: over.database ?? database,
    conversations,
    household: () => people,
    house: () => testHouse(),
    async whoIs(userId, isAmongAll) {
      const asker = askers.get(userId) ?? room;
      return isAmongAll ? { ...room, userId, isOfHousehold: asker.isOfHousehold } : { ...asker, userId };
    },
  });
  const ofAda = { by: { user_id: 'u1' }, conversation_id: CARD, is_household: false };
  const ofAll = { by: { user_id: 'u1' }, conversation_id: SHARED, is_household: true };
  return { database, conversations, read, ofAda, ofAll };
}

const ids = ({ messages }: { messages: readonly { turn_id: string }[] }) =>
  messages.map(({ turn_id: id }) => Number(id.slice(5)));
const upTo = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('the newest page first, and every exchange on exactly one of them', async () => {
  const { read, ofAda } = await start(upTo(1, 65).map((index) => said(index)));
  const first = await read(ofAda);
  expect(ids(first)).toEqual(upTo(46, 65));
  expect(first.messages.at(-1)).toEqual({
    turn_id: 'turn-065',
    at: '2026-11-22T12:01:05.000Z',
    text: 'words 65',
    answer: 'answer 65',
    state: 'done',
    door: 'card',
    by: null,
  });
  let next = first.next;
  const older: number[][] = [];
  while (next !== null) {
    const page = await read({ ...ofAda, before: next });
    older.push(ids(page));
    next = page.next;
  }
  expect(older).toEqual([upTo(26, 45), upTo(6, 25), upTo(1, 5)]);
});

test('what was done on the way is told by name and outcome, and never with what', async () => {
  const call = (tool: string, changes: Partial<StoredCall> = {}): StoredCall => ({
    tool,
    args: {},
    tier: 'act',
    verdict: 'run',
    effects: [],
    origin: 'butler',
    ...changes,
  });
  const switched = (outcome: 'reached' | 'not_reached'): Partial<StoredCall> => ({
    args: { entity_ids: ['light.hall'], state: 'on' },
    effects: [{ action: 'light.turn_on', entity_ids: ['light.hall'], outcome }],
  });
  const { read, ofAda, database } = await start([
    said(1, {
      calls: [
        call('find_entities', { args: { query: 'something private' } }),
        call('turn_on_off', switched('reached')),
        call('turn_on_off', switched('not_reached')),
        call('set_lock', { verdict: 'asked', args: { entity_ids: ['lock.front_door'] } }),
        call('set_lock', { verdict: 'denied', args: { entity_ids: ['lock.front_door', 'light.hall'] } }),
      ],
    }),
    said(2, { id: 'question-q1', text: 'Yes (Ada)', calls: [call('set_lock')] }),
    said(3, { answer: '•••', text: '•••', calls: [call('remember_fact')] }),
  ]);
  await database.query(
    `insert into butler.questions
       (id, state, turn_id, conversation_id, asker_key, answerable_by, asked_at, expires_at, content)
     values ('q1', 'done', 'turn-001', $1, $2, 'asker', now(), now(), '{}')`,
    [CARD, ada.key],
  );
  const { messages } = await read(ofAda);
  const detailsOf = ({ steps, question_id, is_button }: ChatMessage) => ({ steps, question_id, is_button });
  expect(messages.map(detailsOf)).toEqual([
    {
      steps: [
        { id: 'call-1', name: 'find_entities', state: 'done' },
        {
          id: 'call-2',
          name: 'turn_on_off',
          state: 'done',
          target: testHouse().entities.get('light.hall')?.name,
        },
        {
          id: 'call-3',
          name: 'turn_on_off',
          state: 'failed',
          target: testHouse().entities.get('light.hall')?.name,
        },
        { id: 'call-4', name: 'set_lock', state: 'asked', target: 'front door' },
        { id: 'call-5', name: 'set_lock', state: 'failed' },
      ],
      question_id: 'q1',
    },
    { steps: [{ id: 'call-1', name: 'set_lock', state: 'done' }], is_button: true },
    {},
  ]);
  expect(JSON.stringify(messages)).not.toContain('private');
});

test('how a turn went is for owners, and of their own turns alone', async () => {
  const call: StoredCall = {
    tool: 'turn_on_off',
    args: { entity_ids: ['light.hall'], state: 'on' },
    tier: 'act',
    verdict: 'run',
    effects: [{ action: 'light.turn_on', entity_ids: ['light.hall'], outcome: 'reached' }],
    origin: 'butler',
  };
  const { database } = await start([
    said(1, { calls: [call, { ...call, verdict: 'denied', effects: [], tier: null }] }),
    said(2, { calls: [call], userId: 'u-p2', speaker: sam.key }),
  ]);
  const read = createReadDetails({ database, whoIs: async (userId) => (userId === 'u1' ? ada : sam) });
  const by = { user_id: 'u1' };
  const { origin: _origin, ...shown } = call;
  expect(await read({ by, turn_id: 'turn-001' })).toEqual({
    calls: [shown, { ...shown, verdict: 'denied', effects: [], tier: null }],
  });
  expect(await read({ by, turn_id: 'turn-002' })).toEqual({ calls: [] });
  await expect(read({ by: { user_id: 'u-p2' }, turn_id: 'turn-002' })).rejects.toMatchObject({
    code: 'denied',
  });
});

test('exchanges of the same moment are not lost between pages', async () => {
  const at = new Date('2026-11-22T12:00:00.123Z');
  const { read, ofAda } = await start(upTo(1, 60).map((index) => said(index, { at })));
  const first = await read(ofAda);
  const second = await read({ ...ofAda, before: first.next ?? '', limit: 50 });
  expect([...ids(second), ...ids(first)].toSorted((one, other) => one - other)).toEqual(upTo(1, 60));
});

test('what was just said is there before the database has it', async () => {
  const { read, ofAda, conversations } = await start([said(1)]);
  conversations.add(said(2, { outcome: 'interrupted', answer: 'Once' }));
  conversations.add(said(3, { outcome: 'failed' }));
  const { messages, next } = await read(ofAda);
  expect(messages.map(({ turn_id: id, state }) => [id, state])).toEqual([
    ['turn-001', 'done'],
    ['turn-002', 'stopped'],
    ['turn-003', 'failed'],
  ]);
  expect(next).toBeNull();
});

test('nobody reads anything of another’s, whatever conversation they name', async () => {
  const { read, ofAda, ofAll } = await start([
    ...upTo(1, 60).map((index) => said(index)),
    said(61, { speaker: null, userId: 'u1' }),
  ]);
  for (const userId of ['u-p2', 'u-p4', 'u-nobody']) {
    for (const before of [undefined, '2026-12-01T00:00:00.000Z z']) {
      const { messages } = await read({ ...ofAda, by: { user_id: userId }, ...(before && { before }) });
      expect(messages).toEqual([]);
    }
  }
  expect((await read({ ...ofAll, conversation_id: CARD })).messages.map(({ turn_id }) => turn_id)).toEqual([
    'turn-061',
  ]);
});

test('the household’s says who said it, and is not for guests', async () => {
  const shared = { conversationId: SHARED, speaker: room.key };
  const { read, ofAll } = await start([
    said(1, shared),
    said(2, { ...shared, userId: 'u-p2' }),
    said(3, { ...shared, userId: 'a-tablet' }),
    said(4, { ...shared, speaker: ada.key }),
  ]);
  const { messages } = await read({ ...ofAll, by: { user_id: 'u-p2' } });
  expect(messages.map(({ text, by }) => [text, by])).toEqual([
    ['words 1', 'Ada'],
    ['words 2', 'Sam'],
    ['words 3', null],
  ]);
  await expect(read({ ...ofAll, by: { user_id: guest.userId ?? '' } })).rejects.toMatchObject({
    code: 'denied',
  });
});

test.each(['', 'turn-001', 'then turn-001', '2026-11-22T12:00:00.000Z ', '2026-11-22T12:00:00.000Z \0'])(
  'no page: %j',
  async (before) => {
    const { read, ofAda } = await start([]);
    await expect(read({ ...ofAda, before })).rejects.toMatchObject({ code: 'invalid' });
  },
);

test('without the database: what is in memory, or a sentence', async () => {
  const query = () => Promise.reject(new Error('connection refused'));
  const { read, ofAda, conversations } = await start([], { database: { query } });
  await expect(read(ofAda)).rejects.toMatchObject({ code: 'unavailable' });
  conversations.add(said(1));
  const { messages, next } = await read(ofAda);
  expect(messages).toHaveLength(1);
  expect(next).not.toBeNull();
  await expect(read({ ...ofAda, before: next ?? '' })).rejects.toMatchObject({ code: 'unavailable' });
});
