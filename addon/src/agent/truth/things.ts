/** Which things of the home a sentence names. */
import { classTerms, domainTerms } from '../../house/kinds.ts';
import type { Entity, House } from '../../house/house.ts';
import { phraseOf, termsOf } from '../../house/terms.ts';

/** What people call the kinds of things; a German word may have something in front: `Küchenlicht`. */
const NOUNS: readonly (readonly [words: string, domains: string, classes?: RegExp])[] = [
  ['light|lights|lamp|lamps|lighting|bulbs?|licht|lichter|lampe|lampen|leuchten?|beleuchtung', 'light'],
  ['fans?|ventilator|lufter', 'fan'],
  [
    'heating|thermostats?|heater|radiators?|heizung|heizungen|klimaanlage|air conditioning',
    'climate water_heater',
  ],
  [
    'blinds?|shades?|curtains?|shutters?|awning|rollladen|rolladen|rollos?|jalousien?|vorhange?|markise',
    'cover',
    /^(?!garage|gate|door|window)/u,
  ],
  ['garage door|garage|gate|garagentor|tor', 'cover lock', /garage|gate|door/u],
  ['doors?|tur|turen', 'lock cover binary_sensor', /^(?:door|garage|garage_door|gate|opening|lock)$/u],
  // "Lock the door" names none.
  [String.raw`locks?(?! (?:the|my|your|our|it|them|all|both|up|every\S*)\b)|schloss`, 'lock'],
  ['windows?|fenster', 'cover binary_sensor', /^(?:window|opening)$/u],
  ['volume|lautstarke', 'media_player'],
  ['brightness|helligkeit', 'light'],
  ['tv|television|telly|fernseher', 'media_player'],
  ['speakers?|lautsprecher|radio', 'media_player'],
  ['music|musik', 'media_player'],
  ['vacuum|staubsauger|saugroboter', 'vacuum'],
  ['alarm|alarmanlage', 'alarm_control_panel siren timer'],
  ['sockets?|plugs?|outlets?|steckdosen?', 'switch'],
];
const nouns = NOUNS.map(([words, domains, classes]) => ({
  find: new RegExp(String.raw`(?:^| )(?:(?<before>\S+) )?(?<joined>\S*?)(?<noun>${words})(?= |$|')`, 'u'),
  domains: new Set(domains.split(' ')),
  classes,
}));

/** What can stand for anything: a switch may be the lamp. */
const ANYTHING = new Set(
  'switch input_boolean script scene group automation button input_button remote select input_select'.split(
    ' ',
  ),
);

export interface Noun {
  readonly word: string;
  readonly domains: ReadonlySet<string>;
  /** Of covers and sensors: not every cover is a window. */
  readonly classes: RegExp | undefined;
  /** The word before it, or the front part of a German compound; may be empty. */
  readonly modifier: string;
}

export function nounsIn(clause: string): readonly Noun[] {
  return nouns.flatMap(({ find, domains, classes }) => {
    const groups = find.exec(clause)?.groups;
    if (groups?.['noun'] === undefined) return [];
    const joined = groups['joined'] ?? '';
    if (joined !== '' && (joined.length < 3 || isOtherWord(joined, groups['noun']))) return [];
    const modifier = joined === '' ? (groups['before'] ?? '') : joined;
    return [{ word: groups['noun'], domains, classes, modifier }];
  });
}

/** "Temperatur" and "radiator" are no doors. */
function isOtherWord(front: string, noun: string): boolean {
  return /^t[ou]r/u.test(noun) && !/(?:[snfrt]|oll)$/u.test(front);
}

/** `isMoved`: by a call of this turn, so that a plug may well be the lamp that was meant. */
export function isOfKind(entity: Entity, { word, domains, classes }: Noun, isMoved: boolean): boolean {
  const { domain, deviceClass } = entity;
  if (isMoved && (domains.has(domain) || ANYTHING.has(domain))) return true;
  const isClassed = classes !== undefined && (domain === 'cover' || domain === 'binary_sensor');
  if (domains.has(domain) && (!isClassed || classes.test(deviceClass ?? ''))) return true;
  const stems = termsOf(word);
  return [entity.name, ...entity.aliases].some((name) => termsOf(name).some((term) => stems.includes(term)));
}

/** Words of one kind that nobody takes for one another, where the home has a thing that is called so. */
const DISTINCT =
  /^(?:tv|television|telly|fernseher|speakers?|lautsprecher|radio|garage|gate|garagentor|tor|radiators?)$/u;

