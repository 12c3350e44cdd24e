import { afterAll, expect, test, vi } from 'vitest';
import { createEmbeddedPlaces } from '../../store/test-databases.ts';
import type { Asker } from '../../people/asker.ts';
import { askerWith } from '../../people/test-askers.ts';
import { embedChore } from '../embed/embed-chore.ts';
import type { Embedder } from '../embed/embedder.ts';
import { ada, guest, memoryIn, mia, newFact, sam } from '../test-facts.ts';
import { findByMeaning } from './by-meaning.ts';
import { createSignsInMemory } from './signs-in-memory.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const forever = new AbortController().signal;
/** Each text its own. */
function vectorOf(text: string): readonly number[] {
  const numbers = Array.from({ length: 768 }, (_value, at) =>
    Math.sin((at + 1) * (text.charCodeAt(at % text.length) + text.length)),
  );
  const length = Math.hypot(...numbers);
  return numbers.map((number) => number / length);
}
const embedder = {
  model: 'm1',
  documents: async (texts: readonly string[]) => texts.map(vectorOf),
} as unknown as Embedder;

async function start() {
  const { database, ...started } = await memoryIn(await embedded.place());
  const { onChanged } = database;
  if (onChanged === undefined) throw new Error('it tells nothing');
  const listeners: ((what: string | null) => void)[] = [];
  const nearest = createSignsInMemory(
    database,
    (listener) => {
      listeners.push(listener);
      onChanged(listener);
    },
    'm1',
  );
  return {
    ...started,
    database,
    nearest,
    embed: async () => await embedChore(database, embedder).run(forever),
    forgetsAll: () => {
      for (const listener of listeners) listener(null);
    },
  };
}

test('finds what is nearest, as comparing all vectors does', async () => {
  const { memory, embed, nearest, database } = await start();
  const facts = Array.from({ length: 130 }, (_fact, at) =>
    newFact(`the number ${String(at)} is in the book`),
  );
  for (const fact of facts) await memory.keep(ada, fact);
  await embed();
  const vector = vectorOf('the number 17 is in the boot');
  const exact = await findByMeaning(database, ada, { model: 'm1', vector }, false);
  const near = await nearest(ada, vector);
  expect(near).toHaveLength(40);
  expect(near).toEqual(expect.arrayContaining(exact.slice(0, 10).map(({ id }) => id)));
});

test('follows every change at once, whoever made it', async () => {
  const { memory, later, embed, nearest, database, forgetsAll } = await start();
  const near = async (asker: Asker = ada) => await nearest(asker, vectorOf('the key'));
  expect(await near()).toEqual([]);
  const [hall, shed] = [newFact('the key is in the hall'), newFact('the key is in the shed')];
  await memory.keep(ada, hall);
  await embed();
  expect(await near()).toEqual([hall.id]);
  await memory.keep(ada, shed);
  expect(await near()).toEqual([]);
  await embed();
  expect(await near()).toEqual([shed.id]);
  await later.letGo(ada, shed.id, 60_000);
  expect(await near()).toEqual([]);
  await later.bringBack(ada, shed.id);
  expect(await near()).toEqual([shed.id]);
  forgetsAll();
  expect(await near()).toEqual([shed.id]);
  await database.query(`update butler.user_facts set scope = 'household', person_id = null where id = $1`, [
    shed.id,
  ]);
  expect(await near(sam)).toEqual([shed.id]);
  await database.query(`update butler.user_facts set embedding_model = 'm2' where id = $1`, [shed.id]);
  expect(await near(sam)).toEqual([]);
  await database.query('delete from butler.users where id = $1', [ada.personId]);
  expect(await near()).toEqual([]);
});

test('what a transaction takes back never happened', async () => {
  const { memory, embed, nearest, database } = await start();
  const key = newFact('the key is in the hall');
  await memory.keep(ada, key);
  await embed();
  await expect(
    database.transaction(async ({ query }) => {
      await query('delete from butler.user_facts');
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await nearest(ada, vectorOf('key'))).toEqual([key.id]);
});

test('nobody is offered what is somebody else’s', async () => {
  const { memory, embed, nearest } = await start();
  const own = newFact('my diary is under the bed');
  const shared = newFact('the spare key is in the hall', { scope: 'household' });
  await memory.keep(ada, own);
  await memory.keep(ada, shared);
  await embed();
  const near = async (asker: Asker) => (await nearest(asker, vectorOf('diary'))).toSorted();
  expect(await near(ada)).toEqual([own.id, shared.id].toSorted());
  for (const asker of [sam, mia, askerWith('room'), { ...askerWith('room'), personId: ada.personId }])
    expect(await near(asker)).toEqual([shared.id]);
  for (const asker of [guest, askerWith('house'), { ...askerWith('house'), personId: ada.personId }])
    expect(await near(asker)).toEqual([]);
});

test('a database that comes back in the middle of reading is read from its beginning', async () => {
  const ids = Array.from({ length: 2_001 }, (_id, at) => `f${String(at).padStart(4, '0')}`);
  let tell: (what: string | null) => void = () => undefined;
  let asked = 0;
  const query = async (_sql: string, parameters: readonly unknown[] = []) => {
    asked += 1;
    if (asked === 2) throw new Error('crashed');
    // It opens again for this one.
    if (asked === 3) tell(null);
    const page = ids.filter((id) => id > String(parameters[1])).slice(0, 2_000);
    const signs = new Uint8Array(page.length * 100);
    // Of the first of all alone every sign is as in the vector.
    if (page[0] === ids[0]) signs.fill(255, 4, 100);
    return [{ ids: page, owners: page.map(() => null), signs }];
  };
  const nearest = createSignsInMemory({ query }, (listener) => (tell = listener), 'm1');
  const vector = Array.from({ length: 768 }, () => 1);
  await expect(nearest(ada, vector)).rejects.toThrow('crashed');
  expect((await nearest(ada, vector))[0]).toBe(ids[0]);
});
