/**
 * Every function of the memory that asks the database, asked by everybody else for what Ada said in private. A new
 * one without a line here fails a test.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Asker } from '../people/asker.ts';
import { householdOf, personRecord } from '../people/test-askers.ts';
import { testPeople } from '../people/test-people.ts';
import { insertExchange } from '../store/exchange-rows.ts';
import type { Database } from '../store/store.ts';
import { startTestPostgres } from '../store/test-postgres.ts';
import { createEmbeddedPlaces, postgresPlace, testExchange } from '../store/test-databases.ts';
import { deleteChat } from './delete-chat-rows.ts';
import { exportPerson } from './export-rows.ts';
import { bringBackReplaced, countUse, saveFact, wasForgotten } from './fact-rows.ts';
import { factById, findFacts, latestFacts } from './find-facts.ts';
import { findByLikeness } from './find/by-likeness.ts';
import { findAmong, findByMeaning } from './find/by-meaning.ts';
import { findByWords, knowsAny } from './find/by-words.ts';
import { forgetPerson, leftOfPerson } from './forget-person.ts';
import { deleteFact, selectDoomed } from './forget-rows.ts';
import { bringBack, isGoing, letGo } from './going-rows.ts';
import { selectChat } from './chat-rows.ts';
import { pendingOf } from './learn/pending-rows.ts';
import { factWithWhy, listFacts } from './list-facts.ts';
import { manageMemory } from './manage-memory.ts';
import type { Memory } from './memory.ts';
import { selectPast, selectPastDays } from './past-rows.ts';
import { selectSummaries } from './summaries/summary-rows.ts';
import { everybodyElse } from './test-everybody-else.ts';
import { ada, memoryIn, newFact } from './test-facts.ts';
import { deleteUnkept } from './unkeep-rows.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

/** In everything that Ada said in private, and in nothing else. */
const MARK = 'zorblax';
const OLD = 'the zorblax is with the neighbours';
const NEW = 'the zorblax is in the shed';
const FORGOTTEN = 'the zorblax was blue';

interface Tried {
  readonly database: Database;
  readonly asker: Asker;
  /** Of Ada's facts: the one that holds, and the one that it replaced. */
  readonly ids: readonly string[];
}

const words = [MARK, 'shed', 'neighbours'];
const wanted = { words: [MARK], forms: [], weak: ['the'], language: 'en', withSecrets: true, limit: 50 };
const past = { words: [], since: null, until: null, limit: 50, timeZone: 'UTC' };
const vector = Array.from({ length: 768 }, () => 0.03);
const marked = (ids: readonly string[], found: readonly { id: string }[]) =>
  found.filter(({ id }) => ids.includes(id)).map(() => MARK);
const each = async <One, Result>(all: readonly One[], work: (one: One) => Promise<Result>) => {
  const results: Result[] = [];
  for (const one of all) results.push(await work(one));
  return results;
};

