/** A third home, and what can have happened in it, for the answers of an assistant. */
import type { Effect } from '../../../api/contract.ts';
import type { Entity, EntityState, House } from '../../../house/house.ts';
import type { PastExchange, StoredCall } from '../../../store/store.ts';
import type { TurnRecord } from '../../turn-record.ts';

type State = readonly [state: string, attributes?: EntityState['attributes']];
type Thing = readonly [english: string, german: string, area: string, ...State];

const THINGS: Readonly<Record<string, Thing>> = {
  'light.hall': ['Hall Light', 'Flurlicht', 'hall', 'off'],
  'light.kitchen': ['Kitchen Ceiling', 'Küchenlampe', 'kitchen', 'off'],
  'light.porch': ['Porch Light', 'Verandalicht', 'porch', 'on', { brightness: 255 }],
  'light.bed': ['Bedside Lamp', 'Nachttischlampe', 'bedroom', 'off'],
  'light.living': ['Living Room Lamp', 'Wohnzimmerlampe', 'living', 'off'],
  'light.office': ['Office Light', 'Bürolicht', 'office', 'on', { brightness: 128 }],
  'cover.office': ['Office Shutters', 'Bürorollo', 'office', 'open', { current_position: 100 }],
  'cover.bedroom': ['Bedroom Blinds', 'Jalousie Schlafzimmer', 'bedroom', 'closed', { current_position: 0 }],
  'cover.gate': ['Driveway Gate', 'Einfahrtstor', 'drive', 'closed', { device_class: 'gate' }],
  'lock.front': ['Front Door', 'Haustür', 'hall', 'locked'],
  'lock.back': ['Back Door', 'Hintertür', 'kitchen', 'unlocked'],
  'climate.house': [
    'Thermostat',
    'Thermostat',
    'living',
    'heat',
    { temperature: 20, current_temperature: 19.4 },
  ],
  'climate.bedroom': [
    'Bedroom Radiator',
    'Heizung Schlafzimmer',
    'bedroom',
    'off',
    { temperature: null, current_temperature: 17 },
  ],
  'media_player.kitchen': ['Kitchen Speaker', 'Küchenlautsprecher', 'kitchen', 'idle', { volume_level: 0.3 }],
  'media_player.tv': ['Living Room TV', 'Fernseher', 'living', 'off'],
  'switch.coffee': ['Coffee Machine', 'Kaffeemaschine', 'kitchen', 'off'],
  'switch.pump': ['Garden Pump', 'Gartenpumpe', 'garden', 'off'],
  'vacuum.dusty': ['Dusty', 'Dusty', 'living', 'docked'],
  'fan.bedroom': ['Bedroom Fan', 'Ventilator Schlafzimmer', 'bedroom', 'off'],
  'todo.groceries': ['Groceries', 'Einkaufsliste', '', '4'],
  'binary_sensor.window': ['Bathroom Window', 'Badfenster', 'bathroom', 'on', { device_class: 'window' }],
  'sensor.outdoor': ['Outdoor Temperature', 'Außentemperatur', '', '8.4', { unit_of_measurement: '°C' }],
  'sensor.washer': ['Washing Machine', 'Waschmaschine', 'bathroom', 'running'],
  'alarm_control_panel.house': ['Alarm', 'Alarmanlage', 'hall', 'disarmed'],
  'weather.home': ['Weather', 'Wetter', '', 'rainy', { temperature: 8 }],
  'scene.dinner': ['Dinner', 'Abendessen', 'living', '2026-11-20T18:00:00+00:00'],
};

const AREAS: Readonly<Record<string, readonly [english: string, german: string]>> = {
  hall: ['Hall', 'Flur'],
  kitchen: ['Kitchen', 'Küche'],
  porch: ['Porch', 'Veranda'],
  bedroom: ['Bedroom', 'Schlafzimmer'],
  living: ['Living Room', 'Wohnzimmer'],
  office: ['Office', 'Büro'],
  drive: ['Driveway', 'Einfahrt'],
  garden: ['Garden', 'Garten'],
  bathroom: ['Bathroom', 'Bad'],
};

export interface Happening {
  readonly calls?: readonly StoredCall[];
  readonly states?: Readonly<Record<string, State>>;
  readonly before?: readonly Effect[];
}

function act(action: string, ids: readonly string[], outcome: Effect['outcome'], args: object): StoredCall {
  return {
    tool: action.split('.')[1] ?? action,
    args: { entity_ids: ids, ...args },
    tier: 'act',
    verdict: outcome === 'refused' ? 'denied' : 'run',
    effects: [{ action, entity_ids: [...ids], outcome }],
    origin: 'butler',
  };
}
const did = (action: string, ids: readonly string[], args: object = {}) => act(action, ids, 'reached', args);
const failed = (action: string, ids: readonly string[], args: object = {}) =>
  act(action, ids, 'not_reached', args);
const refused = (action: string, ids: readonly string[]) => act(action, ids, 'refused', {});
const read: StoredCall = {
  tool: 'get_states',
  args: {},
  tier: 'read',
  verdict: 'run',
  effects: [],
  origin: 'butler',
};

const ALL_LIGHTS = [
  'light.hall',
  'light.kitchen',
  'light.porch',
  'light.bed',
  'light.living',
  'light.office',
];

