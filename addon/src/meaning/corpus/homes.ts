/** The homes of the corpus: what stands where, in the state in which most things can still be changed. */
import { FURNITURE, TEST_FURNITURE } from '../../../../scripts/bed/home/devices.ts';
import { FLOORS, ROOMS } from '../../../../scripts/bed/home/rooms.ts';
import { generatedHome } from '../../house/generated-home.ts';
import { germanHome } from '../../house/german-home.ts';
import type { Entity, EntityState, House } from '../../house/house.ts';

export const homeNames = ['bed', 'german', 'generated', 'family', 'flat', 'villa'] as const;
export type HomeName = (typeof homeNames)[number];

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly room: string | null;
  readonly aliases?: readonly string[];
  readonly deviceClass?: string;
  readonly members?: readonly string[];
}

interface Room {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly floor?: string;
}

/** `id | name | device class | aliases, comma-separated | members of a group` */
function things(room: string | null, lines: string): Thing[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', name = '', deviceClass = '', aliases = '', members = ''] = line
        .split('|')
        .map((part) => part.trim());
      const list = (text: string) => (text === '' ? [] : text.split(',').map((one) => one.trim()));
      return {
        id,
        name,
        room,
        aliases: list(aliases),
        ...(deviceClass !== '' && { deviceClass }),
        ...(members !== '' && { members: list(members) }),
      };
    });
}

/** Nothing is where it would be after a command, so that every command does something. */
export function stateOf(entityId: string): string {
  const domain = entityId.split('.')[0] ?? '';
  const states: Readonly<Record<string, string>> = {
    cover: 'unknown',
    lock: 'jammed',
    climate: 'unknown',
    media_player: 'unknown',
    vacuum: 'error',
    scene: 'unknown',
  };
  return states[domain] ?? 'unknown';
}

function houseOf(
  language: string,
  rooms: readonly Room[],
  floors: House['floors'],
  all: readonly Thing[],
): House {
  const entities = new Map(
    all.map(({ id, name, room, aliases = [], deviceClass }): [string, Entity] => [
      id,
      {
        entityId: id,
        domain: id.split('.')[0] ?? '',
        name,
        aliases,
        areaId: room,
        deviceClass: deviceClass ?? null,
      },
    ]),
  );
  const members = new Map(
    all.flatMap(({ id, members: of }) => (of === undefined ? [] : [[id, of] as const])),
  );
  return {
    locationName: 'Home',
    language,
    timeZone: 'Europe/Berlin',
    entities,
    areas: new Map(
      rooms.map(({ id, name, aliases = [], floor }) => [
        id,
        { area_id: id, name, aliases: [...aliases], floor_id: floor ?? null },
      ]),
    ),
    floors,
    people: [],
    satellites: [],
    state(id): EntityState | undefined {
      if (!entities.has(id)) return undefined;
      const of = members.get(id);
      return { state: stateOf(id), attributes: of === undefined ? {} : { entity_id: of }, lastChanged: 0 };
    },
    revision: 1,
  };
}

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '_');

function bedHome(): House {
  const made: Thing[] = [
    { id: 'script.goodnight', name: 'Goodnight', room: null },
    { id: 'script.lights_out', name: 'Lights out', room: null },
    { id: 'script.bedtime', name: 'Bedtime', room: null },
    { id: 'scene.movie_night', name: 'Movie night', room: null },
    { id: 'timer.egg_timer', name: 'Egg timer', room: null },
    { id: 'alarm_control_panel.house_alarm', name: 'House alarm', room: null },
    { id: 'todo.shopping_list', name: 'Shopping list', room: null },
  ];
  const furniture = [...FURNITURE, ...TEST_FURNITURE].filter(({ hidden }) => hidden !== true);
  return houseOf(
    'en',
    ROOMS.map(({ name, aliases, floor }) => ({
      id: slug(name),
      name,
      aliases,
      ...(floor !== null && { floor: slug(floor) }),
    })),
    new Map(
      FLOORS.map(({ name, level, aliases }) => [
        slug(name),
        { floor_id: slug(name), name, aliases: [...aliases], level },
      ]),
    ),
    [
      ...furniture.map(({ entity_id: id, name, room, aliases = [], origin }): Thing => {
        const deviceClass = 'virtual' in origin ? origin.virtual.device_class : undefined;
        return {
          id,
          name,
          room: room === null ? null : slug(room),
          aliases,
          ...(deviceClass !== undefined && { deviceClass }),
        };
      }),
      ...made,
    ],
  );
}

