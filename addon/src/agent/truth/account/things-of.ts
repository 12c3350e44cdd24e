/** Which things a part of an answer is about. */
import type { House } from '../../../house/house.ts';
import { stem } from '../../../house/terms.ts';
import type { FindMentions } from '../check-state.ts';
import type { Done } from '../record.ts';
import { calledSo, isOfDomain, isOfKind, mayBeCalled, nounsIn, wordsFor, type Noun } from '../things.ts';

export interface Turn {
  readonly house: House;
  readonly areaId: string | null;
  readonly mentionsIn: FindMentions;
  readonly done: readonly Done[];
  /** What was acted on, reached or not. */
  readonly moved: readonly string[];
  /** What the person's own words name. */
  readonly asked: readonly string[];
}

/** Of each group all has to be so; `null`: it names something of which nothing can be told. */
export type Things = readonly (readonly string[])[];

const ALL = /\b(?:all|every|everything|everywhere|alle|alles|samtliche|jede[rs]?|uberall)\b/u;
const NONE = /\b(?:no|none|kein|keine[nrms]?)\b/u;
const BOTH = /\b(?:both|beide[nr]?)\b/u;

/** Empty: it names none. */
export function thingsIn(text: string, turn: Turn): Things | null {
  const { house } = turn;
  const mentions = turn.mentionsIn(text);
  const nouns = nounsIn(text);
  const groups = mentions
    .filter(({ kind }) => kind === 'entity')
    .map(({ entityIds }) => oursOf([...entityIds], turn));
  const isNamed = (id: string) => groups.some((group) => group.includes(id));
  const places = mentions.filter(({ kind }) => kind === 'area').map(({ entityIds }) => [...entityIds]);
  if (/\btherest\b/u.test(text)) groups.push(othersThan(turn));
  for (const ids of places) {
    if (ids.some(isNamed)) continue;
    const kinds = ids.filter((id) => isOfAny(id, nouns, house));
    const ours = ids.filter((id) => turn.moved.includes(id));
    const lights = ids.filter((id) => id.startsWith('light.'));
    if (kinds.length > 0) groups.push(isOfAll(text) ? kinds : oursOf(kinds, turn));
    else if (ours.length > 0) groups.push(ours);
    else if (nouns.length === 0 && lights.length > 0) groups.push(lights);
    else return null;
  }
  for (const noun of nouns) {
    if (
      groups.some((group) => group.some((id) => isOfAny(id, [noun], house) && mayBeCalled(id, noun, house)))
    )
      continue;
    const ids = ofNoun(noun, text, turn);
    if (ids === undefined) return null;
    groups.push(ids);
  }
  return groups;
}

/** "The others": of the kinds that were moved or asked for. */
function othersThan({ house, moved, asked }: Turn): readonly string[] {
  const ours = moved.length > 0 ? moved : asked;
  const domains = new Set(ours.map((id) => id.split('.')[0]));
  return [...house.entities.keys()].filter((id) => domains.has(id.split('.')[0]) && !ours.includes(id));
}

const isOfAll = (text: string) => ALL.test(text) || NONE.test(text);

function isOfAny(id: string, nouns: readonly Noun[], house: House): boolean {
  const entity = house.entities.get(id);
  return entity !== undefined && nouns.some((noun) => isOfKind(entity, noun, false));
}

function oursOf(ids: readonly string[], { moved }: Turn): readonly string[] {
  const ours = ids.filter((id) => moved.includes(id));
  return ours.length > 0 ? ours : ids;
}

const DOORS = /^(?:doors|turen|locks|windows)$/u;

/** "The light": what was moved of it, what was asked for of it, what is there of it. */
function ofNoun(
  noun: Noun,
  text: string,
  { house, moved, asked, areaId }: Turn,
): readonly string[] | undefined {
  const isGate = (id: string) => /gate|garage/u.test(house.entities.get(id)?.deviceClass ?? '');
  const ofKind = (ids: readonly string[]) => {
    const all = ids.filter((id) => isOfAny(id, [noun], house) && mayBeCalled(id, noun, house));
    const doors = noun.domains.has('lock') ? all.filter((id) => !isGate(id)) : all;
    return doors.length > 0 ? doors : all;
  };
  if (!isOfAll(text)) {
    for (const ids of [ofKind(moved), ofKind(asked)])
      if (ids.length > 0 && !(BOTH.test(text) && ids.length !== 2)) return ids;
  }
  // The names of a whole home are read only where no kind is enough.
  const likely = [...house.entities.values()].flatMap((entity) =>
    isOfDomain(entity, noun) ? [entity.entityId] : [],
  );
  const all = ofKind(likely.length > 0 ? likely : [...house.entities.keys()]);
  if (all.length > 0 && (isOfAll(text) || BOTH.test(text))) return all;
  const called = calledSo(all, noun, house);
  const areas = new Set(moved.length > 0 ? moved.map((id) => house.entities.get(id)?.areaId) : [areaId]);
  const here = called.filter((id) => areas.has(house.entities.get(id)?.areaId ?? null));
  // "The doors are locked" is not said of the only one in this room.
  const isFew = here.length === 0 || (here.length === 1 && DOORS.test(noun.word));
  if (called.length > 0) return isFew ? called : here;
  // What was called a lamp may be a plug.
  const known = moved.filter((id) => wordsFor(id, house).includes(stem(noun.word)));
  return known.length > 0 ? known : undefined;
}
