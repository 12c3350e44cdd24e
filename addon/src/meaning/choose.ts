/** What a part of a sentence is about: the entities that its words support best, with whatever differs by nothing. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { House } from '../house/house.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { isAbleTo } from './able.ts';
import type { Known, NameIndex } from './name-index.ts';
import { knownNaming } from './naming.ts';
import { domainOf, domainsLike } from './reach.ts';
import type { Part, Sentence } from './sentence.ts';
import { isOnlyPlaces, SAME, type Support, supportOf, touchedBy, type Where } from './support.ts';

export interface Supported {
  readonly known: Known;
  readonly support: Support;
}

export interface Reading {
  readonly part: Part;
  readonly where: Where;
  /** All that have the best score; empty when the part is about none of these. */
  readonly best: readonly Supported[];
  readonly score: number;
  readonly isOnlyPlaces: boolean;
  /** The room that was said has nothing of the kind that was said. */
  readonly isElsewhere: boolean;
}

export interface Scope {
  readonly index: NameIndex;
  readonly house: House;
  readonly areaId: string | null;
  readonly recent: ReadonlySet<string>;
  /** What the verb could be said of. */
  readonly domains: ReadonlySet<string>;
  /** Of what only its place was said, only these are meant. */
  readonly ownDomains: ReadonlySet<string>;
  /** It could be done with this one. */
  readonly isAble: (known: Known) => boolean;
}

/** `recent`: what the conversation was just about. */
export function scopeOf(
  call: PreparedCall,
  { house, areaId }: TurnContext,
  index: NameIndex,
  recent: ReadonlySet<string>,
): Scope {
  return {
    index,
    house,
    areaId,
    recent,
    domains: new Set(domainsLike(call)),
    ownDomains: new Set(call.entityIds.map(domainOf)),
    isAble: isAbleTo(call, house),
  };
}

/** What is said beside an order counts only where the order itself is about nothing. */
export function readingsOf(sentence: Sentence, scope: Scope): readonly Reading[] {
  const { parts } = sentence;
  const told = parts.filter(({ isAside }) => !isAside);
  const isAbout = told.some(({ content }) => content.length > 0);
  return (isAbout ? told : parts).flatMap((part) => readingOf(part, sentence, scope) ?? []);
}

/** Undefined: it is about nothing that this could be done with. */
export function readingOf(part: Part, sentence: Sentence, scope: Scope): Reading | undefined {
  if (part.content.length === 0) return undefined;
  const where = whereOf(part, sentence, scope);
  const best = bestOf(part, where, scope);
  if (best.length === 0) return ofKindElsewhere(part, where, scope);
  const score = Math.max(...best.map(({ support }) => support.score));
  return { part, where, best, score, isOnlyPlaces: isOnlyPlaces(part), isElsewhere: false };
}

function whereOf(part: Part, { parts }: Sentence, { areaId, recent }: Scope): Where {
  // What is taken out says nothing of where the rest is.
  const others = parts
    .filter((other) => other !== part && (!other.isExcepted || part.isExcepted))
    // "The kids are asleep" is about no room, "the kitchen is too dark" is.
    .flatMap(({ places, isAside }) => places.filter(({ isWhole }) => isWhole || !isAside));
  return {
    areaId: part.saysEverywhere ? null : areaId,
    recent,
    elsewhere: new Set(others.flatMap(({ areaIds }) => [...areaIds])),
  };
}

/** "The blinds in the garage", which has none: any others. */
function ofKindElsewhere(part: Part, where: Where, scope: Scope): Reading | undefined {
  const content = part.content.filter(({ kind }) => kind !== undefined);
  if (part.places.length === 0 || content.length === 0) return undefined;
  const anywhere = { ...part, content, places: [], phrase: '', verbatim: '', adjacent: '' };
  const nowhere = { ...where, areaId: null, elsewhere: new Set<string>() };
  const ofKind = new Set(
    content
      .flatMap(({ kind }) => kind?.domains ?? [])
      .flatMap((domain) => scope.index.byDomain.get(domain) ?? []),
  );
  const best = supportedAmong(ofKind, anywhere, nowhere, scope);
  if (best.length === 0) return undefined;
  // Wherever they are, they are not what was said.
  return { part: anywhere, where: nowhere, best, score: SAME, isOnlyPlaces: false, isElsewhere: true };
}

/** Plainly of the kind, and in the room. */
const OF_ROOM = 1.6 - SAME / 2;

function bestOf(part: Part, where: Where, scope: Scope): readonly Supported[] {
  const near = bestAmong(nearOf(part, where, scope), part, where, scope);
  if (near.some(({ support }) => support.score >= OF_ROOM)) return near;
  const touched = bestAmong(touchedBy(part, scope.index), part, where, scope);
  if (touched.length > 0) return touched;
  // "The blinds" of a room that has none.
  const kinds = part.content.flatMap(({ kind }) => kind?.domains ?? []);
  const ofKind = new Set(kinds.flatMap((domain) => scope.index.byDomain.get(domain) ?? []));
  return bestAmong(ofKind, part, where, scope);
}

/** Only a kind was said: nothing elsewhere is likelier than one of the room, or what was just talked about. */
function nearOf(part: Part, { areaId, recent, elsewhere }: Where, { index }: Scope): ReadonlySet<Known> {
  const isKind = part.content.every(({ kind }) => kind !== undefined) && part.content.length === 1;
  if (!isKind || part.hasUnknownRoom || elsewhere.size > 0) return new Set();
  const domains = new Set(part.content.flatMap(({ kind }) => kind?.domains ?? []));
  const inRoom = (index.byArea.get(areaId ?? '') ?? []).filter(({ entity }) => domains.has(entity.domain));
  return new Set([...inRoom, ...[...recent].flatMap((id) => index.known.get(id) ?? [])]);
}

function bestAmong(
  candidates: ReadonlySet<Known>,
  part: Part,
  where: Where,
  scope: Scope,
): readonly Supported[] {
  const all = supportedAmong(candidates, part, where, scope);
  const top = all.reduce((most, { support }) => Math.max(most, support.score), 0);
  return all.filter(({ support }) => support.score + support.slack >= top - SAME);
}

function supportedAmong(
  candidates: ReadonlySet<Known>,
  part: Part,
  where: Where,
  scope: Scope,
): readonly Supported[] {
  const all: Supported[] = [];
  for (const known of candidates) {
    if (!scope.domains.has(known.entity.domain)) continue;
    const naming = knownNaming(scope.index, part, known);
    if (naming.best.score <= 0 || !scope.isAble(known)) continue;
    const support = supportOf(known, part, where, naming);
    const isOwnDomain = scope.ownDomains.has(known.entity.domain);
    const isMeant = isOwnDomain || support.isWhole || (support.ownWords > 0 && !isStarted(known));
    if (support.score <= 0 || !(isMeant || hasKind(part))) continue;
    all.push({ known, support });
  }
  return all;
}

/** Of a scene "Movie night", the word "movie" alone says little. */
function isStarted({ entity: { domain } }: Known): boolean {
  return domain === 'scene' || domain === 'script';
}

function hasKind({ content }: Part): boolean {
  return content.some(({ kind }) => kind !== undefined);
}
