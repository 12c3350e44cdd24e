/** What of the home a sentence names: things, rooms and floors. */
import { classTerms, domainTerms } from '../../house/kinds.ts';
import type { Entity, House } from '../../house/house.ts';
import { phraseOf, termsOf } from '../../house/terms.ts';
import { isOfKind, nounsIn } from './things.ts';

/** One name that stands in the words, and everything that is called so. */
export interface Mention {
  readonly entityIds: ReadonlySet<string>;
  readonly kind: 'entity' | 'area';
}

interface Name extends Mention {
  /** None of a place. */
  readonly things: readonly Entity[];
  readonly terms: readonly string[];
  readonly phrase: string;
  /** The name without the word for what it is: `desk` of "Desk Lamp"; empty when nothing is left. */
  readonly core: readonly string[];
}

export type FindMentions = (clause: string, house: House) => readonly Mention[];

interface KnownNames {
  readonly entities: House['entities'];
  readonly revision: number;
  readonly names: readonly Name[];
  /** Where in `names` those are that may stand in words with this one. */
  readonly byFirstTerm: ReadonlyMap<string, readonly number[]>;
  /** Those that may also be the front part of a word. */
  readonly short: readonly number[];
  readonly found: Map<string, readonly Mention[]>;
}

/** The same words are looked at from several sides. */
const MOST_FOUND = 100;

/** Reads the whole home once, and again when it has changed. */
export function createMentions(): FindMentions {
  let known: KnownNames | undefined;
  return (clause, house) => {
    if (known?.entities !== house.entities || known.revision !== house.revision) known = readNames(house);
    const before = known.found.get(clause);
    if (before !== undefined) return before;
    const mentions = mentionsIn(clause, known);
    if (known.found.size >= MOST_FOUND) known.found.clear();
    known.found.set(clause, mentions);
    return mentions;
  };
}

function readNames(house: House): KnownNames {
  const { entities, revision } = house;
  const names = namesOf(house);
  const byFirstTerm = new Map<string, number[]>();
  for (const [at, { terms, core }] of names.entries()) {
    for (const term of new Set([...terms.slice(0, 1), ...core.slice(0, 1)])) {
      const places = byFirstTerm.get(term) ?? [];
      places.push(at);
      byFirstTerm.set(term, places);
    }
  }
  const short = names.flatMap(({ kind, terms }, at) => (kind === 'area' && terms.length === 1 ? [at] : []));
  return { entities, revision, names, byFirstTerm, short, found: new Map() };
}

function mentionsIn(clause: string, { names, byFirstTerm, short }: KnownNames): readonly Mention[] {
  const spoken = termsOf(clause);
  const phrase = phraseOf(spoken);
  const possible = new Set([...spoken.flatMap((term) => byFirstTerm.get(term) ?? []), ...short]);
  const found = [...possible]
    .toSorted((one, other) => one - other)
    .flatMap((at) => {
      const name = names[at];
      const span = name === undefined ? undefined : spanOf(name, spoken, phrase);
      return name === undefined || span === undefined ? [] : [{ name, span }];
    });
  const longest = found.filter(
    ({ span }) => !found.some((other) => other.span !== span && ` ${other.span} `.includes(` ${span} `)),
  );
  const bySpan = Map.groupBy(longest, ({ span }) => span);
  return [...bySpan.values()].map((same): Mention => {
    const kind = same.some(({ name }) => name.kind === 'area') ? 'area' : 'entity';
    return { kind, entityIds: new Set(same.flatMap(({ name }) => [...name.entityIds])) };
  });
}

function spanOf(
  { terms, phrase: name, core, kind, things }: Name,
  spoken: readonly string[],
  phrase: string,
): string | undefined {
  if (terms.length > 0 && phrase.includes(name)) return terms.join(' ');
  if (core.length > 0 && core.length < terms.length) {
    const start = spoken.findIndex((_, index) =>
      core.every((term, offset) => spoken[index + offset] === term),
    );
    const next = spoken[start + core.length];
    const called = start === -1 || next === undefined ? [] : nounsIn(next);
    if (called.some((noun) => things.some((thing) => isOfKind(thing, noun, true))))
      return [...core, next].join(' ');
  }
  const [only] = terms;
  if (kind !== 'area' || terms.length !== 1 || only === undefined || only.length < 4) return undefined;
  return spoken.find(
    (term) =>
      term.length > only.length + 2 &&
      term.startsWith(only) &&
      nounsIn(term).length + nounsIn(`${term}e`).length > 0,
  );
}

function namesOf(house: House): readonly Name[] {
  const entities = [...house.entities.values()];
  const kindWords = new Map<string, ReadonlySet<string>>();
  const kindsOf = ({ domain, deviceClass }: Entity) => {
    const key = `${domain} ${deviceClass}`;
    const words = kindWords.get(key) ?? new Set([...domainTerms(domain), ...classTerms(deviceClass)]);
    kindWords.set(key, words);
    return words;
  };
  const byArea = Map.groupBy(entities, ({ areaId }) => areaId);
  const idsIn = (areaId: string) => (byArea.get(areaId) ?? []).map(({ entityId }) => entityId);
  const byTerm = new Map<string, string[]>();
  const things = entities.flatMap((entity) =>
    [entity.name, ...entity.aliases].map((name): Name => {
      const terms = termsOf(name);
      for (const term of new Set(terms)) {
        const ids = byTerm.get(term) ?? [];
        ids.push(entity.entityId);
        byTerm.set(term, ids);
      }
      const core = terms.filter((term) => !kindsOf(entity).has(term));
      const isOnlyKind = core.length === 0 && terms.length === 1;
      return {
        kind: 'entity',
        entityIds: new Set([entity.entityId]),
        things: [entity],
        terms: isOnlyKind ? [] : terms,
        phrase: phraseOf(terms),
        core,
      };
    }),
  );
  const places = [...house.areas.values()].flatMap((area) =>
    [area.name, ...area.aliases].map((name): Name => {
      const terms = termsOf(name);
      // "Heizung Wohnzimmer" may stand in no area.
      const [first = '', ...rest] = terms.map((term) => new Set(byTerm.get(term)));
      const called = first === '' ? [] : [...first].filter((id) => rest.every((ids) => ids.has(id)));
      return {
        kind: 'area',
        entityIds: new Set([...idsIn(area.area_id), ...called]),
        things: [],
        terms,
        phrase: phraseOf(terms),
        core: [],
      };
    }),
  );
  const floors = [...house.floors.values()].flatMap((floor) =>
    [floor.name, ...floor.aliases].map((name): Name => {
      const terms = termsOf(name);
      const areas = [...house.areas.values()].filter(({ floor_id }) => floor_id === floor.floor_id);
      return {
        kind: 'area',
        entityIds: new Set(areas.flatMap(({ area_id }) => idsIn(area_id))),
        things: [],
        terms,
        phrase: phraseOf(terms),
        core: [],
      };
    }),
  );
  return [...things, ...places, ...floors];
}
