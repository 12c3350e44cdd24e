/** Whether one thing is as a sentence says, by its live state. */
import type { StateClaim, StateWord } from './claim.ts';
import { hasValue, holds } from './live-state.ts';
import type { Facts } from './record.ts';

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
export function fitsOf(
  { state, value }: StateClaim,
  entityId: string,
  { house }: Pick<Facts, 'house'>,
): boolean | undefined {
  const byState = state === null ? undefined : holds(state, entityId, house);
  const byValue = value === null ? undefined : hasValue(value, entityId, house);
  if (byState === false || byValue === false) return false;
  return byState === true || byValue === true ? true : undefined;
}
