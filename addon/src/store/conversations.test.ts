import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../log.ts';
import { openConversations } from './conversations.ts';
import { insertExchange } from './exchange-rows.ts';
import type { Row } from './store.ts';
import { testExchange } from './test-databases.ts';

/** A database that answers as it is told; the real ones are in databases.test.ts. */
function open({ limits = {} }: { limits?: Parameters<typeof openConversations>[0]['limits'] } = {}) {
  const lines: string[] = [];
  const queries: string[] = [];
  const inserted: unknown[] = [];
  const database = {
    failure: undefined as Error | undefined,
    silent: false,
    rows: [] as Row[],
    query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> {
      queries.push(sql);
      if (database.silent) return new Promise(() => undefined);
      if (database.failure !== undefined) return Promise.reject(database.failure);
      if (sql.includes('insert into')) inserted.push(parameters?.[0]);
      return Promise.resolve(database.rows);
    },
  };
  const log = createLog({
    level: 'info',
    format: 'text',
    now: () => new Date(0),
    write: (line) => lines.push(line),
  });
  const conversations = openConversations({ database, log, limits });
  return { conversations, database, lines, queries, inserted };
}

const minute = (number: number) => new Date(Date.UTC(2026, 10, 22, 12, number));
const stored = (id: string, at: Date): Row => ({
  id,
  conversationId: 'kitchen',
  at,
  text: id,
  answer: 'ok',
  door: 'assist',
  satelliteId: null,
  speaker: null,
  userId: null,
  outcome: 'answered',
  taint: [],
  effects: [],
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what was added is part of the conversation at once', async () => {
  const { conversations } = open();
  conversations.add(testExchange({ id: 'e1' }));
  const { exchanges } = await conversations.recent('kitchen', 5);
  expect(exchanges).toEqual([
    {
      id: 'e1',
      conversationId: 'kitchen',
      at: testExchange().at,
      door: testExchange().door,
      satelliteId: testExchange().satelliteId,
      speaker: testExchange().speaker,
      userId: testExchange().userId,
      text: 'Turn on the light',
      answer: 'The light is on.',
      outcome: 'answered',
      taint: [{ origin: 'media', from: 'the TV' }],
      effects: testExchange().calls.flatMap(({ effects }) => effects),
      changes: [],
    },
  ]);
});

test('a conversation is read once, then it is in memory', async () => {
  const { conversations, database, queries } = open();
  database.rows = [stored('new', minute(2)), stored('old', minute(1))];
  const first = await conversations.recent('kitchen', 5);
  expect(first.exchanges.map(({ id }) => id)).toEqual(['old', 'new']);
  expect(first.complete).toBe(true);
  const before = queries.filter((sql) => sql.includes('order by')).length;
  conversations.add(testExchange({ id: 'newest', at: minute(3) }));
  const again = await conversations.recent('kitchen', 2);
  expect(again.exchanges.map(({ id }) => id)).toEqual(['new', 'newest']);
  expect(queries.filter((sql) => sql.includes('order by'))).toHaveLength(before);
});

test('what somebody said is known in every conversation, and read once', async () => {
  const { conversations, database, queries } = open();
  conversations.add(testExchange({ id: 'here', at: minute(3) }));
  await conversations.flush();
  database.rows = [{ ...stored('before', minute(1)), conversationId: 'phone', speaker: 'person:anna' }];
  const before = queries.length;
  for (let times = 0; times < 2; times += 1) {
    const known = await conversations.recentBy('person:anna', 5);
    expect(known.map(({ id, conversationId }) => [id, conversationId])).toEqual([
      ['before', 'phone'],
      ['here', 'kitchen'],
    ]);
  }
  expect(queries.slice(before)).toHaveLength(1);
});

test('what is delivered late stands where it was said, and twice counts once', async () => {
  const { conversations, inserted } = open();
  conversations.add(testExchange({ id: 'b', at: minute(2) }));
  conversations.add(testExchange({ id: 'a', at: minute(1) }));
  conversations.add(testExchange({ id: 'b', at: minute(2) }));
  const { exchanges } = await conversations.recent('kitchen', 5);
  expect(exchanges.map(({ id }) => id)).toEqual(['a', 'b']);
  await conversations.flush();
  expect(inserted).toEqual(['b', 'a']);
});

