import type { Chore } from '../../upkeep/upkeep.ts';
import type { Queries } from '../fact-rows.ts';
import { abilitiesOf } from '../find-facts.ts';
import type { Embedder, WatchedEmbedder } from './embedder.ts';
import { factsDue, ownersDue, saveEmbeddings } from './embedding-rows.ts';

/** So few that the embedded database is busy for less than a turn waits. */
const AT_ONCE = 16;
/** In one round, for everybody together. */
const MOST_PARTS = 200;

/** Embeds what was told while Ollama was away, before it was configured, or with another model. */
export function embedChore(database: Queries, embedder: Embedder): Chore {
  let hasVectors: boolean | undefined;
  return {
    name: 'embedding what was told',
    async run(signal) {
      hasVectors ??= (await abilitiesOf(database)).vectors;
      if (!hasVectors) return;
      let left = MOST_PARTS;
      for (const owner of await ownersDue(database, embedder.model)) {
        for (; left > 0; left -= 1) {
          if (signal.aborted) return;
          const facts = await factsDue(database, owner, embedder.model, AT_ONCE);
          if (facts.length === 0) break;
          const vectors = await embedder.documents(
            facts.map(({ fact }) => fact),
            signal,
          );
          // The embedder has said why.
          if (vectors === undefined) return;
          await saveEmbeddings(database, owner, embedder.model, facts, vectors);
        }
      }
    },
  };
}

/** So that what is wrong is known before somebody asks, and that it is mended, too. */
export const checkOllamaChore = ({ check }: Pick<WatchedEmbedder, 'check'>): Chore => ({
  name: 'looking whether Ollama answers',
  run: check,
});
