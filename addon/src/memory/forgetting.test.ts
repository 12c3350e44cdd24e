/** What is forgotten is in no row of any table, and comes back by no way. */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { insertExchange, selectRecentBy } from '../store/exchange-rows.ts';
import type { Database } from '../store/store.ts';
import { startTestPostgres } from '../store/test-postgres.ts';
import { createEmbeddedPlaces, postgresPlace, testExchange } from '../store/test-databases.ts';
import { wasForgotten } from './fact-rows.ts';
import { createScrubbing } from './scrub.ts';
import { ada, memoryIn, mia, newFact, sam } from './test-facts.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

/** Every row of every table that the app has made, as text: embeddings and words of the search, too. */
async function everything(database: Pick<Database, 'query'>): Promise<string> {
  const tables = await database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'butler'`,
  );
  const rows = await Promise.all(
    tables.map(
      async ({ name }) => await database.query(`select row_text::text from ${String(name)} row_text`),
    ),
  );
  return JSON.stringify(rows);
}

const saying = (key: string, text: string, answer: string, over: object = {}) =>
  testExchange({ speaker: key, userId: null, text, answer, at: new Date(), usage: [], calls: [], ...over });

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    const start = async () => await memoryIn(await place());

    test('one fact goes with all that was said of it, and the rest stays', async () => {
      const { memory, database, conversations } = await start();
      const first = newFact('the zorblax is with the neighbours', { exchangeId: 'told' });
      const last = newFact('the zorblax is in the shed', { exchangeId: 'moved' });
      await memory.keep(ada, first);
      await memory.keep(ada, last);
      await memory.keep(ada, newFact('the cat eats at seven'));
      const call = {
        tool: 'remember_fact',
        args: { fact: first.fact },
        tier: 'act',
        verdict: 'run',
      } as const;
      const told = { ...call, effects: [], origin: 'person' } as const;
      const said = [
        saying(ada.key, 'keep in mind where that zorblax thing is', 'Done.', { id: 'told', calls: [told] }),
        saying(ada.key, 'it moved', 'I will.', { id: 'moved' }),
        saying(ada.key, 'where is the zorblax?', 'You told me today: it is in the shed.'),
        saying(ada.key, 'what do you know?', 'You told me today: The zorblax is in the shed. And 3 more.'),
        saying(ada.key, 'is the shed open?', 'Yes.'),
        saying(sam.key, 'the zorblax is in the shed, says Ada', 'I see.'),
      ];
      for (const exchange of said) conversations.add(exchange);
      await conversations.flush();
      await database.query(
        `insert into butler.day_summaries (speaker, day, made_by, summary) values ($1, current_date, 'model', $2)`,
        [ada.key, 'Told where the zorblax is: in the shed.'],
      );

      expect(await memory.forget(ada, last.id)).toMatchObject({ fact: last.fact });

      const left = await everything(database);
      expect(left.match(/zorblax/g)).toHaveLength(1);
      expect(left).toContain('the zorblax is in the shed, says Ada');
      expect(left).toContain('the cat eats at seven');
      expect(left).toContain('is the shed open?');
      expect(await wasForgotten(database, ada, last)).toBe(true);
      const past = await memory.past(ada, { words: [], since: null, until: null, limit: 20 });
      expect(JSON.stringify(past)).not.toMatch(/zorblax|moved/);
      expect(JSON.stringify(await selectRecentBy(database, ada.key, 20))).not.toMatch(/zorblax/);
      expect(JSON.stringify(await conversations.recentBy(ada.key, 20))).not.toMatch(/zorblax/);
      expect(JSON.stringify((await conversations.recent('kitchen', 50)).exchanges)).toContain('says Ada');
      const [summary] = await database.query('select summary, is_dirty from butler.day_summaries');
      expect(summary).toEqual({ summary: null, is_dirty: true });
    });

    test('a turn that was still going on keeps none of it', async () => {
      const { memory, database, conversations } = await start();
      const fact = newFact('the zorblax is in the shed', { exchangeId: 'told' });
      await memory.keep(ada, fact);
      const began = new Date();
      await memory.forget(ada, fact.id);
      conversations.add(
        saying(ada.key, 'remember it', 'I will remember for you.', { id: 'told', at: began }),
      );
      conversations.add(saying(ada.key, 'and?', 'The zorblax is in the shed.', { at: began }));
      await conversations.flush();
      expect(await everything(database)).not.toMatch(/zorblax|remember/);
      // Said anew, it is said anew.
      const later = new Date(Date.now() + 60_000);
      conversations.add(saying(ada.key, 'where is the zorblax', 'in the shed', { at: later }));
      expect(JSON.stringify(await conversations.recentBy(ada.key, 9))).toMatch(/zorblax/);
    });

    test('what was told to everybody is said to nobody any more', async () => {
      const { memory, database, conversations } = await start();
      const fact = newFact('the zorblax is in the shed', { scope: 'household', exchangeId: 'told' });
      await memory.keep(ada, fact);
      conversations.add(saying(ada.key, 'for everybody: zorblax, shed', 'Yes.', { id: 'told' }));
      conversations.add(saying(sam.key, 'where is it?', 'Ada told me today: the zorblax is in the shed.'));
      conversations.add(saying(mia.key, 'my zorblax is not in any shed', 'I see.'));
      await conversations.flush();
      await memory.forget(sam, fact.id);
      const left = await everything(database);
      expect(left.match(/zorblax/g)).toHaveLength(1);
      expect(left).toContain('my zorblax is not in any shed');
    });

    test('one word told to everybody and forgotten takes nothing of others along', async () => {
      const { memory, database, conversations } = await start();
      const fact = newFact('kitchen', { scope: 'household', exchangeId: 'told' });
      await memory.keep(ada, fact);
      conversations.add(saying(ada.key, 'for everybody: kitchen', 'Yes.', { id: 'told' }));
      conversations.add(saying(sam.key, 'kitchen work is bad for me', 'I see.'));
      await conversations.flush();
      await memory.forget(ada, fact.id);
      const left = await everything(database);
      expect(left).toContain('kitchen work is bad for me');
      expect(left).not.toContain('for everybody: kitchen');
    });

    test('signs of a search are letters like others', async () => {
      const { memory, database, conversations } = await start();
      const fact = newFact('100% of _a\\b is mine');
      await memory.keep(ada, fact);
      conversations.add(saying(ada.key, 'so 100% of _a\\b is mine', 'Yes.'));
      conversations.add(saying(ada.key, 'so 100 and more of xaxb is yours', 'No.'));
      await conversations.flush();
      await memory.forget(ada, fact.id);
      const left = await everything(database);
      expect(left).not.toContain('100%');
      expect(left).toContain('100 and more');
    });

    test('is cleared away once, when nobody talks, and the facts are found as before', async () => {
      const { memory, database, conversations } = await start();
      const scrubbing = createScrubbing(database);
      const due = async () =>
        (await database.query('select scrub_since is not null as due from butler.forgetting_salt'))[0];
      await scrubbing.run(AbortSignal.timeout(30_000));
      const fact = newFact('the zorblax is in the shed');
      await memory.keep(ada, fact);
      await memory.keep(ada, newFact('the cat eats at seven'));
      await memory.forget(ada, fact.id);
      expect(await due()).toEqual({ due: true });
      conversations.add(saying(sam.key, 'hello', 'Hello.'));
      await conversations.flush();
      await scrubbing.run(AbortSignal.timeout(30_000));
      expect(await due()).toEqual({ due: true });
      await database.query(`update butler.exchanges set at = at - interval '1 hour'`);
      await expect(scrubbing.run(AbortSignal.abort())).rejects.toThrow(/aborted/);
      expect(await due()).toEqual({ due: true });
      await scrubbing.run(AbortSignal.timeout(30_000));
      expect(await due()).toEqual({ due: false });
      const wanted = { text: 'when does the cat eat', language: 'en', withSecrets: false, limit: 5 };
      expect(await memory.find(ada, wanted)).toHaveLength(1);
    });

    test('everything of somebody goes, and nothing of anybody else', async () => {
      const { memory, database, conversations } = await start();
      const old = newFact('the zorblax is with the neighbours');
      const kept = [
        newFact('ada-household is told', { scope: 'household' }),
        newFact('sam-private'),
        newFact('sam-household', { scope: 'household' }),
      ] as const;
      await memory.keep(ada, old);
      await memory.keep(ada, newFact('the zorblax is in the shed'));
      await memory.keep(ada, newFact('ada-private'));
      await memory.keep(ada, kept[0]);
      await memory.keep(sam, kept[1]);
      await memory.keep(sam, kept[2]);
      for (const { id } of kept)
        await database.query(
          `update butler.user_facts set sentence = 'sentence of ' || said_by where id = $1`,
          [id],
        );
      const usage = {
        model: 'small',
        inputTokens: 10,
        outputTokens: 20,
        cacheReadTokens: 30,
        cacheWriteTokens: 40,
      };
      conversations.add(saying(ada.key, 'ada-said', 'ada-heard', { usage: [usage] }));
      conversations.add(saying(sam.key, 'sam-said', 'sam-heard'));
      await conversations.flush();
      await insertExchange(
        database,
        testExchange({ id: 'early', speaker: null, userId: ada.userId, text: 'ada-early' }),
      );
      for (const { key } of [ada, sam])
        await database.query(
          `insert into butler.day_summaries (speaker, day, made_by, summary) values ($1, '2026-11-20', 'rule', $2)`,
          [key, `summary of ${key}`],
        );

      expect(await memory.forgetAll(ada)).toEqual({ facts: 3, exchanges: 2, summaries: 1, kept: 1, left: 0 });

      const left = await everything(database);
      expect(left).not.toMatch(
        /zorblax|ada-private|ada-said|ada-heard|ada-early|(?:summary|sentence) of person:p1/,
      );
      for (const words of [
        'ada-household is told',
        'sam-private',
        'sam-household',
        'sam-said',
        'summary of person:p2',
        'sentence of person:p2',
      ])
        expect(left).toContain(words);
      expect(await wasForgotten(database, ada, { scope: 'private', fact: 'ada-private' })).toBe(true);
      expect((await memory.latest(ada, 9)).facts.map(({ fact }) => fact)).toEqual(
        expect.arrayContaining(['ada-household is told', 'sam-household']),
      );
      expect(JSON.stringify(await conversations.recentBy(ada.key, 9))).not.toMatch(/ada-/);
      const used = await database.query(
        `select speaker, sum(output_tokens)::integer as tokens from butler.usage_by_day group by speaker`,
      );
      expect(used).toContainEqual({ speaker: null, tokens: 40 });
      expect(await memory.forgetAll(ada)).toMatchObject({ facts: 0, exchanges: 0, summaries: 0 });
    });

    test('what was learned beside it in the same words loses these words', async () => {
      const { memory, database } = await start();
      const words = 'The zorblax is in the shed and my aunt lives in Bath.';
      for (const [fact, exchangeId] of [
        ['the zorblax is in the shed', 'e1'],
        ['my aunt lives in Bath', 'e1'],
        ['Bath is far', 'e2'],
      ] as const)
        await memory.keep(ada, newFact(fact, { id: fact, exchangeId, source: 'learned' }));
      await database.query('update butler.user_facts set sentence = $1', [words]);
      await memory.forget(ada, 'the zorblax is in the shed');
      expect(await everything(database)).not.toContain('zorblax');
      expect((await memory.latest(ada, 9)).count).toBe(2);
    });

    test('a row that is deleted takes all of this with it', async () => {
      const { memory, database, conversations } = await start();
      await memory.keep(ada, newFact('ada-private'));
      await memory.keep(ada, newFact('ada-household is told', { scope: 'household' }));
      conversations.add(saying(ada.key, 'ada-said', 'ada-heard'));
      await conversations.flush();
      await database.query(`delete from butler.users where id = 'p1'`);
      const left = await everything(database);
      expect(left).not.toMatch(/ada-private|ada-said|ada-heard/);
      expect(left).toContain('ada-household is told');
    });
  });