function familyHome(): House {
  const rooms: Room[] = [
    { id: 'kitchen', name: 'Kitchen', floor: 'ground' },
    { id: 'dining', name: 'Dining room', floor: 'ground' },
    { id: 'living', name: 'Living room', aliases: ['lounge'], floor: 'ground' },
    { id: 'hall', name: 'Hall', aliases: ['hallway'], floor: 'ground' },
    { id: 'study', name: 'Study', floor: 'first' },
    { id: 'main_bedroom', name: 'Main bedroom', aliases: ['our bedroom'], floor: 'first' },
    { id: 'ella', name: "Ella's room", floor: 'first' },
    { id: 'noah', name: "Noah's room", floor: 'first' },
    { id: 'bathroom', name: 'Bathroom', floor: 'first' },
    { id: 'landing', name: 'Landing', floor: 'first' },
    { id: 'garage', name: 'Garage' },
    { id: 'garden', name: 'Garden', aliases: ['outside'] },
  ];
  const floors: House['floors'] = new Map([
    ['ground', { floor_id: 'ground', name: 'Ground floor', aliases: ['downstairs'], level: 0 }],
    ['first', { floor_id: 'first', name: 'First floor', aliases: ['upstairs'], level: 1 }],
  ]);
  return houseOf('en', rooms, floors, [
    ...things(
      'kitchen',
      `light.kitchen_ceiling | Kitchen ceiling
       light.kitchen_island | Island light
       light.kitchen_under | Under cabinet lights
       switch.kettle | Kettle
       switch.coffee | Coffee machine
       media_player.kitchen | Kitchen speaker | speaker
       lock.back | Back door`,
    ),
    ...things('dining', `light.dining_table | Dining table lamp\nlight.dining_wall | Wall lights`),
    ...things(
      'living',
      `light.lounge | Lounge
       light.sofa_left | Sofa lamp left
       light.sofa_right | Sofa lamp right
       light.floor_lamp | Floor lamp
       light.movie | Movie
       cover.living_left | Left blind | blind
       cover.living_right | Right blind | blind
       media_player.tv | TV | tv | telly
       media_player.soundbar | Soundbar | speaker`,
    ),
    ...things(
      'hall',
      `light.hall | Hall light\nlock.front | Front door\nclimate.downstairs | Downstairs heating\nvacuum.henry | Henry`,
    ),
    ...things(
      'study',
      `light.study | Study\nlight.desk | Desk lamp\nswitch.printer | Printer\nfan.study | Desk fan`,
    ),
    ...things(
      'main_bedroom',
      `light.bedside_mum | Mum's bedside lamp
       light.bedside_dad | Dad's bedside lamp
       light.main_bedroom | Bedroom ceiling light
       cover.main_bedroom | Main bedroom blind | blind
       fan.main_bedroom | Ceiling fan
       media_player.bedroom_tv | Bedroom TV | tv`,
    ),
    ...things(
      'ella',
      `light.ella_night | Ella's night light\nlight.ella_desk | Ella's desk lamp\nclimate.ella | Ella's radiator\nfan.ella | Fan`,
    ),
    ...things('noah', `light.noah_night | Noah's night light\nlight.noah_ceiling | Noah's light`),
    ...things(
      'bathroom',
      `light.bathroom | Bathroom light\nlight.mirror | Mirror light\nfan.bathroom | Extractor fan`,
    ),
    ...things(
      'landing',
      `light.landing | Landing light\nclimate.upstairs | Upstairs heating\nvacuum.hetty | Hetty`,
    ),
    ...things('garage', `light.garage | Garage light\ncover.garage | Garage door | garage`),
    ...things(
      'garden',
      `light.patio | Patio lights\nlight.shed | Shed light\nmedia_player.garden | Garden speaker | speaker`,
    ),
    ...things(
      null,
      `scene.movie | Movie
       scene.dinner | Dinner
       script.good_night | Good night
       script.good_morning | Good morning
       todo.shopping | Shopping list
       todo.diy | DIY list`,
    ),
  ]);
}

