import type { Predicate } from '../grammar.ts';

/** "ist an", "sind an", "war schon an". */
export function ist(state: string): Predicate {
  return {
    one: `ist ${state}`,
    many: `sind ${state}`,
    oneAlready: `war schon ${state}`,
    manyAlready: `waren schon ${state}`,
  };
}

/** For what goes on: "wird geöffnet", "wurde schon geöffnet". */
export function wird(done: string): Predicate {
  return {
    one: `wird ${done}`,
    many: `werden ${done}`,
    oneAlready: `wurde schon ${done}`,
    manyAlready: `wurden schon ${done}`,
  };
}
