/** "Open the garage door", and the lock beside it was chosen: what is opened is rather a cover. */
import type { Question } from './ambiguity.ts';
import { type Reading, readingOf } from './choose.ts';
import { signalsIn } from './account/signals.ts';
import { speaksFor } from './account/speaking.ts';
import type { Part } from './sentence.ts';
import { SAME, supportOf } from './support.ts';

/** What each answer would act on; fewer than two: no cover is named as well as the lock that was chosen. */
export function coversInstead({ chosen, scope, sentence }: Question): readonly (readonly string[])[] {
  const isLock = scope.ownDomains.size === 1 && scope.ownDomains.has('lock');
  const isLocking = (part: Part) =>
    LOCKING.test(part.verbatim) &&
    (part.content.length === 0 ||
      readingOf(part, sentence, scope)?.best.some(({ known }) => chosen.includes(known.entity.entityId)) ===
        true);
  if (!isLock || sentence.parts.some(isLocking)) return [];
  const domains = new Set(['cover']);
  const there = { ...scope, domains, ownDomains: domains, isAble: () => true };
  for (const part of sentence.parts) {
    if (LOCKING.test(part.verbatim) || !isMoved(part)) continue;
    const reading = readingOf(part, sentence, there);
    if (reading === undefined || reading.isElsewhere || reading.best.length > MOST) continue;
    const known = chosen.flatMap((id) => scope.index.known.get(id) ?? []);
    const own = known.map((one) => supportOf(one, part, reading.where));
    const mine = Math.max(0, ...own.map(({ score }) => score));
    const isNamed = !hasWords(part) || own.some(({ isWhole, isSaid }) => isWhole || isSaid);
    if (mine === 0 || reading.score <= (isNamed ? mine + SAME : mine - SAME)) continue;
    return [chosen, ...reading.best.map(({ known: { entity } }) => [entity.entityId])];
  }
  return [];
}

/** "Lock the side door", and the cover beside it was closed: what is locked is a lock. */
export function locksInstead({ chosen, scope, sentence }: Question): readonly (readonly string[])[] {
  const isCover = scope.ownDomains.size === 1 && scope.ownDomains.has('cover');
  const covers = chosen.flatMap((id) => scope.index.known.get(id) ?? []);
  const nowhere = { areaId: scope.areaId, recent: new Set<string>(), elsewhere: new Set<string>() };
  const isClosing = (part: Part) =>
    !LOCKING.test(part.verbatim) &&
    isMoved(part) &&
    (part.content.length === 0 || covers.some((one) => supportOf(one, part, nowhere).score > 0));
  if (!isCover || sentence.parts.some(isClosing)) return [];
  const domains = new Set(['lock']);
  const there = { ...scope, domains, ownDomains: domains, isAble: () => true };
  for (const part of sentence.parts) {
    if (!LOCKING.test(part.verbatim)) continue;
    const reading = readingOf(part, sentence, there);
    if (reading === undefined || reading.isElsewhere || reading.best.length > MOST) continue;
    const known = chosen.flatMap((id) => scope.index.known.get(id) ?? []);
    const mine = Math.max(0, ...known.map((one) => supportOf(one, part, reading.where).score));
    if (reading.score <= mine + SAME) continue;
    return [chosen, ...reading.best.map(({ known: { entity } }) => [entity.entityId])];
  }
  return [];
}

/** "Close the left garage door and lock the front door": the second is about no cover, the first about no lock. */
export function ofOwnVerb(readings: readonly Reading[], { scope }: Question): readonly Reading[] {
  const [domain = '', ...others] = scope.ownDomains;
  if (others.length > 0 || (domain !== 'cover' && domain !== 'lock')) return readings;
  const isLocking = ({ part }: Reading) => LOCKING.test(part.verbatim);
  const isMoving = (reading: Reading) => !isLocking(reading) && isMoved(reading.part);
  if (!readings.some(isLocking) || !readings.some(isMoving)) return readings;
  return readings.filter((reading) => !(domain === 'lock' ? isMoving(reading) : isLocking(reading)));
}

/** Something that is opened and closed is to be. */
function isMoved({ verbatim }: Part): boolean {
  const said = signalsIn(verbatim);
  return speaksFor('open', said) || speaksFor('close', said) || said.has('stop');
}

function hasWords({ content }: Part): boolean {
  return content.some(({ kind }) => kind === undefined);
}

const LOCKING =
  / (?:unlock|lock|locked|entriegel\w*|verriegel\w*|aufschliess\w*|abschliess\w*|aufsperr\w*|absperr\w*|zusperr\w*|sperr\w*) | schliess\w* (?:.* )?(?:auf|ab) /u;
/** More than these are a kind, and not a thing. */
const MOST = 3;
