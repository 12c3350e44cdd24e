import { afterAll, expect, test, vi } from 'vitest';
import { createEmbeddedPlaces } from '../store/test-databases.ts';
import { createFinder } from './finder.ts';
import { ada, memoryIn } from './test-facts.ts';

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
