import type { FactRow } from '../../../../addon/src/api/contract-memory.ts';
import { readCount, readList, readOneOf, readRecord, readText } from '../../client/read.ts';

export type Fact = Pick<
  FactRow,
  | 'id'
  | 'scope'
  | 'fact'
  | 'is_secret'
  | 'said_by'
  | 'is_own'
  | 'said_at'
  | 'place'
  | 'source'
  | 'expires_at'
  | 'last_used_at'
  | 'is_changeable'
>;
export type Scope = Fact['scope'];

export interface FactsPage {
  readonly facts: readonly Fact[];
  /** Of all pages. */
  readonly count: number;
  readonly next: string | null;
  readonly sees: Readonly<Record<Scope, boolean>>;
}

export interface Why {
  readonly fact: Fact;
  readonly sentence: string | null;
  readonly said: string | null;
  readonly before: readonly { readonly fact: string; readonly said_at: string }[];
  readonly outside: readonly string[];
}

export function readFact(value: unknown): Fact | null {
  const fact = readRecord(value);
  const id = readText(fact?.['id']);
  const saidAt = readText(fact?.['said_at']);
  if (fact === null || id === null || saidAt === null) return null;
  return {
    id,
    scope: readOneOf(fact['scope'], ['private', 'household']) ?? 'household',
    fact: readText(fact['fact']),
    is_secret: fact['is_secret'] === true,
    said_by: readText(fact['said_by']),
    is_own: fact['is_own'] === true,
    said_at: saidAt,
    place: readText(fact['place']),
    source: readOneOf(fact['source'], ['told', 'corrected', 'learned']) ?? 'told',
    expires_at: readText(fact['expires_at']),
    last_used_at: readText(fact['last_used_at']),
    is_changeable: fact['is_changeable'] === true,
  };
}

export function readFactsPage(value: unknown): FactsPage | null {
  const page = readRecord(value);
  const count = readCount(page?.['count']);
  if (page === null || count === null) return null;
  const sees = readRecord(page['sees']);
  return {
    facts: readList(page['facts'], readFact),
    count,
    next: readText(page['next']),
    sees: { private: sees?.['private'] !== false, household: sees?.['household'] !== false },
  };
}

export function readWhy(value: unknown): Why | null {
  const why = readRecord(value);
  const fact = readFact(why?.['fact']);
  if (why === null || fact === null) return null;
  return {
    fact,
    sentence: readText(why['sentence']),
    said: readText(readRecord(why['exchange'])?.['said']),
    before: readList(why['before'], (one) => {
      const [old, at] = [readText(readRecord(one)?.['fact']), readText(readRecord(one)?.['said_at'])];
      return old === null || at === null ? null : { fact: old, said_at: at };
    }),
    outside: readList(why['outside'], readText),
  };
}
