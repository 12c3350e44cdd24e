/** The memory as the rest of the app knows it. Whatever is asked of it is asked by somebody. */
import type { Asker } from '../people/asker.ts';
import type { Fact, FoundFact, NewFact } from './fact.ts';
import type { Database } from '../store/store.ts';
import { bringBackReplaced, countUse, type Kept, saveFact } from './fact-rows.ts';
import type { Forgetting } from './forgetting.ts';
import type { Embedder } from './embed/embedder.ts';
import { factById, latestFacts } from './find-facts.ts';
import { createFinder } from './finder.ts';
import {
  type PastSaying,
  selectPast,
  selectPastDays,
  type WantedDays,
  type WantedPast,
} from './past-rows.ts';
import type { DaySummary } from './summaries/summary-rows.ts';
import { reached } from './reached.ts';

export interface FactQuery {
  readonly text: string;
  readonly language: string;
  /** Codes and passwords, too: only where the person's own words ask for one. */
  readonly withSecrets: boolean;
  readonly limit: number;
}

/** Each throws ButlerError `unavailable` with a sentence while the database is away. */
export interface Memory extends Forgetting {
  /** Undefined: the asker has nowhere to keep it. It is durable when this resolves. */
  readonly keep: (asker: Asker, fact: NewFact) => Promise<Kept | undefined>;
  /** Best first; nothing for words that carry no question. */
  readonly find: (asker: Asker, query: FactQuery) => Promise<readonly FoundFact[]>;
  readonly latest: (
    asker: Asker,
    limit: number,
  ) => Promise<{ readonly facts: readonly Fact[]; readonly count: number }>;
  readonly byId: (asker: Asker, id: string) => Promise<Fact | undefined>;
  /** Forgets it, and what it replaced holds again. Undefined: there is none that the asker may know. */
  readonly takeBack: (asker: Asker, id: string) => Promise<Fact | undefined>;
  readonly past: (asker: Asker, wanted: WantedPast) => Promise<readonly PastSaying[]>;
  /** What is left of days whose words are kept no longer. */
  readonly pastDays: (asker: Asker, wanted: WantedDays) => Promise<readonly DaySummary[]>;
  /** Never throws: it is not worth a failure. */
  readonly used: (asker: Asker, facts: readonly Fact[]) => Promise<void>;
}

export interface MemoryDependencies {
  readonly database: Pick<Database, 'query' | 'kind' | 'onChanged'>;
  /** Names of the household. */
  readonly people: () => readonly string[];
  readonly forgetting: Forgetting;
  /** Undefined: no Ollama is configured. */
  readonly embedder?: Embedder | undefined;
}

export function createMemory({ database, people, forgetting, embedder }: MemoryDependencies): Memory {
  const find = createFinder(database, embedder);

  return {
    keep: async (asker, fact) => await reached(saveFact(database, asker, fact, people())),
    find: async (asker, query) => await reached(find(asker, query)),
    latest: async (asker, limit) => await reached(latestFacts(database, asker, limit)),
    byId: async (asker, id) => await reached(factById(database, asker, id)),
    forget: async (asker, id) => await reached(forgetting.forget(asker, id)),
    forgetAll: async (asker) => await reached(forgetting.forgetAll(asker)),
    unkeep: async (asker, conversationId) => await reached(forgetting.unkeep(asker, conversationId)),
    async takeBack(asker, id) {
      await reached(bringBackReplaced(database, asker, id));
      return await reached(forgetting.forget(asker, id));
    },
    past: async (asker, wanted) => await reached(selectPast(database, asker, wanted)),
    pastDays: async (asker, wanted) => await reached(selectPastDays(database, asker, wanted)),
    async used(asker, facts) {
      if (facts.length === 0) return;
      const ids = facts.map(({ id }) => id);
      await countUse(database, asker, ids).catch(() => undefined);
    },
  };
}
