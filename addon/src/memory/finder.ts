/** Looking for facts, with the meaning of the question where Ollama tells it in time. */
import type { Asker } from '../people/asker.ts';
import type { Database } from '../store/store.ts';
import type { Embedder } from './embed/embedder.ts';
import type { FoundFact } from './fact.ts';
import { contentWords, weakWords } from './fact-words.ts';
import { type Abilities, abilitiesOf, findFacts } from './find-facts.ts';
import { findAmong, findByMeaning, type Near } from './find/by-meaning.ts';
import { clearlyNear } from './find/clearly-near.ts';
import { type Common, createCommonWords } from './find/common-words.ts';
import { knowsAny } from './find/by-words.ts';
import { otherForms } from './find/other-forms.ts';
import { createSignsInMemory } from './find/signs-in-memory.ts';
import type { FactQuery } from './memory.ts';
import { holdsSecret } from './secrets.ts';
import { soon } from './soon.ts';

export type Finder = (asker: Asker, query: FactQuery) => Promise<readonly FoundFact[]>;

/** From the question to the facts that are near to what it means; after that, words are enough. */
const MEANING_MS = 70;

/** Throws what the database throws; nothing because of Ollama. */
export function createFinder(
  database: Pick<Database, 'query' | 'onChanged'>,
  embedder: Embedder | undefined,
): Finder {
  const commonWords = createCommonWords(database);
  const nearestInMemory =
    embedder === undefined || database.onChanged === undefined
      ? undefined
      : createSignsInMemory(database, database.onChanged, embedder.model);
  let abilities: Abilities | undefined;

  async function near(
    asker: Asker,
    text: string,
    { vectors }: Abilities,
    { isMuch }: Common,
  ): Promise<readonly Near[]> {
    // Ollama may be on another machine.
    if (embedder === undefined || !vectors || holdsSecret(text)) return [];
    const vector = await embedder.query(text, MEANING_MS);
    if (vector === undefined) return [];
    const meaning = { model: embedder.model, vector };
    if (nearestInMemory === undefined) return await findByMeaning(database, asker, meaning, isMuch);
    return await findAmong(database, asker, meaning, await nearestInMemory(asker, vector));
  }

  return async (asker, { text, ...query }) => {
    const words = contentWords(text);
    const weak = weakWords(text);
    // "How do I get in?" may mean something that was told; "how are you?" does not.
    const isByMeaningAlone = words.length === 0;
    if (isByMeaningAlone && (embedder === undefined || weak.length === 0)) return [];
    abilities ??= await abilitiesOf(database);
    const common = commonWords(asker);
    // That count is some minutes old.
    if (common.count === 0 && !(await knowsAny(database, asker))) return [];
    const meaning = soon(MEANING_MS, near(asker, text, abilities, common), []).then((all) =>
      isByMeaningAlone ? clearlyNear(all) : all,
    );
    const means = { trigrams: abilities.trigrams, common };
    const forms = otherForms(text, words, query.language);
    const wanted = { words, forms, weak, ...query };
    return await findFacts(database, asker, wanted, means, meaning);
  };
}