const tries: Readonly<Record<string, (tried: Tried) => Promise<unknown>>> = {
  // Before they have anything of their own.
  knowsAny: async ({ database, asker }) => ((await knowsAny(database, asker)) ? MARK : ''),
  exportPerson: async ({ database, asker }) => await exportPerson(database, asker),
  saveFact: async ({ database, asker, ids }) =>
    await each(['private', 'household'] as const, async (scope) => {
      const told = newFact('something about a shed', { scope, replaces: ids });
      return await saveFact(database, asker, told, []);
    }),
  wasForgotten: async ({ database, asker }) =>
    (await wasForgotten(database, asker, { scope: 'private', fact: FORGOTTEN })) ? MARK : '',
  bringBackReplaced: async ({ database, asker, ids }) =>
    await each(ids, async (id) => await bringBackReplaced(database, asker, id)),
  countUse: async ({ database, asker, ids }) => await countUse(database, asker, ids),
  findFacts: async ({ database, asker }) =>
    await findFacts(
      database,
      asker,
      wanted,
      { trigrams: true, common: { count: 9, words: [] } },
      Promise.resolve([{ id: 'none', weight: 1 }]),
    ),
  latestFacts: async ({ database, asker }) => await latestFacts(database, asker, 50),
  factById: async ({ database, asker, ids }) =>
    await each(ids, async (id) => await factById(database, asker, id)),
  findByLikeness: async ({ database, asker, ids }) =>
    marked(ids, await findByLikeness(database, asker, ['zorblaxx', 'zorbla'], wanted)),
  findByMeaning: async ({ database, asker, ids }) =>
    marked(ids, await findByMeaning(database, asker, { model: 'test', vector }, false)),
  findAmong: async ({ database, asker, ids }) =>
    marked(ids, await findAmong(database, asker, { model: 'test', vector }, ids)),
  findByWords: async ({ database, asker, ids }) => {
    const { ranked, unknown } = await findByWords(database, asker, wanted, { count: 9, words: [] });
    return [...ranked.filter(({ id }) => ids.includes(id)), unknown.includes(MARK) ? '' : MARK];
  },
  selectDoomed: async ({ database, asker, ids }) =>
    await each(ids, async (id) => await selectDoomed(database, asker, id)),
  deleteFact: async ({ database, asker, ids }) =>
    await each(ids, async (id) => {
      const doomed = [{ fact: NEW, exchangeId: 'ada-exchange', isHousehold: true }];
      return await deleteFact(database, asker, id, doomed);
    }),
  letGo: async ({ database, asker, ids }) =>
    await each(ids, async (id) => await letGo(database, asker, id, new Date())),
  isGoing: async ({ database, asker, ids }) =>
    (await each(ids, async (id) => await isGoing(database, asker, id))).includes(true) ? MARK : '',
  bringBack: async ({ database, asker, ids }) =>
    await each(ids, async (id) => await bringBack(database, asker, id, new Date(0))),
  forgetPerson: async ({ database, asker }) =>
    await forgetPerson(database, asker, { timeZone: 'UTC', longPrompt: 1_000 }),
  leftOfPerson: async ({ database, asker }) => await leftOfPerson(database, asker),
  listFacts: async ({ database, asker }) =>
    await each([[], [MARK], ['shed']], async (said) => {
      const { facts, count } = await listFacts(database, asker, {
        ...past,
        words: said,
        scope: null,
        after: null,
      });
      return [facts, said.includes(MARK) && count > 0 ? MARK : ''];
    }),
  factWithWhy: async ({ database, asker, ids }) =>
    await each(ids, async (id) => await factWithWhy(database, asker, id)),
  selectChat: async ({ database, asker }) =>
    await selectChat(database, asker, {
      conversationId: testExchange().conversationId,
      before: { id: 'z', at: new Date(Date.now() + 60_000) },
      limit: 50,
    }),
  selectPast: async ({ database, asker }) =>
    await each([[], ...words.map((word) => [word])], async (said) => {
      return await selectPast(database, asker, { ...past, words: said });
    }),
  selectPastDays: async ({ database, asker }) =>
    await each([[], [MARK]], async (said) => await selectPastDays(database, asker, { ...past, words: said })),
  selectSummaries: async ({ database, asker }) =>
    await selectSummaries(database, asker.key, { words: [], since: null, until: null, limit: 50 }),
  deleteUnkept: async ({ database, asker }) =>
    await deleteUnkept(database, asker, { id: 'ada-exchange', timeZone: 'UTC' }),
  deleteChat: async ({ database, asker }) => {
    const { conversationId } = testExchange();
    const gone = await deleteChat(database, asker, { conversationId, saidBy: null, timeZone: 'UTC' });
    return gone > 0 ? MARK : '';
  },
  pendingOf: async ({ database, asker }) =>
    await pendingOf(database, asker.key, { limit: 50, now: new Date() }),
};

