/** Deleting a thread: one's own words in it are in no row any more, and everything else is as it was. */
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import type { Asker } from '../people/asker.ts';
import { askerWith } from '../people/test-askers.ts';
import type { Question } from '../questions/question.ts';
import { createQuestionBook } from '../questions/question-book.ts';
import { askedBy } from '../questions/test-asked.ts';
import { withdrawQuestions } from '../questions/withdraw.ts';
import { openConversations } from '../store/conversations.ts';
import { insertExchange } from '../store/exchange-rows.ts';
import type { Database, Exchange } from '../store/store.ts';
import { createEmbeddedPlaces, migratedIn, silent, testExchange } from '../store/test-databases.ts';
import { createDeleteChat } from './delete-chat.ts';
import { ada, guest, sam } from './test-facts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());

const CARD = 'card-1';
const SHARED = 'card-household';
const room: Asker = askerWith('room', { key: 'room:household', userId: 'u1' });

const said = (id: string, changes: Partial<Exchange> = {}): Exchange =>
  testExchange({
    id,
    conversationId: CARD,
    at: new Date(Date.now() - 60_000),
    speaker: ada.key,
    userId: 'u1',
    text: `zorblax ${id}`,
    ...changes,
  });

async function everything(database: Pick<Database, 'query'>): Promise<string> {
  const tables = await database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'butler'`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => await database.query(`select row::text from ${String(name)} row`)),
  );
  return JSON.stringify(rows);
}

async function start(exchanges: readonly Exchange[]) {
  const database = await migratedIn(await embedded.place());
  onTestFinished(async () => await database.close());
  const conversations = openConversations({
    database,
    log: silent,
    limits: { read: 10_000, opening: 10_000 },
  });
  onTestFinished(() => conversations.stop());
  for (const exchange of exchanges) conversations.add(exchange);
  await conversations.flush();
  const askers = new Map([ada, sam, guest].map((asker) => [asker.userId, asker]));
  const changed: string[] = [];
  const book = createQuestionBook({
    database,
    log: silent,
    now: () => new Date(),
    onChange: () => undefined,
    onEnded: () => undefined,
  });
  onTestFinished(() => book.stop());
  const remove = createDeleteChat({
    database,
    conversations,
    timeZone: () => 'Europe/Berlin',
    onSummaries: (speaker) => void changed.push(speaker),
    withdrawQuestions: async (isMeant) => await withdrawQuestions(book, isMeant, new Date()),
    async whoIs(userId, isAmongAll) {
      const asker = askers.get(userId) ?? room;
      return isAmongAll ? { ...room, userId, isOfHousehold: asker.isOfHousehold } : { ...asker, userId };
    },
  });
  const left = async (conversationId: string) =>
    (await conversations.recent(conversationId, 50)).exchanges.map(({ id }) => id);
  return { database, conversations, remove, left, changed, book };
}
const asked = (id: string, changes: Partial<Question> = {}): Question => {
  const question = askedBy('user-anna', testTool('unlock', { tier: 'confirm' }), ['light.hall']);
  const askedAt = new Date(Date.now() - 30_000);
  const times = { askedAt, expiresAt: new Date(Date.now() + 60_000) };
  return {
    ...question,
    ...times,
    id,
    turnId: 'one',
    conversationId: CARD,
    askerKey: ada.key,
    traces: { ...question.traces, user_id: 'u1' },
    ...changes,
  };
};
const sure = { is_sure: true } as const;
const ofAda = { by: { user_id: 'u1' }, conversation_id: CARD, is_household: false, ...sure };
const ofAll = { by: { user_id: 'u1' }, conversation_id: SHARED, is_household: true, ...sure };

test('one’s own thread is in no row and no memory any more; what it cost is', async () => {
  const mine = [said('one'), said('two'), said('old', { speaker: null })];
  const { database, conversations, remove, left, changed } = await start([
    ...mine,
    said('elsewhere', { conversationId: 'card-2', text: 'other words' }),
  ]);
  await database.query(
    `insert into butler.day_summaries (speaker, day, summary, made_by)
     values ($1, (now() at time zone 'Europe/Berlin')::date, 'Ada spoke of a zorblax.', 'model')`,
    [ada.key],
  );
  await database.query('update butler.exchanges set is_summed = true');
  expect(await remove(ofAda)).toEqual({ exchanges: 3 });
  expect(await left(CARD)).toEqual([]);
  expect(await left('card-2')).toEqual(['elsewhere']);
  expect((await conversations.recentBy(ada.key, 9)).map(({ id }) => id)).toEqual(['elsewhere']);
  // Delivered once more, or ended only now.
  for (const exchange of mine) await insertExchange(database, exchange);
  conversations.add(said('three', { at: new Date(Date.now() - 30_000) }));
  await conversations.flush();
  expect(await everything(database)).not.toContain('zorblax');
  expect(changed).toEqual([ada.key]);
  const used = await database.query('select id from butler.model_usage where exchange_id is null');
  expect(used.length).toBeGreaterThan(0);
  expect(await remove({ ...ofAda, conversation_id: 'card-3' })).toEqual({ exchanges: 0 });
});

test('in the household’s only what one said oneself; nothing of another’s, whatever is named', async () => {
  const shared = { conversationId: SHARED, speaker: room.key };
  const { remove, left } = await start([
    said('mine', shared),
    said('sams', { ...shared, userId: 'u-p2' }),
    said('own'),
  ]);
  expect(await remove({ ...ofAda, by: { user_id: sam.userId ?? '' } })).toEqual({ exchanges: 0 });
  expect(await remove({ ...ofAda, conversation_id: SHARED })).toEqual({ exchanges: 0 });
  expect(await remove(ofAll)).toEqual({ exchanges: 1 });
  expect(await left(SHARED)).toEqual(['sams']);
  expect(await left(CARD)).toEqual(['own']);
  await expect(remove({ ...ofAll, by: { user_id: guest.userId ?? '' } })).rejects.toMatchObject({
    code: 'denied',
  });
});

test('what was asked in it is taken back, so that no later yes means it, and is in no row', async () => {
  const { remove, book, database, left, conversations } = await start([said('one'), said('two')]);
  await book.add(asked('garage'));
  await book.add(asked('elsewhere', { conversationId: 'card-2', turnId: 'other' }));
  await book.add(asked('sams', { askerKey: sam.key }));
  expect(await remove(ofAda)).toEqual({ exchanges: 2 });
  expect(book.shown().map(({ id }) => id)).toEqual(['elsewhere', 'sams']);
  expect(await book.find('garage')).toBeUndefined();
  // Of an answer that was given just before.
  await insertExchange(database, said('question-garage', { at: new Date() }));
  conversations.drop(() => true);
  expect(await left(CARD)).toEqual([]);
});

test('of an answer that is being carried out no message comes later', async () => {
  const { remove, book, database } = await start([said('one')]);
  const question = asked('garage');
  await book.add(question);
  const decision = { by: null, door: 'card', at: new Date(), answerId: 'a', choiceId: 'yes' } as const;
  expect(await book.decide(question, 'taken', decision)).toBe(true);
  await remove(ofAda);
  await insertExchange(database, said('question-garage', { at: new Date() }));
  expect(await database.query('select id from butler.exchanges')).toEqual([]);
});

test('in the household’s only what one asked oneself is taken back', async () => {
  const shared = { conversationId: SHARED, speaker: room.key };
  const { remove, book } = await start([said('one', shared), said('two', { ...shared, userId: 'u-p2' })]);
  const inIt = { conversationId: SHARED, askerKey: room.key };
  const { traces } = asked('mine');
  await book.add(asked('mine', inIt));
  await book.add(asked('sams', { ...inIt, turnId: 'two', traces: { ...traces, user_id: 'u-p2' } }));
  await remove(ofAll);
  expect(book.shown().map(({ id }) => id)).toEqual(['sams']);
});

test('a database that is away deletes nothing, and says so', async () => {
  const { remove, database, left } = await start([said('one')]);
  await database.close();
  await expect(remove(ofAda)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await left(CARD)).toEqual(['one']);
});
