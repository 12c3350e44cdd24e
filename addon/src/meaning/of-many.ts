/** Fewer than were said: "all the lights", or "the kitchen lights", and only one of them was chosen. */
import type { Question } from './ambiguity.ts';
import type { Reading } from './choose.ts';

/** Nothing of the kind is left out: lamps may be those that are called so. */
export function isWhole({ part, isElsewhere }: Reading, { sentence }: Question): boolean {
  const isPartial = sentence.parts.some(({ isExcepted }) => isExcepted);
  const isAll = part.saysAll || (part.saysEverywhere && part.content.some(({ kind }) => kind?.isMass));
  return isAll && !isElsewhere && !isPartial && !part.content.some(({ kind }) => kind?.id === 'lamp');
}

/** A plural in a room that was said, and one of several was chosen that is not called so. */
export function isLoneOfMany(
  ids: readonly string[],
  missing: readonly string[],
  { part, best, isElsewhere }: Reading,
  { chosen, alongside, sentence, turn }: Question,
): boolean {
  const others = [...alongside].filter((id) => !chosen.includes(id));
  const isGroup = ids.some((id) => Array.isArray(turn.house.state(id)?.attributes['entity_id']));
  const isNamed = best.some(
    ({ known, support }) => ids.includes(known.entity.entityId) && support.isCalledSo,
  );
  const isKinds = part.content.some(({ kind }) => kind !== undefined);
  const isPartial = sentence.parts.some(({ isExcepted }) => isExcepted);
  return (
    part.isMany &&
    part.places.length > 0 &&
    isKinds &&
    ids.length === 1 &&
    chosen.length === 1 &&
    missing.length > 0 &&
    others.length === 0 &&
    !(isElsewhere || isGroup || isNamed || isPartial)
  );
}

const WIDE =
  / (?:lock up|house|home|haus|wohnung|place|rooms|zimmer|raume|floor|stock|goodnight|night|nacht|bed|bett|everything|alles)(?= )/u;

/** The area "everywhere", of which nobody spoke. */
export function isTooWide(area: unknown, { chosen, turn, sentence }: Question): boolean {
  if (typeof area !== 'string' || !EVERYWHERE.has(area.trim().toLowerCase())) return false;
  const rooms = new Set(chosen.map((id) => turn.house.entities.get(id)?.areaId));
  const isSaid = sentence.parts.some(
    (part) => part.isMany || part.saysAll || part.saysEverywhere || WIDE.test(part.whole),
  );
  return rooms.size > 1 && !isSaid;
}

const EVERYWHERE = new Set(['everywhere', 'überall', 'uberall']);