/** For nobody who asks: between turns, person by person, or before anything is shown. */
const forNobody: Readonly<Record<string, string>> = {
  abilitiesOf: 'what the database can do',
  createFinder: 'asks by findFacts, findByMeaning and findAmong',
  createEmbedder: 'asks Ollama',
  ownersDue: 'ids of people, for the chore that makes embeddings',
  factsDue: 'the chore that makes embeddings, owner by owner',
  saveEmbeddings: 'the chore that makes embeddings, owner by owner',
  selectCalls: 'of exchanges that selectChat has told the asker, by their ids',
  selectPut: 'of exchanges that selectChat has told the asker, by their ids',
  nextSpeaker: 'a key, for the chore that learns',
  leave: 'the chore that learns: marks by id, tells nothing',
  tryAgain: 'the chore that learns: marks by id, tells nothing',
  keepLearned: 'the chore that learns: keeps by saveFact',
  selectGone: 'ids, for the chore that deletes what somebody has let go',
  dirtySummaries: 'blanks what somebody may make forgotten; tells keys to the app alone',
  selectDue: 'days and keys, for the chore that sums up',
  selectDay: 'one person’s day, for the chore that sums up',
  saveSummary: 'the chore that sums up, of one person',
  deleteSummary: 'the chore that sums up, of one person',
  deleteSummaries: 'forgetting, of one person',
};

test('every function that asks the database has a line here', async () => {
  const folder = import.meta.dirname;
  const files = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !/(?:^|\/)test-|\.test\.ts$/.test(name),
  );
  const asking = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      if (!/\bquery\(/.test(text)) return [];
      const exported = (await import(join(folder, name))) as Record<string, unknown>;
      return Object.entries(exported)
        .filter(([, value]) => typeof value === 'function' && value.constructor.name === 'AsyncFunction')
        .map(([key]) => key);
    }),
  );
  const known = [...Object.keys(tries), ...Object.keys(forNobody)];
  expect(asking.flat().filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.keys(tries).filter((name) => !asking.flat().includes(name))).toEqual([]);
});