/** The things among these that are called by the very word, if any are: "the gate" is no other door. */
export function calledSo(ids: readonly string[], { word }: Noun, house: House): readonly string[] {
  const stems = [word.replace(/(?:en|s)$/u, ''), ...termsOf(word)];
  const named = ids.filter((id) => {
    const entity = house.entities.get(id);
    const names = entity === undefined ? [] : [entity.name, ...entity.aliases];
    return names.some((name) =>
      termsOf(name).some((term) => stems.some((stem) => term === stem || isCompound(term, stem))),
    );
  });
  return named.length > 0 ? named : ids;
}

function isCompound(term: string, stem: string): boolean {
  return term.length > stem.length + 2 && term.endsWith(stem);
}

/** False: the word is the name of another thing of the home. */
export function mayBeCalled(entityId: string, noun: Noun, house: House): boolean {
  if (!DISTINCT.test(noun.word)) return true;
  const ofKind = [...house.entities.values()].filter((entity) => isOfKind(entity, noun, false));
  const ids = ofKind.map((entity) => entity.entityId);
  const named = calledSo(ids, noun, house);
  return named.length === ids.length || named.includes(entityId) || !ids.includes(entityId);
}

/** One name that stands in the words, and everything that is called so. */
export interface Mention {
  readonly entityIds: ReadonlySet<string>;
  readonly kind: 'entity' | 'area';
}

interface Name extends Mention {
  /** None of a place. */
  readonly things: readonly Entity[];
  readonly terms: readonly string[];
  /** The name without the word for what it is: `desk` of "Desk Lamp"; empty when nothing is left. */
  readonly core: readonly string[];
}

export type FindMentions = (clause: string, house: House) => readonly Mention[];

/** Reads the whole home once, and again when it has changed. */
export function createMentions(): FindMentions {
  let known:
    | { readonly entities: House['entities']; readonly revision: number; readonly names: readonly Name[] }
    | undefined;
  return (clause, house) => {
    if (known?.entities !== house.entities || known.revision !== house.revision) {
      known = { entities: house.entities, revision: house.revision, names: namesOf(house) };
    }
    const spoken = termsOf(clause);
    const phrase = phraseOf(spoken);
    const found = known.names.flatMap((name) => {
      const span = spanOf(name, spoken, phrase);
      return span === undefined ? [] : [{ name, span }];
    });
    const longest = found.filter(
      ({ span }) => !found.some((other) => other.span !== span && ` ${other.span} `.includes(` ${span} `)),
    );
    const bySpan = Map.groupBy(longest, ({ span }) => span);
    return [...bySpan.values()].map((same): Mention => {
      const kind = same.some(({ name }) => name.kind === 'area') ? 'area' : 'entity';
      return { kind, entityIds: new Set(same.flatMap(({ name }) => [...name.entityIds])) };
    });
  };
}

function spanOf(
  { terms, core, kind, things }: Name,
  spoken: readonly string[],
  phrase: string,
): string | undefined {
  if (terms.length > 0 && phrase.includes(phraseOf(terms))) return terms.join(' ');
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
        core: [],
      };
    }),
  );
  const floors = [...house.floors.values()].flatMap((floor) =>
    [floor.name, ...floor.aliases].map((name): Name => {
      const areas = [...house.areas.values()].filter(({ floor_id }) => floor_id === floor.floor_id);
      return {
        kind: 'area',
        entityIds: new Set(areas.flatMap(({ area_id }) => idsIn(area_id))),
        things: [],
        terms: termsOf(name),
        core: [],
      };
    }),
  );
  return [...things, ...places, ...floors];
}

/** Every word by which somebody could mean this thing. */
export function wordsFor(entityId: string, house: House): readonly string[] {
  const entity = house.entities.get(entityId);
  if (entity === undefined) return termsOf(entityId);
  const area = entity.areaId === null ? undefined : house.areas.get(entity.areaId);
  const floor = area?.floor_id == null ? undefined : house.floors.get(area.floor_id);
  const names = [
    entity.name,
    ...entity.aliases,
    area?.name,
    ...(area?.aliases ?? []),
    floor?.name,
    ...(floor?.aliases ?? []),
  ];
  return [
    ...names.flatMap((name) => (name === undefined ? [] : termsOf(name))),
    ...termsOf(entityId.replaceAll('_', ' ')),
    ...domainTerms(entity.domain),
    ...classTerms(entity.deviceClass),
  ];
}
