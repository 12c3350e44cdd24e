/** Two homes and what can have happened in them, for the corpus of claims. */
import type { Effect } from '../../api/contract.ts';
import type { Entity, EntityState, House } from '../../house/house.ts';
import type { PastExchange, StoredCall } from '../../store/store.ts';
import type { TurnRecord } from '../turn-record.ts';

type Thing = readonly [name: string, area: string, state: string, attributes?: EntityState['attributes']];

const ENGLISH: Readonly<Record<string, Thing>> = {
  'light.kitchen': ['Kitchen Light', 'kitchen', 'off'],
  'light.hall': ['Hall Light', 'hall', 'off'],
  'light.bedroom': ['Bedroom Light', 'bedroom', 'off'],
  'light.desk': ['Desk Lamp', 'office', 'off'],
  'light.floor': ['Floor Lamp', 'living', 'on', { brightness: 102 }],
  'cover.living': ['Living Room Blinds', 'living', 'open', { current_position: 100 }],
  'cover.garage': ['Garage Door', 'garage', 'closed'],
  'lock.front': ['Front Door', 'hall', 'locked'],
  'climate.living': [
    'Living Room Thermostat',
    'living',
    'heat',
    { temperature: 19, current_temperature: 18.5 },
  ],
  'media_player.tv': ['TV', 'living', 'off'],
  'vacuum.robby': ['Robby', 'living', 'docked'],
  'fan.bath': ['Bathroom Fan', 'bathroom', 'off'],
  'todo.shopping': ['Shopping List', '', '3'],
  'alarm_control_panel.home': ['Alarm', 'hall', 'disarmed'],
  'scene.movie': ['Movie Night', 'living', '2026-11-20T10:00:00+00:00'],
};
const GERMAN: Readonly<Record<string, string>> = {
  'light.kitchen': 'Küchenlicht',
  'light.hall': 'Flurlicht',
  'light.bedroom': 'Schlafzimmerlampe',
  'light.desk': 'Schreibtischlampe',
  'light.floor': 'Stehlampe',
  'cover.living': 'Rollladen Wohnzimmer',
  'cover.garage': 'Garagentor',
  'lock.front': 'Haustür',
  'climate.living': 'Thermostat Wohnzimmer',
  'media_player.tv': 'Fernseher',
  'vacuum.robby': 'Robby',
  'fan.bath': 'Badlüfter',
  'todo.shopping': 'Einkaufsliste',
  'alarm_control_panel.home': 'Alarmanlage',
  'scene.movie': 'Filmabend',
};
const AREAS: Readonly<Record<string, readonly [english: string, german: string]>> = {
  kitchen: ['Kitchen', 'Küche'],
  hall: ['Hall', 'Flur'],
  bedroom: ['Bedroom', 'Schlafzimmer'],
  office: ['Office', 'Büro'],
  living: ['Living Room', 'Wohnzimmer'],
  garage: ['Garage', 'Garage'],
  bathroom: ['Bathroom', 'Bad'],
};

function act(
  action: string,
  ids: string[],
  outcome: Effect['outcome'] = 'reached',
  args: object = {},
): StoredCall {
  return {
    tool: action.split('.')[1] ?? action,
    args: { entity_ids: ids, ...args },
    tier: 'act',
    verdict: outcome === 'refused' ? 'denied' : 'run',
    effects: [{ action, entity_ids: ids, outcome }],
    origin: 'butler',
  };
}
const read: StoredCall = {
  tool: 'get_states',
  args: {},
  tier: 'read',
  verdict: 'run',
  effects: [],
  origin: 'butler',
};

interface Happening {
  readonly calls?: readonly StoredCall[];
  readonly failed?: readonly StoredCall[];
  readonly states?: Readonly<Record<string, readonly [string, EntityState['attributes']?]>>;
  readonly before?: readonly Effect[];
}

