/** Whether the words support another target as well as the one that was chosen, and it matters which. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PastExchange } from '../store/store.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { asidesIn } from './asides.ts';
import { byRoom, ofEachRoom } from './by-room.ts';
import { type Reading, readingOf, readingsOf, type Scope, scopeOf, type Supported } from './choose.ts';
import { lastReferents, referentsOf, rivalsInConversation, theNumbered } from './conversation.ts';
import { exceptedParts, idsOf, withoutExcepted } from './exceptions.ts';
import { exactlyNamed, startedBy } from './exact-names.ts';
import { isKnownLanguage } from './languages.ts';
import type { Known, NameIndex } from './name-index.ts';
import { coversInstead, locksInstead, ofOwnVerb } from './covers-instead.ts';
import { isLoneOfMany, isWhole } from './of-many.ts';
import { coversSame, domainOf, isSoAlready } from './reach.ts';
import { type Part, readSentence, type Sentence, tells } from './sentence.ts';
import { startsInstead } from './starts-instead.ts';
import { SAME, supportOf, type Where } from './support.ts';

export interface Question {
  readonly call: PreparedCall;
  readonly chosen: readonly string[];
  readonly turn: TurnContext;
  readonly recent: readonly PastExchange[];
  readonly scope: Scope;
  readonly sentence: Sentence;
  /** What other calls of this turn act on. */
  readonly alongside: ReadonlySet<string>;
}

type Sets = readonly (readonly string[])[];

export function questionOf(
  call: PreparedCall,
  turn: TurnContext,
  recent: readonly PastExchange[],
  index: NameIndex,
  alongside: ReadonlySet<string> = new Set(),
): Question {
  const chosen = call.entityIds.filter((id) => index.known.has(id));
  const scope = scopeOf(call, turn, index, new Set(lastReferents(recent)));
  const sentence = readSentence(turn.text, index);
  return { call, chosen, turn, recent, scope, sentence, alongside };
}

/** What each answer would act on; fewer than two: nothing to ask. */
export function rivalsIn(question: Question): Sets {
  const { call, chosen, turn, scope, sentence } = question;
  const { index } = scope;
  if (call.tier === 'read' || chosen.length === 0) return [];
  if (!isKnownLanguage(turn.language)) return exactlyNamed(chosen, call, turn, index);
  const toStart = startsInstead(question);
  if (toStart.length > 0) return toStart;
  const numbered = theNumbered(question);
  if (numbered.length > 0) {
    return chosen.every((id) => numbered.includes(id)) ? [] : [chosen, ...numbered.map((id) => [id])];
  }
  const isAside = asidesIn(sentence);
  const told = { ...sentence, parts: sentence.parts.filter((part) => !isAside(part)) };
  const all = readingsOf(told, scope);
  const parts = exceptedParts(call, sentence);
  const readings = ofOwnVerb(
    all.filter(({ part }) => !parts.has(part)),
    question,
  );
  const excepted = idsOf(all.filter(({ part }) => parts.has(part)));
  if (chosen.some((id) => excepted.has(id))) return withoutExcepted(readings, excepted, chosen);
  if (readings.length > 0) {
    const sets = rivalsInWords(readings, question);
    if (sets.length > 1) return sets;
    const covers = coversInstead(question);
    return covers.length > 1 ? covers : locksInstead(question);
  }
  // "Everything but the desk lamp" is all the rest.
  if (excepted.size > 0 && sentence.parts.some(({ isExcepted }) => isExcepted)) return [];
  const started = startedBy(turn.text, index).filter((id) => !chosen.includes(id));
  return started.length > 0 ? [chosen, ...started.map((id) => [id])] : rivalsInConversation(question);
}

/** What each answer would act on; fewer than two: nothing to ask. */
function rivalsInWords(readings: readonly Reading[], question: Question): Sets {
  const { chosen, call, turn, recent, scope, sentence } = question;
  const all = [...readings, ...everywhere(readings, question), ...changing(readings, question)];
  const strongest = strongestFor(chosen, all, scope);
  const supports = new Map(
    all.map((reading) => [
      reading,
      chosen.filter(
        (id) => isSupported(id, reading, scope, chosen.length > 1) && strongest.get(id) === reading,
      ),
    ]),
  );
  const supported = new Set([...supports.values()].flat());
  const alone = chosen.filter((id) => !supported.has(id));
  if (alone.length > 0 && !isFromConversation(alone, sentence, recent)) {
    const sets = insteadOf(alone, supported, all, question);
    if (sets.length > 1) return sets;
  }
  for (const [reading, ids] of supports) {
    const sets = ids.length === 0 ? [] : besides(ids, reading, question);
    if (sets.length > 1 && !coversSame(chosen, sets.flat(), turn.house)) return sets;
    if (
      sets.length > 1 &&
      (isOneOfSeveral(reading) || reading.part.isMany) &&
      !chosen.every((id) => isSoAlready(id, call, turn.house))
    )
      return sets;
  }
  return [];
}

