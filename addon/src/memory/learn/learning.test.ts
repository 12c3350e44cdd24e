import { afterAll, describe, expect, test, vi } from 'vitest';
import { createEmbeddedPlaces, postgresPlace } from '../../store/test-databases.ts';
import { startTestPostgres } from '../../store/test-postgres.ts';
import { ada, newFact, sam } from '../test-facts.ts';
import type { Proposal } from './ask-for-facts.ts';
import { callOf, IN_SHED, minutes, MOVED, startLearning } from './test-learning.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    const start = async (...proposals: readonly (Partial<Proposal> | undefined)[]) =>
      await startLearning(await place(), ...proposals);

    test('a fact is learned once its conversation has ended, with the sentence it came from', async () => {
      const { run, say, facts, asked, clock } = await start({ ...IN_SHED, category: 'place' });
      const id = await say(`Hi there. ${MOVED} Turn on the light.`);
      clock.now = minutes(4);
      await run();
      expect(asked).toEqual([]);
      clock.now = minutes(6);
      await run();
      await run();
      expect(asked).toMatchObject([{ asker: ada.key }]);
      expect(await facts()).toMatchObject([
        {
          fact: 'the spare key is in the shed',
          scope: 'private',
          of: ada.personId,
          source: 'learned',
          sentence: MOVED,
          from: id,
          category: 'place',
          until: null,
        },
      ]);
      expect((await facts())[0]?.['confidence']).toBeCloseTo(0.7);
    });

    test('whoever goes on talking, anywhere, is waited for', async () => {
      const { run, say, asked } = await start(IN_SHED);
      await say(MOVED);
      await say('Turn on the light.', { at: minutes(8), conversationId: 'other', outcome: 'intent' });
      await run();
      expect(asked).toEqual([]);
    });

    test('one person at a time, and nothing of another', async () => {
      const { run, say, asked, facts } = await start(IN_SHED);
      await say(MOVED);
      await say('My sister Eve lives in Leeds.', { speaker: sam.key, at: minutes(1) });
      await run();
      expect(asked.map(({ asker }) => asker)).toEqual([ada.key, sam.key]);
      expect(asked[0]?.text).not.toContain('Eve');
      expect(asked[1]?.text).not.toContain('key');
      // Sam never said it.
      expect(await facts()).toMatchObject([{ of: ada.personId }]);
    });

    test('a contradiction supersedes, and what it was before is kept', async () => {
      const { run, say, facts, memory } = await start({ ...IN_SHED, replaces: [1] });
      await memory.keep(ada, newFact('the spare key is with the neighbours', { saidAt: minutes(-600) }));
      await say(MOVED);
      await run();
      expect((await facts()).map(({ fact, isTrue }) => [fact, isTrue])).toEqual([
        ['the spare key is with the neighbours', false],
        ['the spare key is in the shed', true],
      ]);
    });

    test('what was told since is known better', async () => {
      const { run, say, facts, memory } = await start(IN_SHED);
      await say(MOVED);
      await memory.keep(ada, newFact('the spare key is in the car', { saidAt: minutes(2) }));
      await run();
      expect(await facts()).toMatchObject([{ fact: 'the spare key is in the car', isTrue: true }]);
    });

    test('what is known is not kept twice, in whatever order of words', async () => {
      const { run, say, facts, memory } = await start(
        { quote: MOVED, fact: 'The spare key is in the shed.' },
        { quote: MOVED, fact: 'in the shed is the spare key' },
      );
      const until = new Date('2027-01-01T00:00:00Z');
      const old = newFact('the spare key is in the shed', { expiresAt: until, saidAt: minutes(-600) });
      await memory.keep(ada, old);
      await say(MOVED);
      await run();
      expect(await facts()).toMatchObject([{ source: 'told', until }]);
    });

    test('what was forgotten is not learned again, in whatever words', async () => {
      const { run, say, facts, memory, asked } = await start(IN_SHED);
      const id = await say(MOVED);
      const fact = newFact('our spare key lies in the shed', { exchangeId: id });
      await memory.keep(ada, fact);
      await memory.forget(ada, fact.id);
      await run();
      expect(asked).toEqual([]);
      await memory.keep(ada, newFact('the spare key is in the shed', { id: 'f2', exchangeId: 'old' }));
      await memory.forget(ada, 'f2');
      await say(MOVED, { conversationId: 'another', at: minutes(1) });
      await run();
      expect(asked).toHaveLength(1);
      expect(await facts()).toEqual([]);
    });

    test('what somebody wants forgotten before it was learned is not learned', async () => {
      const { run, say, asked, facts } = await start({
        quote: 'My aunt lives in Bath',
        fact: 'my aunt lives in Bath',
      });
      await say(MOVED);
      await say('My aunt lives in Bath.', { at: minutes(1) });
      await say('forget what I said about the key', { at: minutes(2), calls: [callOf('forget_fact')] });
      await run();
      expect(asked[0]?.text).toContain('Bath');
      expect(asked[0]?.text).not.toContain('key');
      expect(await facts()).toMatchObject([{ fact: 'my aunt lives in Bath' }]);
    });

    test('learning that is off leaves alone what is said then, and what was said before', async () => {
      const { run, say, asked, database } = await start(IN_SHED);
      await say(MOVED);
      await database.query(`update butler.users set is_learning = false where id = $1`, [ada.personId]);
      await say(MOVED, { conversationId: 'off' });
      await database.query(`update butler.users set is_learning = true where id = $1`, [ada.personId]);
      const open = await database.query(
        'select conversation_id from butler.exchanges where learned_at is null',
      );
      expect(open).toEqual([{ conversation_id: 'kitchen' }]);
      await run();
      expect(asked).toHaveLength(1);
    });

    test('switched off, or forgotten, while the model thinks, nothing is kept', async () => {
      const { run, say, facts, hooks, database } = await start(IN_SHED);
      hooks.whileAsked = async () =>
        await database.query(`update butler.users set is_learning = false where id = $1`, [ada.personId]);
      await say(MOVED);
      await run();
      expect(await facts()).toEqual([]);
      await database.query(`update butler.users set is_learning = true`);
      hooks.whileAsked = async () => await database.query('delete from butler.exchanges');
      await say(MOVED, { conversationId: 'again' });
      await run();
      expect(await facts()).toEqual([]);
    });

    test('a process that ends while it learns has kept all of it or nothing, and learns it then', async () => {
      const { run, say, facts, database, hooks, memory } = await start(IN_SHED);
      await say(MOVED);
      hooks.whileAsked = () => Promise.reject(new Error('killed'));
      await expect(run()).rejects.toThrow('killed');
      expect(await facts()).toEqual([]);
      hooks.whileAsked = async () => undefined;
      // The mark cannot be set: then the fact is not there either.
      await database.query(
        `alter table butler.exchanges add constraint unmarked check (learned_at is null) not valid`,
      );
      await expect(run()).rejects.toThrow('unmarked');
      expect(await facts()).toEqual([]);
      await database.query('alter table butler.exchanges drop constraint unmarked');
      await run();
      await run();
      expect(await facts()).toHaveLength(1);
      expect((await memory.latest(ada, 9)).count).toBe(1);
    });

    test('what a model cannot read waits its time, however much else there is, and holds up nothing', async () => {
      const { run, say, asked, database } = await start(undefined);
      for (let count = 0; count < 14; count += 1)
        await say(`${MOVED} Number ${String(count)}.`, { at: minutes(count / 100) });
      await run();
      expect(asked).toHaveLength(2);
      expect(asked[1]?.text).toContain('Number 13');
      await run();
      expect(asked).toHaveLength(2);
      const tries = await database.query('select distinct learning_tries as tries from butler.exchanges');
      expect(tries).toEqual([{ tries: 1 }]);
    });

    test('a model that gives nothing usable is asked again, less and less often, and then no more', async () => {
      const { run, say, asked, clock } = await start(undefined);
      await say(MOVED);
      await run();
      await run();
      expect(asked).toHaveLength(1);
      for (let hours = 1; hours <= 20; hours += 1) {
        clock.now = minutes(60 * 7 * hours);
        await run();
      }
      expect(asked).toHaveLength(8);
    });
  });
