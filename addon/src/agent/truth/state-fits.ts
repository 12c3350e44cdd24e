/** Whether one thing is as a sentence says, by the calls of the turn and by its live state. */
import type { StateClaim, StateWord } from './claim.ts';
import { hasValue, holds } from './live-state.ts';
import { doneIn, type Done, type Facts } from './record.ts';
import { verbs } from './verbs.ts';

export const STATE_OF: Readonly<Record<string, StateWord>> = {
  on: 'on',
  off: 'off',
  open: 'open',
  close: 'closed',
  lock: 'locked',
  unlock: 'unlocked',
  arm: 'armed',
  disarm: 'disarmed',
};

/** Undefined: that cannot be told of it. */
export function fitsOf({ state, value }: StateClaim, entityId: string, facts: Facts): boolean | undefined {
  const { house } = facts;
  const reached = doneIn(facts).filter((each) => each.entityId === entityId && each.isReached);
  const verb = state === null ? undefined : verbs.find(({ id }) => STATE_OF[id] === state);
  const exact = verb !== undefined && reached.some(({ action }) => isExactly(action, verb.id));
  const byState = state === null || exact ? undefined : holds(state, entityId, house);
  const byValue = value === null ? undefined : valueFits(value, entityId, facts, reached);
  if (byState === false || byValue === false) return false;
  return exact || byState === true || byValue === true ? true : undefined;
}

/** A verified call outweighs a state that has moved on since. */
function isExactly(action: string, verb: string): boolean {
  const service = action.split('.')[1] ?? '';
  return (
    {
      on: 'turn_on',
      off: 'turn_off',
      open: 'open_cover',
      close: 'close_cover',
      lock: 'lock',
      unlock: 'unlock',
    }[verb] === service
  );
}

function valueFits(
  value: number,
  entityId: string,
  { house }: Facts,
  reached: readonly Done[],
): boolean | undefined {
  const given = reached.some(({ args }) =>
    (args.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number).includes(value),
  );
  return given ? true : hasValue(value, entityId, house);
}
