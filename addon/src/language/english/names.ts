import type { NamePhrases } from '../home-phrases.ts';

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const names: NamePhrases = {
  thing(name, domain) {
    if (/^(the|my|our) /iu.test(name) || /^\p{L}+['’]s /u.test(name)) return name;
    return `the ${name.split(' ').map(ordinary).join(' ')}${kindWord(domain, name)}`;
  },
  count: (count, domain) => `${count} ${(domain === null ? undefined : plurals.get(domain)) ?? 'devices'}`,
  list: (all) => and.format(all),
  isMany: (name) => /[^su]s$/iu.test(name),
};

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
    valve: 'valves',
    vacuum: 'vacuums',
    water_heater: 'water heaters',
    alarm_control_panel: 'alarms',
    timer: 'timers',
    sensor: 'sensors',
    lawn_mower: 'mowers',
  }),
);

/** "Goodnight" alone is no thing that one could run. */
function kindWord(domain: string, name: string): string {
  const isOne = domain === 'scene' || domain === 'script';
  return !isOne || name.toLowerCase().includes(domain) ? '' : ` ${domain}`;
}

/** Capitals at the start of a word are only how names are written; TV, LED or WLED are not. */
function ordinary(word: string): string {
  return ORDINARY.has(word.toLowerCase()) ? word.toLowerCase() : word;
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
