/** How things are called in a spoken sentence. */
import type { House } from '../../house/house.ts';

/** More than this many are counted, not named. */
const MOST_NAMED = 3;

const plurals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    light: 'lights',
    switch: 'switches',
    fan: 'fans',
    cover: 'covers',
    climate: 'thermostats',
    media_player: 'media players',
    lock: 'locks',
    scene: 'scenes',
    script: 'scripts',
    humidifier: 'humidifiers',
  }),
);

/** "the hall light", "the hall light and the desk lamp", "5 lights". */
export function nameAll(entityIds: readonly string[], house: House): string {
  if (entityIds.length > MOST_NAMED) return `${entityIds.length} ${kindOf(entityIds)}`;
  const names = entityIds.map((entityId) => nameOf(entityId, house));
  return names.length < 2 ? (names[0] ?? 'nothing') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "The blinds are", "the hall light is". */
export function isAre(entityIds: readonly string[], house: House): 'is' | 'are' {
  const [only] = entityIds;
  if (entityIds.length !== 1 || only === undefined) return 'are';
  return /[^su]s$/iu.test(nameOf(only, house)) ? 'are' : 'is';
}

export function nameOf(entityId: string, house: House): string {
  const name = house.entities.get(entityId)?.name ?? entityId;
  if (/^(the|my|our) /iu.test(name) || /^\p{L}+['’]s /u.test(name)) return name;
  return `the ${name.split(' ').map(ordinary).join(' ')}${kindWord(entityId, name)}`;
}

/** "Goodnight" alone is no thing that one could run. */
function kindWord(entityId: string, name: string): string {
  const kind = /^(scene|script)\./.exec(entityId)?.[1];
  return kind === undefined || name.toLowerCase().includes(kind) ? '' : ` ${kind}`;
}

/** Capitals at the start of a word are only how names are written; TV, LED or WLED are not. */
function ordinary(word: string): string {
  return ORDINARY.has(word.toLowerCase()) ? word.toLowerCase() : word;
}

function kindOf(entityIds: readonly string[]): string {
  const domains = new Set(entityIds.map((entityId) => entityId.split('.')[0] ?? ''));
  const [domain = ''] = domains;
  return (domains.size === 1 ? plurals.get(domain) : undefined) ?? 'devices';
}

/** Words of a home that are no proper names in English. */
const ORDINARY = new Set(
  `light lights lamp lamps lantern bulb spot spots strip ceiling floor desk table bedside wall reading standing
  night main side front back left right top upper lower small big old new kitchen living dining bed bath guest
  kids children child room bathroom bedroom hall hallway corridor office study attic basement cellar garage
  garden patio terrace balcony porch entrance door doors gate lock window windows blind blinds shade shades
  curtain curtains shutter shutters awning cover covers fan fans heater heating radiator thermostat climate
  speaker speakers television radio player switch socket outlet plug coffee machine washing dryer dishwasher
  oven fridge vacuum humidifier purifier pump sensor temperature humidity motion scene mode movie dinner
  morning evening good goodnight party slow stubborn jammed shy island counter sink stairs upstairs downstairs
  utility laundry nursery playroom master ensuite toilet shower mirror shelf cabinet wardrobe closet workshop
  shed pool sauna driveway outside inside outdoor indoor roof accent mood christmas tree star in on of the and
  with near over under by workbench worktop pond sofa couch air conditioning conditioner weather bell camera
  water boiler freezer router charger car bike tree hedge lawn grill barbecue well fountain stove hob hood
  spotlight spotlights downlight downlights chandelier nightstand ring doorbell leak smoke alarm button`.split(
    /\s+/u,
  ),
);