/** "All the lights" are those of the room, or of the house. */
function everywhere(readings: readonly Reading[], { sentence, scope }: Question): readonly Reading[] {
  // No room has all the doors.
  const isWide = ({ part, best }: Reading) =>
    (part.saysAll && !(best.length === 2 && BOTH.test(part.verbatim)) && !part.saysHere) ||
    part.saysEverywhere ||
    (part.isMany && scope.ownDomains.has('lock'));
  if (!readings.some(isWide)) return [];
  return readingsOf(sentence, { ...scope, areaId: null, recent: new Set() }).filter(isWide);
}

/** Of two in the room, "both" are these. */
const BOTH = / (?:both|beide|beiden) (?!rooms|zimmer|raume)/u;

/** "The gate, I mean the driveway gate": each thing is judged by the words that say most of it. */
function strongestFor(
  chosen: readonly string[],
  readings: readonly Reading[],
  { index }: Scope,
): ReadonlyMap<string, Reading> {
  return new Map(
    chosen.flatMap((id) => {
      const known = index.known.get(id);
      const rated = readings.map((reading) => {
        const support = known === undefined ? undefined : supportOf(known, reading.part, reading.where);
        const isBest = support !== undefined && support.score + support.slack >= reading.score - SAME;
        return { reading, rank: (support?.score ?? 0) + (isBest ? IS_BEST : 0) };
      });
      const [best] = rated.toSorted((one, other) => other.rank - one.rank);
      return best === undefined ? [] : [[id, best.reading] as const];
    }),
  );
}

/** More than any score. */
const IS_BEST = 100;

/** "Turn off the lamp", where that of the room is off: then one that is on. */
function changing(readings: readonly Reading[], { sentence, scope, call }: Question): readonly Reading[] {
  const isSo = (known: Known) => isSoAlready(known.entity.entityId, call, scope.house);
  return readings.flatMap(({ part, best }) => {
    const isOnlyKind = part.places.length === 0 && part.content.every(({ kind }) => kind !== undefined);
    if (!isOnlyKind || !best.every(({ known }) => isSo(known))) return [];
    const isAble = (known: Known) => scope.isAble(known) && !isSo(known);
    return readingOf(part, sentence, { ...scope, isAble }) ?? [];
  });
}

function isSupported(
  id: string,
  { part, where, score, best }: Reading,
  { index }: Scope,
  isOneOfMany: boolean,
): boolean {
  const known = index.known.get(id);
  if (known === undefined) return false;
  const support = supportOf(known, part, where);
  if (support.score === 0) return false;
  // The television is among what makes the music of a room.
  const kinds = part.content.flatMap(({ kind }) => kind ?? []);
  const isLoose = isOneOfMany && kinds.length > 0 && kinds.every(({ isMass }) => isMass);
  // Called just so, while what is nearer is called otherwise.
  const isName = support.isSaid && support.isCalledSo && !best.some((one) => one.support.isCalledSo);
  return (
    isName || support.isSaying || support.score + support.slack >= score - (isLoose ? LOOSELY_SAME : SAME)
  );
}

const LOOSELY_SAME = 0.45;

/** "It", beside other things that were named: what the conversation was about. */
function isFromConversation(
  ids: readonly string[],
  { parts }: Sentence,
  recent: readonly PastExchange[],
): boolean {
  const referents = referentsOf(recent);
  return parts.some(({ content }) => content.length === 0) && ids.every((id) => referents.has(id));
}

/** Part of what was chosen has no support: it is too much, or something else was said. */
function insteadOf(
  alone: readonly string[],
  supported: ReadonlySet<string>,
  readings: readonly Reading[],
  { chosen, call, turn }: Question,
): Sets {
  const { house } = turn;
  const extra = alone.filter((id) => !isSoAlready(id, call, house));
  if (supported.size > 0 && (extra.length === 0 || coversSame([...supported], extra, house))) return [];
  const unmet = readings.filter(
    ({ best }) => !best.some(({ known }) => supported.has(known.entity.entityId)),
  );
  const [said] = (unmet.length > 0 ? unmet : readings).toSorted((one, other) => other.score - one.score);
  const best = said?.best.map(({ known }) => known.entity.entityId) ?? [];
  if (coversSame(best, chosen, house) && coversSame(chosen, best, house)) return [];
  if (supported.size > 0 && unmet.length === 0) {
    const own = chosen.filter((id) => supported.has(id));
    return [own, chosen];
  }
  const isSet = said !== undefined && (said.part.isMany || said.isOnlyPlaces);
  return [chosen, ...(isSet ? [best] : best.map((id) => [id]))];
}

/** No question needs more of them. */
const MOST_RIVALS = 50;

