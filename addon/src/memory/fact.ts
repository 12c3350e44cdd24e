/** What somebody has told the butler. */
import * as z from 'zod';
import type { Taint } from '../agent/turn-context.ts';

export const factCategories = ['place', 'person', 'preference', 'date', 'household', 'other'] as const;
export type FactCategory = (typeof factCategories)[number];

export const MAX_FACT_LENGTH = 500;

/** `private`: for the person whose it is, and nobody else. */
export type FactScope = 'private' | 'household';

const origins = ['device', 'mail', 'calendar', 'web', 'media'] as const;

/** A fact as its row says it, for whoever may know it. */
export const storedFact = z.object({
  id: z.string(),
  scope: z.enum(['private', 'household']),
  fact: z.string(),
  category: z.string(),
  /** Key of an asker. */
  saidBy: z.string(),
  /** Name of the person who said it; null where it was a room. */
  saidByName: z.string().nullable(),
  saidAt: z.date(),
  place: z.string().nullable(),
  isSecret: z.boolean(),
  taint: z.array(z.object({ origin: z.enum(origins), from: z.string() })).readonly(),
  expiresAt: z.date().nullable(),
});
export type Fact = z.output<typeof storedFact> & { readonly taint: readonly Taint[] };

/** A fact that was looked for. */
export const foundFact = storedFact.extend({
  /** All the words that were asked for are in it. */
  isClear: z.boolean(),
  /** False: it only means something like what was asked. */
  hasWords: z.boolean().optional(),
});
export type FoundFact = z.output<typeof foundFact>;

export interface NewFact {
  readonly id: string;
  readonly scope: FactScope;
  readonly fact: string;
  readonly category: FactCategory;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly source: 'told' | 'corrected' | 'learned';
  readonly saidAt: Date;
  readonly place: string | null;
  /** Null: it was not said, but written. */
  readonly exchangeId: string | null;
  readonly taint: readonly Taint[];
  readonly isSecret: boolean;
  readonly language: string;
  readonly expiresAt: Date | null;
  /** Ids of facts that are no longer true. */
  readonly replaces: readonly string[];
}
