import type { Predicate } from '../grammar.ts';

/** "is on", "are on", "was already on". */
export function is(state: string): Predicate {
  return {
    one: `is ${state}`,
    many: `are ${state}`,
    oneAlready: `was already ${state}`,
    manyAlready: `were already ${state}`,
  };
}
