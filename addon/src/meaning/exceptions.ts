/** "All but the desk lamp", "and leave the fan on": what was said not to be meant. */
import type { PreparedCall } from '../tools/tool.ts';
import type { Reading } from './choose.ts';
import { contradicts, type Deed, deedsFor, deedsIn } from './deeds.ts';
import type { Part, Sentence } from './sentence.ts';

const WHOLE: ReadonlySet<Deed> = new Set(['on', 'off', 'open', 'close', 'lock', 'unlock']);

/** The parts whose things this call is not for. */
export function exceptedParts(call: PreparedCall, { parts }: Sentence): ReadonlySet<Part> {
  const excepted = parts.filter(({ isExcepted }) => isExcepted);
  const mine = new Set(
    call.actions.flatMap(({ action }) => deedsFor(action, true)).filter((deed) => WHOLE.has(deed)),
  );
  const deeds = new Map(parts.map((part) => [part, wholeDeeds(part)]));
  const isOrdered = parts.some((part) => [...(deeds.get(part) ?? [])].some((deed) => mine.has(deed)));
  if (mine.size !== 1 || !isOrdered) return new Set(excepted);
  const opposed = parts.filter((part) => isOpposed(deeds.get(part) ?? new Set(), mine));
  return new Set([...excepted, ...opposed]);
}

function wholeDeeds({ verbatim }: Part): ReadonlySet<Deed> {
  return new Set([...deedsIn(verbatim.trim())].filter((deed) => WHOLE.has(deed)));
}

/** It tells just the contrary. */
function isOpposed(said: ReadonlySet<Deed>, mine: ReadonlySet<Deed>): boolean {
  return said.size === 1 && contradicts(new Set([...said, ...mine]));
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