test.each([
  ['stops answering', 300, true],
  ['is still opening', 3_000, false],
])(
  'a database that %s costs a cold conversation %i ms, and something is missing',
  async (_name, wait, wasUp) => {
    const { conversations, database } = open();
    database.silent = !wasUp;
    await vi.advanceTimersByTimeAsync(0);
    database.silent = true;
    conversations.add(testExchange({ id: 'here' }));
    const asked = conversations.recent('kitchen', 5);
    await vi.advanceTimersByTimeAsync(wait);
    const { exchanges, complete } = await asked;
    expect(exchanges.map(({ id }) => id)).toEqual(['here']);
    expect(complete).toBe(false);
  },
);

test('a database that is away costs nothing once that is known, and nothing is lost', async () => {
  const { conversations, database, queries, lines, inserted } = open();
  database.failure = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  await vi.advanceTimersByTimeAsync(0);
  expect(conversations.available).toBe(false);
  const before = queries.length;
  expect(await conversations.recent('hall', 5)).toEqual({ exchanges: [], complete: false });
  expect(queries).toHaveLength(before);
  conversations.add(testExchange({ id: 'kept' }));
  await expect(conversations.flush()).rejects.toMatchObject({ code: 'unavailable' });
  database.failure = undefined;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(conversations.available).toBe(true);
  expect(inserted).toEqual(['kept']);
  expect(lines.map((line) => line.slice(17))).toEqual([
    'The database is not reachable  reason=refused',
    'The database is back',
  ]);
});

test.each([
  ['PostgreSQL’s disk', Object.assign(new Error('could not extend file'), { code: '53100' })],
  ['the app’s own disk', Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })],
])('when %s is full, what was said waits until there is room', async (_name, failure) => {
  const { conversations, database, inserted } = open();
  await vi.advanceTimersByTimeAsync(0);
  database.failure = failure;
  conversations.add(testExchange({ id: 'kept' }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(conversations.available).toBe(false);
  const { exchanges } = await conversations.recent('kitchen', 5);
  expect(exchanges.map(({ id }) => id)).toEqual(['kept']);
  database.failure = undefined;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(inserted).toEqual(['kept']);
});

test('an exchange that the database will never take does not stop the others', async () => {
  const { conversations, database, lines, inserted } = open();
  await vi.advanceTimersByTimeAsync(0);
  const query = database.query.bind(database);
  database.query = (sql, parameters) =>
    parameters?.[0] === 'bad'
      ? Promise.reject(Object.assign(new Error('out of range'), { code: '22003' }))
      : query(sql, parameters);
  for (const id of ['a', 'bad', 'b']) conversations.add(testExchange({ id }));
  await conversations.flush();
  expect(inserted).toEqual(['a', 'b']);
  expect(lines.join()).toContain('exchange=bad');
});

test('a conversation that gave way in memory is read again, with what still waits to be saved', async () => {
  const { conversations, database } = open({ limits: { conversations: 2 } });
  await vi.advanceTimersByTimeAsync(0);
  database.rows = [];
  conversations.add(testExchange({ id: 'k1', conversationId: 'kitchen' }));
  conversations.add(testExchange({ id: 'h1', conversationId: 'hall' }));
  conversations.add(testExchange({ id: 'g1', conversationId: 'garden' }));
  const { exchanges } = await conversations.recent('kitchen', 5);
  expect(exchanges.map(({ id }) => id)).toEqual(['k1']);
});

test('durations and texts are put into a shape that the database takes', async () => {
  const query = vi.fn((_sql: string, _parameters?: readonly unknown[]) => Promise.resolve([]));
  await insertExchange({ query }, testExchange({ durationMs: -0.2, text: 'a\0b' }));
  expect(query.mock.lastCall?.[1]).toEqual(expect.arrayContaining([0, 'a\uFFFDb']));
});

test('a conversation that begins now does not wait for the database, and has all of its past', async () => {
  vi.setSystemTime(1_469_922_850_200);
  const { conversations, queries } = open();
  vi.setSystemTime(1_469_922_850_300);
  const begun = await conversations.recent('01ARZ3NDEKTSV4RRFFQ69G5FAV', 5);
  expect(begun).toEqual({ exchanges: [], complete: true });
  expect(queries.some((sql) => sql.includes('exchanges'))).toBe(false);
  expect(conversations.available).toBe(true);
});
