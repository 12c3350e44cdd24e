/** "All but the desk lamp", "and leave the fan on": what was said not to be meant. */
import { signalsIn } from './account/signals.ts';
import type { PreparedCall } from '../tools/tool.ts';
import type { Reading } from './choose.ts';
import { deedsFor } from './deeds.ts';
import type { Part, Sentence } from './sentence.ts';

const OPPOSITES: ReadonlyMap<string, readonly string[]> = new Map([
  ['on', ['off']],
  ['off', ['on']],
  ['open', ['close', 'lock']],
  ['close', ['open', 'unlock']],
  ['lock', ['unlock', 'open']],
  ['unlock', ['lock', 'close']],
]);

/** The parts whose things this call is not for. */
export function exceptedParts(call: PreparedCall, { parts }: Sentence): ReadonlySet<Part> {
  const excepted = parts.filter(({ isExcepted }) => isExcepted);
  const [mine, ...others] = new Set(
    call.actions.flatMap(({ action }) => deedsFor(action, true)).filter((deed) => OPPOSITES.has(deed)),
  );
  const said = new Map(
    parts.map((part) => [part, [...signalsIn(part.whole)].filter((name) => OPPOSITES.has(name))]),
  );
  if (mine === undefined || others.length > 0 || ![...said.values()].some((names) => names.includes(mine)))
    return new Set(excepted);
  // It tells just the contrary.
  const opposed = parts.filter((part) => {
    const names = said.get(part) ?? [];
    return names.length > 0 && names.every((name) => OPPOSITES.get(mine)?.includes(name));
  });
  return new Set([...excepted, ...opposed]);
}

/** What the readings of these parts are surely about. */
export function idsOf(readings: readonly Reading[]): ReadonlySet<string> {
  const sure = readings.filter(
    ({ part, best, isOnlyPlaces }) => best.length === 1 || part.isMany || isOnlyPlaces,
  );
  return new Set(sure.flatMap(({ best }) => best.map(({ known }) => known.entity.entityId)));
}

/** "All but the desk lamp", and the desk lamp was chosen as well. */
export function withoutExcepted(
  readings: readonly Reading[],
  excepted: ReadonlySet<string>,
  chosen: readonly string[],
): readonly (readonly string[])[] {
  const own = chosen.filter((id) => !excepted.has(id));
  const said = readings.flatMap(({ best }) => best.map(({ known }) => known.entity.entityId));
  const rest = own.length > 0 ? own : [...new Set(said)].filter((id) => !excepted.has(id));
  return rest.length === 0 ? [] : [chosen, rest];
}
