/** The memory as the rest of the app knows it. Whatever is asked of it is asked by somebody. */
import { ButlerError } from '../errors.ts';
import type { Asker } from '../people/asker.ts';
import type { Fact, FoundFact, NewFact } from './fact.ts';
import { countUse, deleteFact, type Kept, type Queries, saveFact } from './fact-rows.ts';
import { contentWords } from './fact-words.ts';
import { factById, findFacts, knowsTrigrams, latestFacts } from './find-facts.ts';
import { type PastSaying, selectPast, type WantedPast } from './past-rows.ts';

export interface FactQuery {
  readonly text: string;
  readonly language: string;
  /** Codes and passwords, too: only where the person's own words ask for one. */
  readonly withSecrets: boolean;
  readonly limit: number;
}

/** Each throws ButlerError `unavailable` with a sentence while the database is away. */
export interface Memory {
  /** Undefined: the asker has nowhere to keep it. It is durable when this resolves. */
  readonly keep: (asker: Asker, fact: NewFact) => Promise<Kept | undefined>;
  /** Best first; nothing for words that carry no question. */
  readonly find: (asker: Asker, query: FactQuery) => Promise<readonly FoundFact[]>;
  readonly latest: (
    asker: Asker,
    limit: number,
  ) => Promise<{ readonly facts: readonly Fact[]; readonly count: number }>;
  readonly byId: (asker: Asker, id: string) => Promise<Fact | undefined>;
  readonly forget: (asker: Asker, id: string) => Promise<Fact | undefined>;
  readonly past: (asker: Asker, wanted: WantedPast) => Promise<readonly PastSaying[]>;
  /** Never throws: it is not worth a failure. */
  readonly used: (asker: Asker, facts: readonly Fact[]) => Promise<void>;
}

/** `people`: names of the household. */
export function createMemory(database: Queries, people: () => readonly string[]): Memory {
  let trigrams: boolean | undefined;
  return {
    keep: async (asker, fact) => await reached(saveFact(database, asker, fact, people())),
    async find(asker, { text, ...query }) {
      const words = contentWords(text);
      if (words.length === 0) return [];
      trigrams ??= await reached(knowsTrigrams(database));
      return await reached(findFacts(database, asker, { words, ...query }, trigrams));
    },
    latest: async (asker, limit) => await reached(latestFacts(database, asker, limit)),
    byId: async (asker, id) => await reached(factById(database, asker, id)),
    forget: async (asker, id) => await reached(deleteFact(database, asker, id)),
    past: async (asker, wanted) => await reached(selectPast(database, asker, wanted)),
    async used(asker, facts) {
      if (facts.length === 0) return;
      const ids = facts.map(({ id }) => id);
      await countUse(database, asker, ids).catch(() => undefined);
    },
  };
}

async function reached<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (cause) {
    throw new ButlerError('unavailable', 'The memory cannot be reached now.', {
      say: ({ memory }) => memory.away,
      cause,
    });
  }
}
