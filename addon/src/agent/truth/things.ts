/** Which things of the home a sentence names. */
import { classTerms, domainTerms } from '../../house/kinds.ts';
import type { Entity, House } from '../../house/house.ts';
import { termsOf } from '../../house/terms.ts';

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

/** Each in its place is much to look for, and most clauses have none. */
const ANY_NOUN = new RegExp(NOUNS.map(([words]) => words).join('|'), 'u');

export function nounsIn(clause: string): readonly Noun[] {
  if (!ANY_NOUN.test(clause)) return [];
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
export function isOfKind(entity: Entity, noun: Noun, isMoved: boolean): boolean {
  const { word, domains } = noun;
  if (isMoved && (domains.has(entity.domain) || ANYTHING.has(entity.domain))) return true;
  if (isOfDomain(entity, noun)) return true;
  const stems = termsOf(word);
  return [entity.name, ...entity.aliases].some((name) => termsOf(name).some((term) => stems.includes(term)));
}

/** Of that kind whatever it is called. */
export function isOfDomain({ domain, deviceClass }: Entity, { domains, classes }: Noun): boolean {
  const isClassed = classes !== undefined && (domain === 'cover' || domain === 'binary_sensor');
  return domains.has(domain) && (!isClassed || classes.test(deviceClass ?? ''));
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

/** Such a word is said of no other thing. */
export function isDistinct({ word }: Noun): boolean {
  return DISTINCT.test(word);
}

/** False: the word is the name of another thing of the home. */
export function mayBeCalled(entityId: string, noun: Noun, house: House): boolean {
  if (!DISTINCT.test(noun.word)) return true;
  const ofKind = [...house.entities.values()].filter((entity) => isOfKind(entity, noun, false));
  const ids = ofKind.map((entity) => entity.entityId);
  const named = calledSo(ids, noun, house);
  return named.length === ids.length || named.includes(entityId) || !ids.includes(entityId);
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
