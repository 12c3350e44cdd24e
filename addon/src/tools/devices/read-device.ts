/** What a device says of itself, and an error that helps when it cannot do what is wanted. */
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { numberOf } from '../../house/state-words.ts';
import { listed, notListed, supports } from '../home/capabilities.ts';

export interface Asked {
  readonly entityId: string;
  readonly turn: TurnContext;
}

/** `bit` of HA's `supported_features`. Throws `invalid`: "light.x cannot be dimmed." */
export function requireFeature({ entityId, turn }: Asked, bit: number, cannot: string): void {
  if (!supports(turn.house.state(entityId), bit)) {
    throw new ButlerError('invalid', `${entityId} ${cannot}.`);
  }
}

/** One of a list attribute, as the device writes it. Throws `invalid` with the list. */
export function oneOf(wanted: string, { entityId, turn }: Asked, attribute: string): string {
  const options = listed(turn.house.state(entityId), attribute);
  const plain = (text: string) => text.toLowerCase().replaceAll('_', ' ');
  const found = options?.find((option) => plain(option) === plain(wanted));
  if (options === undefined || found !== undefined) return found ?? wanted;
  throw notListed(`${entityId} has only`, options, entityId);
}

/** Throws `invalid` with the range that the attributes `min` and `max` tell. */
export function requireWithin(
  value: number,
  { entityId, turn }: Asked,
  [min, max]: readonly [string, string],
): void {
  const attributes = turn.house.state(entityId)?.attributes;
  const low = numberOf(attributes?.[min]) ?? Number.NEGATIVE_INFINITY;
  const high = numberOf(attributes?.[max]) ?? Number.POSITIVE_INFINITY;
  if (value < low || value > high) {
    throw new ButlerError('invalid', `${entityId} goes from ${low} to ${high}.`);
  }
}

/** Devices round to their own step. */
export function isNear(value: unknown, wanted: number, tolerance: number): boolean {
  const actual = numberOf(value);
  return actual !== undefined && Math.abs(actual - wanted) <= tolerance;
}