/** What Ada has said, to the database itself. */
async function adas({ query }: Pick<Database, 'query'>): Promise<unknown> {
  return await Promise.all([
    query(
      `select id, fact, forget_at, used, last_used_at, superseded_by, expires_at, said_at, embedding is not null as meant
       from butler.user_facts where person_id = 'p1' order by id`,
    ),
    query(`select * from butler.fact_signs where person_id = 'p1' order by fact_id`),
    query(`select id, is_withheld, learned_at from butler.exchanges where speaker = $1 order by id`, [
      ada.key,
    ]),
    query(
      `select content from butler.conversation_history words join butler.exchanges exchange
         on exchange.id = words.exchange_id where speaker = $1 order by words.id`,
      [ada.key],
    ),
    query('select day, summary, is_dirty from butler.day_summaries where speaker = $1', [ada.key]),
    query('select id, state from butler.questions where asker_key = $1', [ada.key]),
    query(`select fingerprint from butler.forgotten_facts where owner = 'p1'`),
  ]);
}

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    async function start() {
      const started = await memoryIn(await place());
      const { memory, database } = started;
      const [old, now, gone] = [
        newFact(OLD),
        newFact(NEW, { exchangeId: 'ada-exchange' }),
        newFact(FORGOTTEN),
      ];
      for (const fact of [gone, old, now]) await memory.keep(ada, fact);
      await memory.forget(ada, gone.id);
      await memory.keep(ada, newFact('the zorblax code is 4711', { isSecret: true }));
      await database.query(
        `update butler.user_facts set embedding = $1::text::vector(768), embedding_model = 'test'`,
        [JSON.stringify(vector)],
      );
      const said = { id: 'ada-exchange', speaker: ada.key, userId: 'u1', text: `my ${MARK}`, answer: NEW };
      await insertExchange(database, testExchange({ ...said, at: new Date() }));
      await database.query('update butler.exchanges set learned_at = null');
      await database.query(
        `insert into butler.day_summaries (speaker, day, made_by, summary)
         values ($1, '2026-11-01', 'model', 'Told where the zorblax is.')`,
        [ada.key],
      );
      await database.query(
        `insert into butler.questions
           (id, state, turn_id, conversation_id, asker_key, answerable_by, asked_at, expires_at, content)
         values ('q1', 'done', 'ada-exchange', 'c', $1, 'asker', now(), now(), '{"text": "Keep the zorblax?"}')`,
        [ada.key],
      );
      return { ...started, ids: [now.id, old.id] };
    }

    test('Ada finds all of it', async () => {
      const { database, memory, ids } = await start();
      const silent = `letGo isGoing bringBack bringBackReplaced countUse saveFact leftOfPerson forgetPerson
        deleteFact deleteUnkept deleteChat`.split(/\s+/u);
      for (const [query, tried] of Object.entries(tries).filter(([key]) => !silent.includes(key)))
        expect([query, JSON.stringify(await tried({ database, asker: ada, ids }))]).toEqual([
          query,
          expect.stringContaining(MARK),
        ]);
      expect(await memory.byId(ada, ids[0] ?? '')).toMatchObject({ fact: NEW });
    });

    test.each(everybodyElse)('%s finds nothing, and changes nothing', async (_who, asker) => {
      const { database, memory, later, ids } = await start();
      const before = await adas(database);
      const told: string[] = [];
      for (const [query, tried] of Object.entries(tries)) {
        const answer = JSON.stringify((await tried({ database, asker, ids })) ?? null);
        if (answer.includes(MARK)) told.push(`${query}: ${answer}`);
      }
      const [first = ''] = ids;
      const find = { text: 'where is the zorblax in the shed', language: 'en', withSecrets: true, limit: 50 };
      const methods: Record<keyof Memory, () => Promise<unknown>> = {
        keep: async () => await memory.keep(asker, newFact('another shed', { replaces: ids })),
        find: async () => await memory.find(asker, find),
        latest: async () => await memory.latest(asker, 50),
        byId: async () => await memory.byId(asker, first),
        forget: async () => await memory.forget(asker, first),
        takeBack: async () => await memory.takeBack(asker, first),
        forgetAll: async () => await memory.forgetAll(asker),
        unkeep: async () => await memory.unkeep(asker, 'kitchen'),
        past: async () => await memory.past(asker, past),
        pastDays: async () => await memory.pastDays(asker, past),
        used: async () => await memory.used(asker, []),
      };
      expect(Object.keys(methods).toSorted()).toEqual(Object.keys(memory).toSorted());
      const requests = manageMemory({
        database,
        memory,
        later,
        people: testPeople(...householdOf(personRecord(), personRecord({ id: 'p2' })).people),
        whoIs: async () => asker,
        language: () => 'en',
        now: () => new Date(),
      });
      const by = { user_id: asker.userId ?? 'nobody' };
      const routes: Record<keyof typeof requests, () => Promise<unknown>> = {
        list: async () => await requests.list({ by, search: 'zorblax' }),
        why: async () => await requests.why(first, by),
        correct: async () => await requests.correct(first, { by, fact: 'the shed is gone' }),
        forget: async () => await requests.forget(first, { by }),
        keep: async () => await requests.keep(first, by),
        forgetEverything: async () => await requests.forgetEverything(by),
        export: async () => await requests.export(by),
      };
      expect(Object.keys(routes).toSorted()).toEqual(Object.keys(requests).toSorted());
      for (const [method, ask] of Object.entries({ ...methods, ...routes })) {
        const answer = await ask().catch((error: unknown) => String(error));
        if (JSON.stringify(answer ?? null).includes(MARK)) told.push(method);
      }
      expect(told).toEqual([]);
      expect(await adas(database)).toEqual(before);
    });
  });