function flat(): House {
  const rooms: Room[] = [
    { id: 'kueche', name: 'Küche' },
    { id: 'living', name: 'Living Room', aliases: ['Wohnzimmer'] },
    { id: 'schlafzimmer', name: 'Schlafzimmer' },
    { id: 'office', name: 'Home Office', aliases: ['Büro'] },
    { id: 'bad', name: 'Bad' },
    { id: 'balkon', name: 'Balkon' },
    { id: 'flur', name: 'Flur' },
  ];
  return houseOf('de', rooms, new Map(), [
    ...things(
      'kueche',
      `light.kueche_decke | Küche Decke\nlight.counter | Counter\nswitch.wasserkocher | Wasserkocher\nmedia_player.kueche | Küchenradio | speaker`,
    ),
    ...things(
      'living',
      `light.living_group | Living Room Lights | | | light.bogen, light.strip
       light.bogen | Bogenlampe
       light.strip | LED Strip
       cover.living | Living Room Blinds | blind
       climate.living | Thermostat Wohnzimmer
       media_player.sonos | Sonos | speaker
       media_player.tv | Samsung TV | tv | Fernseher`,
    ),
    ...things(
      'schlafzimmer',
      `light.schlaf | Schlafzimmer Licht
       light.nacht_links | Nachttisch links
       light.nacht_rechts | Nachttisch rechts
       cover.schlaf | Rollo | shade
       climate.schlaf | Heizung Schlafzimmer
       switch.heizdecke | Heizdecke`,
    ),
    ...things('office', `light.buero | Büro Lampe\nlight.monitor | Monitor Light\nswitch.drucker | Drucker`),
    ...things(
      'bad',
      `light.bad | Badlicht\nmedia_player.bad | Badradio | speaker\nclimate.bad | Handtuchheizung\nfan.bad | Lüfter`,
    ),
    ...things('balkon', `switch.lichterkette | Lichterkette\ncover.markise | Markise | awning`),
    ...things('flur', `light.flur | Flurlicht\nlock.wohnung | Wohnungstür`),
    ...things(
      null,
      `scene.kino | Kino\nscene.lesen | Lesen\nscript.feierabend | Feierabend\nvacuum.rosie | Rosie`,
    ),
  ]);
}

