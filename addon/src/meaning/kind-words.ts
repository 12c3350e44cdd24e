/** What people call kinds of things, and which entities are of such a kind. */
import { stem } from '../house/terms.ts';
import type { Entity } from '../house/house.ts';

export interface Kind {
  readonly id: string;
  readonly domains: readonly string[];
  /** Device classes; null: any. What tells no class is of every kind of its domain. */
  readonly classes: readonly string[] | null;
  /** "The light", "the heating": one word for all there is of it in a place. */
  readonly isMass: boolean;
}

const SHADES = ['blind', 'shade', 'shutter', 'awning', 'damper'];
const CURTAINS = ['curtain'];
const DOORS = ['door', 'garage', 'gate', 'garage_door'];

type Row = readonly [
  id: string,
  domains: string,
  classes: readonly string[] | null,
  words: string,
  mass?: 'mass',
];

const ROWS: readonly Row[] = [
  ['light', 'light', null, 'light lights lighting licht lichter beleuchtung illumination', 'mass'],
  ['lamp', 'light', null, 'lamp lamps bulb bulbs lampe lampen leuchte leuchten strahler funzel'],
  ['spot', 'light', null, 'spot spots spotlight spotlights'],
  [
    'blind',
    'cover',
    SHADES,
    `blind blinds shade shades shutter shutters rollo rollos rollladen rolladen rolllade rollade
    jalousie jalousien raffstore`,
  ],
  ['curtain', 'cover', CURTAINS, 'curtain curtains drapes vorhang vorhange gardine gardinen'],
  ['awning', 'cover', ['awning'], 'awning markise'],
  ['gate', 'cover', ['gate'], 'gate gates'],
  ['tor', 'cover', DOORS, 'tor tore'],
  ['door', 'lock cover', DOORS, 'door doors tur turen'],
  ['window', 'cover', ['window'], 'window windows fenster'],
  [
    'heating',
    'climate',
    null,
    'heating heat heater heaters radiator radiators thermostat thermostats heizung heizungen heizkorper',
    'mass',
  ],
  ['aircon', 'climate', null, 'aircon ac klima klimaanlage', 'mass'],
  ['temperature', 'climate', null, 'temperature temperatur', 'mass'],
  ['boiler', 'water_heater', null, 'boiler hotwater warmwasser'],
  ['fan', 'fan', null, 'fan fans ventilator ventilatoren lufter ventilation luftung'],
  ['tv', 'media_player', ['tv'], 'tv tvs telly television televisions fernseher glotze'],
  [
    'speaker',
    'media_player',
    ['speaker', 'receiver'],
    'speaker speakers stereo radio lautsprecher box boxen',
  ],
  ['music', 'media_player', null, 'music song track volume sound musik lied lautstarke ton', 'mass'],
  ['lock', 'lock', null, 'lock locks schloss schlosser'],
  [
    'switch',
    'switch',
    null,
    'switch switches plug plugs socket sockets outlet outlets steckdose steckdosen schalter',
  ],
  ['vacuum', 'vacuum', null, 'vacuum hoover robot staubsauger saugroboter sauger roboter'],
  ['mower', 'lawn_mower', null, 'mower maher rasenmaher mahroboter'],
  ['humidifier', 'humidifier', null, 'humidifier dehumidifier luftbefeuchter luftentfeuchter entfeuchter'],
  ['valve', 'valve', null, 'valve tap ventil hahn wasserhahn sprinkler sprinklers irrigation bewasserung'],
  ['scene', 'scene', null, 'scene scenes szene szenen stimmung mood'],
  ['script', 'script', null, 'script scripts routine skript ablauf'],
  ['list', 'todo', null, 'list lists liste listen zettel'],
  ['timer', 'timer', null, 'timer timers wecker eieruhr countdown'],
  ['alarm', 'alarm_control_panel', null, 'alarm alarmanlage'],
];

const byStem: ReadonlyMap<string, Kind> = new Map(
  ROWS.flatMap(([id, domains, classes, words, mass]) => {
    const kind = { id, domains: domains.split(' '), classes, isMass: mass === 'mass' };
    return words.split(/\s+/u).map((word): [string, Kind] => [stem(word), kind]);
  }),
);

export function kindOf(wordStem: string): Kind | undefined {
  return byStem.get(wordStem);
}

/** Who says blinds for curtains is understood, where there are no blinds. */
const HANGINGS = new Set(['blind', 'curtain']);
const AT_WINDOWS = new Set([...SHADES, ...CURTAINS]);

/** How well an entity is of this kind, by what it is and not by its name: 1, a little, or 0. */
export function isOfKind({ domain, deviceClass }: Entity, kind: Kind): number {
  if (!kind.domains.includes(domain)) return 0;
  if (kind.id === 'music' && deviceClass === 'tv') return 0.6;
  if (kind.classes === null || domain === 'lock') return 1;
  if (deviceClass === null) return kind.id === 'tv' ? 0.6 : 0.9;
  if (kind.classes.includes(deviceClass)) return 1;
  return HANGINGS.has(kind.id) && AT_WINDOWS.has(deviceClass) ? 0.5 : 0;
}

const PLURALS = new Set(
  `lights lichter lamps bulbs lampen leuchten spots spotlights blinds shades shutters rollos jalousien curtains drapes
  vorhange gardinen gates tore doors turen windows heaters radiators thermostats heizungen fans ventilatoren tvs
  televisions speakers boxen locks schlosser plugs sockets outlets steckdosen sprinklers scenes scripts lists
  timers thermostate`.split(/\s+/u),
);
/** The same in singular and plural: the article tells. */
const EITHER = new Set(
  'rollladen rolladen lautsprecher fenster schalter heizkorper strahler lufter fernseher ventilator'.split(
    ' ',
  ),
);

/** `article`: the word before it. */
export function isPlural(text: string, raw: string, article: string | undefined): boolean {
  return PLURALS.has(text) || raw.endsWith('läden') || (EITHER.has(text) && article === 'die');
}
