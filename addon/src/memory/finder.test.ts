import { afterAll, expect, test, vi } from 'vitest';
import { createEmbeddedPlaces } from '../store/test-databases.ts';
import { createFinder } from './finder.ts';
import type { Embedder } from './embed/embedder.ts';
import { embedChore } from './embed/embed-chore.ts';
import { ada, memoryIn, newFact } from './test-facts.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test('what is asked goes to Ollama, but no code or password that is said with it', async () => {
  const { database } = await memoryIn(await embedded.place());
  const asked: string[] = [];
  const find = createFinder(database, {
    model: 'nomic-embed-text',
    documents: async () => undefined,
    async query(text) {
      asked.push(text);
      return undefined;
    },
  });
  for (const text of ['where is the spare key?', 'remember that the alarm code is 4711'])
    await find(ada, { text, language: 'en', withSecrets: false, limit: 5 });
  expect(asked).toEqual(['where is the spare key?']);
});

/** A model that knows of doors, and of nothing else. */
const meansDoors = (text: string) =>
  Array.from({ length: 768 }, (_value, at) => {
    const own = (text.charCodeAt(at % text.length) * (at + 7)) % 5 > 1 ? 1 : -1;
    return (/spare key|get in/u.test(text) && at % 2 === 0 ? (at % 3) - 1 : own) / 28;
  });
const embedder: Embedder = {
  model: 'm1',
  documents: async (texts) => texts.map((text) => meansDoors(text)),
  query: async (text) => meansDoors(text),
};

test('a question without a word of its own finds what clearly has its meaning, and small talk nothing', async () => {
  const { database, memory } = await memoryIn(await embedded.place());
  const key = newFact('the spare key hangs behind the shed');
  const others = [
    'cat eats fish',
    'Tom plays chess',
    'bins go on Monday',
    'soup has leek',
    'Mia likes red',
    'tea is dry',
  ];
  for (const fact of [key, ...others.map((other) => newFact(other))]) await memory.keep(ada, fact);
  await embedChore(database, embedder).run(new AbortController().signal);
  const ask = async (text: string, by: Embedder | undefined = embedder) =>
    (await createFinder(database, by)(ada, { text, language: 'en', withSecrets: false, limit: 5 })).map(
      ({ fact, isClear, hasWords }) => ({ fact, isClear, hasWords }),
    );
  expect(await ask('How do I get in?')).toEqual([{ fact: key.fact, isClear: false, hasWords: false }]);
  expect(await ask('turn it off')).toEqual([]);
  expect(await ask('how are you?')).toEqual([]);
  const silent = { ...embedder, query: async () => undefined };
  expect(await ask('How do I get in?', silent)).toEqual([]);
});
