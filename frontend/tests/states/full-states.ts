import { STATES } from './all-states.ts';
import type { CardState } from './card-state.ts';

const CARDS = ['chat-card', 'questions-card', 'memory-card', 'health-card'] as const;
const NAMES: ReadonlySet<string> = new Set(['a long conversation', 'several', 'about me', 'all is well']);

export interface FullState {
  readonly name: (typeof CARDS)[number];
  readonly state: CardState;
}

/** Every card with data in which nobody has pressed anything. */
export const FULL_STATES: readonly FullState[] = CARDS.map((name) => {
  const state = STATES[name]?.find((one) => NAMES.has(one.name));
  if (state === undefined) throw new Error(`${name} has no state with data.`);
  return { name, state };
});
