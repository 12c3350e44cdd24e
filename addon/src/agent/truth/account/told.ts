/** A part of an answer, and what it says of its things. */
import type { Part } from './parts.ts';
import type { Predicate } from './predicates.ts';

export interface Told extends Part {
  /** One of each has to be so. */
  readonly said: readonly ReadonlySet<Predicate>[];
}