/** Named as devices name themselves: by brand, by model, and half of them after their room. */
function villa(): House {
  const rooms: Room[] = [
    { id: 'great', name: 'Great Room', aliases: ['family room'], floor: 'main' },
    { id: 'kitchen', name: 'Kitchen', floor: 'main' },
    { id: 'foyer', name: 'Foyer', aliases: ['entry'], floor: 'main' },
    { id: 'mudroom', name: 'Mudroom', floor: 'main' },
    { id: 'primary', name: 'Primary Bedroom', aliases: ['master bedroom'], floor: 'second' },
    { id: 'bath', name: 'Primary Bathroom', floor: 'second' },
    { id: 'guest', name: 'Guest Bedroom', floor: 'second' },
    { id: 'powder', name: 'Powder Room', floor: 'main' },
    { id: 'basement', name: 'Basement', floor: 'basement' },
    { id: 'backyard', name: 'Backyard', aliases: ['yard'] },
  ];
  const floors: House['floors'] = new Map([
    ['main', { floor_id: 'main', name: 'Main Floor', aliases: ['downstairs'], level: 0 }],
    ['second', { floor_id: 'second', name: 'Second Floor', aliases: ['upstairs'], level: 1 }],
    ['basement', { floor_id: 'basement', name: 'Basement', aliases: [], level: -1 }],
  ]);
  return houseOf('en', rooms, floors, [
    ...things(
      'great',
      `light.hue_1 | Hue color lamp 1
       light.hue_2 | Hue color lamp 2
       light.nanoleaf | Nanoleaf Shapes
       light.great_cans | Great Room Recessed Lights
       light.mantel | Mantel Sconces
       media_player.great_sonos | Great Room Sonos | speaker
       media_player.lg | LG webOS TV | tv | big screen
       cover.great_shades | Great Room Shades | shade
       fan.great | Great Room Ceiling Fan
       climate.nest | Nest Thermostat
       switch.fireplace | Fireplace`,
    ),
    ...things(
      'kitchen',
      `light.pendants | Kitchen Pendants
       light.kitchen_main | Kitchen Main Lights
       light.under_cabinet | Under Cabinet Strip
       switch.disposal | Garbage Disposal
       media_player.kitchen_echo | Kitchen Echo | speaker`,
    ),
    ...things(
      'foyer',
      'light.chandelier | Chandelier\nlock.august | August Front Door\nlight.foyer_sconces | Foyer Sconces',
    ),
    ...things(
      'mudroom',
      'light.mudroom | Mudroom Light\nlock.garage_entry | Garage Entry Door\ncover.garage_left | Left Garage Door | garage\ncover.garage_right | Right Garage Door | garage',
    ),
    ...things(
      'primary',
      `light.primary_ceiling | Primary Ceiling Light
       light.his | His Nightstand
       light.hers | Hers Nightstand
       cover.primary_blackout | Blackout Curtains | curtain
       cover.primary_sheer | Sheer Curtains | curtain
       fan.primary | Bedroom Fan
       climate.ecobee | Ecobee Upstairs
       media_player.primary_tv | Bedroom TV | tv`,
    ),
    ...things('bath', 'light.vanity | Vanity\nlight.shower | Shower Light\nfan.bath | Exhaust Fan'),
    ...things('guest', 'light.guest | Guest Room Lamp\ncover.guest | Guest Blinds | blind'),
    ...things('powder', 'light.powder | Powder Room Light\nfan.powder | Powder Room Fan'),
    ...things(
      'basement',
      'light.basement | Basement Lights\nlight.workbench | Workbench\nhumidifier.basement | Dehumidifier',
    ),
    ...things(
      'backyard',
      'light.string | String Lights\nlight.flood | Flood Light\nswitch.fountain | Fountain\nvalve.zone1 | Sprinkler Zone 1\nvalve.zone2 | Sprinkler Zone 2',
    ),
    ...things(
      null,
      'scene.party | Party\nscene.relax | Relax\nscript.bedtime | Bedtime Routine\nscript.leaving | Leaving Home\nvacuum.roomba | Roomba\ntodo.groceries | Groceries\ntodo.chores | Chores',
    ),
  ]);
}

/** Homes made elsewhere have all their things off; here nothing is, so that every command does something. */
function unsettled(house: House): House {
  return {
    ...house,
    state: (id) =>
      house.entities.has(id) ? { state: stateOf(id), attributes: {}, lastChanged: 0 } : undefined,
  };
}

export function corpusHomes(): Readonly<Record<HomeName, House>> {
  return {
    bed: bedHome(),
    german: unsettled(germanHome()),
    generated: unsettled(generatedHome(200)),
    family: familyHome(),
    flat: flat(),
    villa: villa(),
  };
}