export const happenings = {
  nothing: {},
  read: { calls: [read] },
  kitchen_on: {
    calls: [act('light.turn_on', ['light.kitchen'])],
    states: { 'light.kitchen': ['on', { brightness: 255 }] },
  },
  kitchen_off: { calls: [act('light.turn_off', ['light.kitchen'])] },
  kitchen_40: {
    calls: [act('light.turn_on', ['light.kitchen'], 'reached', { brightness_pct: 40 })],
    states: { 'light.kitchen': ['on', { brightness: 102 }] },
  },
  kitchen_failed: { calls: [act('light.turn_on', ['light.kitchen'], 'not_reached')] },
  desk_on: { calls: [act('light.turn_on', ['light.desk'])], states: { 'light.desk': ['on'] } },
  two_on: {
    calls: [act('light.turn_on', ['light.kitchen', 'light.hall'])],
    states: { 'light.kitchen': ['on'], 'light.hall': ['on'] },
  },
  one_of_two: {
    calls: [act('light.turn_on', ['light.kitchen']), act('light.turn_on', ['light.hall'], 'not_reached')],
    states: { 'light.kitchen': ['on'] },
  },
  unlock_refused: { calls: [act('lock.unlock', ['lock.front'], 'refused')] },
  locked: { calls: [act('lock.lock', ['lock.front'])] },
  unlocked: { calls: [act('lock.unlock', ['lock.front'])], states: { 'lock.front': ['unlocked'] } },
  blinds_closed: {
    calls: [act('cover.close_cover', ['cover.living'])],
    states: { 'cover.living': ['closed', { current_position: 0 }] },
  },
  garage_failed: { calls: [act('cover.open_cover', ['cover.garage'], 'failed')] },
  heat_21: {
    calls: [act('climate.set_temperature', ['climate.living'], 'reached', { temperature: 21 })],
    states: { 'climate.living': ['heat', { temperature: 21, current_temperature: 18.5 }] },
  },
  milk: { calls: [act('todo.add_item', ['todo.shopping'], 'reached', { items: ['milk', 'Milch'] })] },
  scene: { calls: [act('scene.turn_on', ['scene.movie'])] },
  tv_on: { calls: [act('media_player.turn_on', ['media_player.tv'])], states: { 'media_player.tv': ['on'] } },
  robby: { calls: [act('vacuum.start', ['vacuum.robby'])], states: { 'vacuum.robby': ['cleaning'] } },
  earlier: { before: [{ action: 'light.turn_off', entity_ids: ['light.kitchen'], outcome: 'reached' }] },
} as const satisfies Readonly<Record<string, Happening>>;
export type Happened = keyof typeof happenings;

/** Home, words and record in which a sentence is spoken. */
export function situation(language: 'en' | 'de', happened: Happened, text: string) {
  const { calls = [], failed = [], states = {}, before = [] }: Happening = happenings[happened];
  const isGerman = language === 'de';
  const entities = new Map(
    Object.entries(ENGLISH).map(([entityId, [name, area]]): [string, Entity] => [
      entityId,
      {
        entityId,
        domain: entityId.split('.')[0] ?? '',
        name: isGerman ? (GERMAN[entityId] ?? name) : name,
        aliases: [],
        areaId: area === '' ? null : area,
        deviceClass: entityId === 'cover.garage' ? 'garage' : null,
      },
    ]),
  );
  const house: House = {
    locationName: 'Home',
    language,
    timeZone: 'Europe/London',
    entities,
    areas: new Map(
      Object.entries(AREAS).map(([area_id, [english, german]]) => [
        area_id,
        { area_id, name: isGerman ? german : english, aliases: [], floor_id: null },
      ]),
    ),
    floors: new Map(),
    people: [],
    satellites: [],
    state(entityId) {
      const [, , usual = 'unknown', attributes = {}] = ENGLISH[entityId] ?? [];
      const [state, changed] = states[entityId] ?? [usual, attributes];
      return { state, attributes: changed ?? {}, lastChanged: 0 };
    },
    revision: 1,
  };
  const past: PastExchange = {
    conversationId: 'c1',
    door: 'assist',
    satelliteId: null,
    speaker: 'person:p1',
    id: 'e',
    at: new Date(0),
    userId: 'u',
    text: '',
    answer: '',
    outcome: 'answered',
    effects: before,
  };
  const record: Pick<TurnRecord, 'calls' | 'failed' | 'recent'> = {
    calls: [...calls],
    failed: new Set(failed),
    recent: before.length > 0 ? [past] : [],
  };
  return { turn: { house, text, areaId: 'kitchen', language }, record };
}