export const answerHappenings = {
  nothing: {},
  read: { calls: [read] },
  hall_on: {
    calls: [did('light.turn_on', ['light.hall'])],
    states: { 'light.hall': ['on', { brightness: 255 }] },
  },
  porch_off: { calls: [did('light.turn_off', ['light.porch'])], states: { 'light.porch': ['off'] } },
  living_40: {
    calls: [did('light.turn_on', ['light.living'], { brightness_pct: 40 })],
    states: { 'light.living': ['on', { brightness: 102 }] },
  },
  living_blue: {
    calls: [did('light.turn_on', ['light.living'], { color_name: 'blue' })],
    states: { 'light.living': ['on', { brightness: 255, rgb_color: [0, 0, 255] }] },
  },
  two_off: {
    calls: [did('light.turn_off', ['light.porch', 'light.office'])],
    states: { 'light.porch': ['off'], 'light.office': ['off'] },
  },
  all_off: {
    calls: [did('light.turn_off', ALL_LIGHTS)],
    states: { 'light.porch': ['off'], 'light.office': ['off'] },
  },
  hall_on_porch_failed: {
    calls: [did('light.turn_on', ['light.hall']), failed('light.turn_off', ['light.porch'])],
    states: { 'light.hall': ['on', { brightness: 255 }] },
  },
  hall_failed: {
    calls: [failed('light.turn_on', ['light.hall'])],
    states: { 'light.hall': ['unavailable'] },
  },
  back_locked: { calls: [did('lock.lock', ['lock.back'])], states: { 'lock.back': ['locked'] } },
  unlock_refused: { calls: [refused('lock.unlock', ['lock.front'])] },
  gate_opening: {
    calls: [did('cover.open_cover', ['cover.gate'])],
    states: { 'cover.gate': ['opening', { device_class: 'gate' }] },
  },
  shutters_half: {
    calls: [did('cover.set_cover_position', ['cover.office'], { position: 50 })],
    states: { 'cover.office': ['open', { current_position: 50 }] },
  },
  shutters_closed: {
    calls: [did('cover.close_cover', ['cover.office'])],
    states: { 'cover.office': ['closed', { current_position: 0 }] },
  },
  heat_22: {
    calls: [did('climate.set_temperature', ['climate.house'], { temperature: 22 })],
    states: { 'climate.house': ['heat', { temperature: 22, current_temperature: 19.4 }] },
  },
  tv_off: { calls: [did('media_player.turn_off', ['media_player.tv'])] },
  volume_20: {
    calls: [did('media_player.volume_set', ['media_player.kitchen'], { volume_level: 0.2 })],
    states: { 'media_player.kitchen': ['playing', { volume_level: 0.2 }] },
  },
  playing: {
    calls: [did('media_player.play_media', ['media_player.kitchen'], { media_id: 'jazz' })],
    states: { 'media_player.kitchen': ['playing', { volume_level: 0.3 }] },
  },
  coffee_on: { calls: [did('switch.turn_on', ['switch.coffee'])], states: { 'switch.coffee': ['on'] } },
  dusty: { calls: [did('vacuum.start', ['vacuum.dusty'])], states: { 'vacuum.dusty': ['cleaning'] } },
  eggs: {
    calls: [did('todo.add_item', ['todo.groceries'], { items: ['eggs', 'Eier', 'butter', 'Butter'] })],
  },
  dinner: { calls: [did('scene.turn_on', ['scene.dinner'])] },
  fan_on: {
    calls: [did('fan.turn_on', ['fan.bedroom'])],
    states: { 'fan.bedroom': ['on', { percentage: 50 }] },
  },
  earlier_off: {
    before: [{ action: 'light.turn_off', entity_ids: ['light.living'], outcome: 'reached' }],
  },
  goodnight: {
    calls: [
      did('light.turn_off', ALL_LIGHTS),
      did('lock.lock', ['lock.back']),
      failed('cover.close_cover', ['cover.office']),
    ],
    states: { 'light.porch': ['off'], 'light.office': ['off'], 'lock.back': ['locked'] },
  },
} as const satisfies Readonly<Record<string, Happening>>;
export type AnswerHappening = keyof typeof answerHappenings;

/** Home, words and record in which an answer is given. */
export function answerSituation(language: 'en' | 'de', happened: AnswerHappening, text: string) {
  const { calls = [], states = {}, before = [] }: Happening = answerHappenings[happened];
  const index = language === 'de' ? 1 : 0;
  const entities = new Map(
    Object.entries(THINGS).map(([entityId, thing]): [string, Entity] => [
      entityId,
      {
        entityId,
        domain: entityId.split('.')[0] ?? '',
        name: thing[index],
        aliases: [],
        areaId: thing[2] === '' ? null : thing[2],
        deviceClass:
          entityId === 'cover.gate' ? 'gate' : entityId === 'binary_sensor.window' ? 'window' : null,
      },
    ]),
  );
  const house: House = {
    locationName: 'Home',
    language,
    timeZone: 'Europe/Berlin',
    entities,
    areas: new Map(
      Object.entries(AREAS).map(([area_id, names]) => [
        area_id,
        { area_id, name: names[index], aliases: [], floor_id: null },
      ]),
    ),
    floors: new Map(),
    people: [],
    satellites: [],
    state(entityId) {
      const [, , , usual = 'unknown', usualAttributes = {}] = THINGS[entityId] ?? [];
      const [state, attributes] = states[entityId] ?? [usual, usualAttributes];
      return { state, attributes: attributes ?? {}, lastChanged: 0 };
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
  const record: Pick<TurnRecord, 'calls' | 'failed' | 'recent' | 'untold'> = {
    calls: [...calls],
    failed: new Set(calls.filter(({ effects }) => effects.some(({ outcome }) => outcome !== 'reached'))),
    recent: before.length > 0 ? [past] : [],
    untold: [],
  };
  return { turn: { house, text, areaId: 'kitchen', language }, record };
}