/** What else the words of one part say as well. */
function besides(ids: readonly string[], reading: Reading, question: Question): Sets {
  const { part, best, where, isElsewhere } = reading;
  const { chosen, call, turn, scope, sentence } = question;
  const { house } = turn;
  const mine = best.filter(({ known }) => ids.includes(known.entity.entityId));
  if (mine.length === 0) return [];
  const sharesRoom = mine.length > 0 && mine.every(({ support }) => support.isInRoom && support.slack === 0);
  const isPlacesOwn = mine.length > 0 && mine.every(({ support }) => support.isPlacesOwn);
  const isCalledSo = mine.length > 0 && mine.every(({ support }) => support.isCalledSo);
  // Of several rooms' blinds, none is meant because it alone is called in the plural.
  const isPlaced =
    part.places.length > 0 || mine.some(({ support }) => support.isInRoom || support.ownWords > 0);
  const sharesPast = mine.length > 0 && mine.every(({ support }) => support.isRecent);
  const others: Supported[] = [];
  for (const one of best) {
    const { support } = one;
    const { entityId } = one.known.entity;
    const isElse =
      !chosen.includes(entityId) &&
      !isRatherIn(one, part, sentence, where) &&
      !(sharesRoom && !support.isInRoom) &&
      !(sharesPast && !support.isRecent) &&
      !(isPlacesOwn && !support.isPlacesOwn) &&
      !(
        part.isMany &&
        isCalledSo &&
        !(isPlaced ? support.isCalledSo : support.isCalledAlike) &&
        !isElsewhere
      ) &&
      !coversSame(chosen, [entityId], house) &&
      !coversSame([entityId], chosen, house) &&
      !isSoAlready(entityId, call, house);
    if (isElse && others.push(one) === MOST_RIVALS) break;
  }
  const otherIds = others.map(({ known }) => known.entity.entityId);
  if (call.tool === 'change_list') return [];
  if (reading.isOnlyPlaces) return ofPlace(ids, otherIds, reading, question);
  const missing = otherIds.filter((id) => !question.alongside.has(id));
  // "Everywhere but in the bath": of the rest each can be called alone.
  if ((part.saysAll || part.saysEverywhere) && sentence.parts.some(({ isExcepted }) => isExcepted)) return [];
  // "All the lights", and only some of them.
  if (isWhole(reading, question) && missing.length > 0) return [ids, [...ids, ...missing]];
  // "The kitchen lights", and only one of them.
  if (isLoneOfMany(ids, missing, reading, question)) return [ids, [...ids, ...missing]];
  if (part.isMany) {
    const isAnywhere =
      where.elsewhere.size === 0 && part.places.length === 0 && (!part.saysAll || isElsewhere);
    const isPlaced = best.some(({ support }) => support.isInRoom || support.isRecent || support.ownWords > 0);
    if (!isAnywhere || isPlaced || scope.house.areas.size === 0) return [];
    if (otherIds.length > 0) return byRoom(ids, otherIds, house);
    return part.saysEverywhere || scope.ownDomains.has('lock') ? [] : ofEachRoom(ids, scope.areaId, house);
  }
  if (otherIds.length > 0) return [ids, ...otherIds.map((id) => [id])];
  return isOneOfSeveral(reading) && ids.length > 1 ? ids.map((id) => [id]) : [];
}

/** Another part of the sentence is about this one: "the strip to red and the ceiling light off". */
function isRatherIn({ known, support }: Supported, part: Part, { parts }: Sentence, where: Where): boolean {
  return parts.some((other) => other !== part && supportOf(known, other, where).score > support.score + SAME);
}

/** "The lamp" is one of them; "the light" is what lights the room. */
function isOneOfSeveral({ part, isOnlyPlaces }: Reading): boolean {
  const kinds = part.content.flatMap(({ kind }) => kind ?? []);
  return !part.isMany && !isOnlyPlaces && !(kinds.length > 0 && kinds.every(({ isMass }) => isMass));
}

/** Only a room was said: all of it is meant, unless something in it has the room's name. */
function ofPlace(
  ids: readonly string[],
  others: readonly string[],
  { part, best }: Reading,
  { chosen, call, turn, scope, sentence }: Question,
): Sets {
  // "The kitchen is too bright, dim it."
  if (sentence.parts.length > 1 && !tells(part) && sentence.parts.some(tells)) return [];
  if (part.saysAll) return [];
  // "No, the bedroom one", of which there is one that is called so.
  if (part.saysOne && ids.length === 1 && ids.every((id) => namesPlace(id, part, scope))) return [];
  const inPlace = part.places.flatMap(({ areaIds }) =>
    [...areaIds].flatMap((id) => scope.index.byArea.get(id) ?? []),
  );
  const isNamesake = best.some(
    ({ known, support }) => support.isWhole && ids.includes(known.entity.entityId),
  );
  const rest = isNamesake
    ? inPlace
        .filter(
          ({ entity }) =>
            (scope.ownDomains.has(entity.domain) ||
              (call.tool === 'turn_on_off' && entity.domain === 'light')) &&
            !isSoAlready(entity.entityId, call, turn.house),
        )
        .map(({ entity }) => entity.entityId)
    : others.filter((id) => scope.ownDomains.has(domainOf(id)));
  const whole = [...new Set([...ids, ...rest])];
  return coversSame(chosen, whole, turn.house) ? [] : [ids, whole];
}

function namesPlace(id: string, { content }: Part, { index }: Scope): boolean {
  const labels = index.known.get(id)?.labels ?? [];
  return content.some(({ stem }) => labels.some(({ stems }) => stems.includes(stem)));
}
