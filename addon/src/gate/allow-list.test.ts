import { describe, expect, test } from 'vitest';
import { allowList as allowListSchema } from '../api/contract.ts';
import { generatedHome } from '../house/generated-home.ts';
import type { Entity, House } from '../house/house.ts';
import type { Asker } from '../people/asker.ts';
import { templateNames } from '../people/rights.ts';
import { askerWith } from '../people/test-askers.ts';
import { allowListFor, NOTHING_ALLOWED } from './allow-list.ts';
import { BINARY_SENSOR_CLASSES, COVER_CLASSES } from './device-classes.ts';
import { MAX_TARGETS } from './gate.ts';
import { intentServices } from './intent-services.ts';
import { serviceTier } from './tiers.ts';

function house(entities: Record<string, string | null> = {}, members: Record<string, string[]> = {}): House {
  return {
    ...generatedHome(0),
    entities: new Map(
      Object.entries(entities).map(([entityId, deviceClass]): [string, Entity] => {
        const domain = entityId.split('.')[0] ?? '';
        return [entityId, { entityId, domain, name: entityId, aliases: [], areaId: null, deviceClass }];
      }),
    ),
    state: (entityId) => ({ state: 'on', lastChanged: 0, attributes: { entity_id: members[entityId] } }),
  };
}

function listsFor(users: Record<string, Asker>, home = house()) {
  return allowListFor(
    {
      users: new Map(Object.entries(users)),
      satellites: new Map(),
      room: askerWith('room'),
      house: askerWith('house'),
    },
    home,
  );
}

const everybody = listsFor(Object.fromEntries(templateNames.map((name) => [name, askerWith(name)])));

type List = ReturnType<typeof listsFor>;

/** As the integration reads it: every target's domain and device class has to be in a rule of the intent. */
function isOn(all: List, user: string, intent: string, domain: string | null, deviceClass: string | null) {
  return (all.lists[all.users[user] ?? ''] ?? []).some(
    (rule) =>
      rule.intent === intent &&
      rule.domain === domain &&
      (rule.device_classes === null || rule.device_classes.includes(deviceClass)),
  );
}

function allows(intent: string, domain: string | null, deviceClass: string | null = null): boolean {
  return isOn(everybody, 'adult', intent, domain, deviceClass);
}

/** Every intent of home-assistant-intents 2026.10.27, and those that only components register. */
const INTENTS =
  `HassTurnOn HassTurnOff HassToggle HassGetState HassNevermind HassRespond HassBroadcast HassSetPosition
  HassStopMoving HassOpenCover HassCloseCover HassGetCurrentDate HassGetCurrentTime HassLightSet
  HassClimateSetTemperature HassClimateGetTemperature HassClimateSetFanMode HassShoppingListAddItem
  HassShoppingListCompleteItem HassShoppingListLastItems HassGetWeather HassListAddItem HassListCompleteItem
  HassListRemoveItem HassVacuumStart HassVacuumReturnToBase HassVacuumCleanArea HassMediaPause HassMediaUnpause
  HassMediaNext HassMediaPrevious HassSetVolume HassMediaPlayerMute HassMediaPlayerUnmute HassSetVolumeRelative
  HassMediaSearchAndPlay HassStartTimer HassCancelAllTimers HassCancelTimer HassIncreaseTimer HassDecreaseTimer
  HassPauseTimer HassUnpauseTimer HassTimerStatus HassFanSetSpeed HassLawnMowerStartMowing HassLawnMowerDock
  HassHumidifierSetpoint HassHumidifierMode SomethingNew`.split(/\s+/u);

const DOMAINS =
  `light switch fan input_boolean media_player climate humidifier cover lock valve button input_button
  scene script automation group alarm_control_panel siren vacuum lawn_mower water_heater camera person
  device_tracker calendar todo sensor binary_sensor weather update remote text input_text notify something_new`.split(
    /\s+/u,
  );
const CLASSES = [
  null,
  ...COVER_CLASSES,
  ...BINARY_SENSOR_CLASSES,
  'outlet',
  'tv',
  'water',
  'temperature',
  'something_new',
];

/** What reads, or moves nothing but the satellite's own timers and the shopping list. */
const NOT_ACTING =
  /^Hass(GetState|ClimateGetTemperature|GetWeather|GetCurrent(Date|Time)|TimerStatus|.*Timers?|ShoppingList(Add|Complete)Item)$/;

test('is what the wire takes', () => {
  expect(allowListSchema.parse(everybody)).toEqual(everybody);
  expect(everybody.max_targets).toBe(MAX_TARGETS);
  expect(allowListSchema.parse(NOTHING_ALLOWED)).toEqual(NOTHING_ALLOWED);
});

test('equal lists are one', () => {
  expect(everybody.users['owner']).toBe(everybody.users['adult']);
  expect(everybody.users['room']).toBe(everybody.room);
  expect(new Set(Object.values(everybody.users)).size).toBe(Object.keys(everybody.lists).length);
});

describe('nothing is let through that the gate would not run', () => {
  test.each(INTENTS)('%s, with every domain and device class', (intent) => {
    const wrong = DOMAINS.flatMap((domain) =>
      CLASSES.filter((deviceClass) => {
        if (!allows(intent, domain, deviceClass) || NOT_ACTING.test(intent)) return false;
        const service = intentServices[intent]?.[domain];
        if (service === undefined) return true;
        const tier = serviceTier(service, { domain, deviceClass });
        return tier !== 'act' && tier !== 'read';
      }).map((deviceClass) => `${domain} ${deviceClass}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no acting intent without a target', () => {
    const free = INTENTS.filter((intent) => allows(intent, null) && !NOT_ACTING.test(intent));
    expect(free).toEqual([]);
  });

  test('no rule for an intent that is not known', () => {
    expect(
      Object.values(everybody.lists)
        .flat()
        .filter((rule) => !INTENTS.includes(rule.intent)),
    ).toEqual([]);
  });
});

test.each([
  ['HassTurnOn', 'light', null],
  ['HassTurnOff', 'switch', 'outlet'],
  ['HassTurnOn', 'cover', 'blind'],
  ['HassTurnOff', 'cover', 'shutter'],
  ['HassSetPosition', 'cover', 'curtain'],
  ['HassLightSet', 'light', null],
  ['HassFanSetSpeed', 'fan', null],
  ['HassClimateSetTemperature', 'climate', null],
  ['HassSetVolume', 'media_player', 'tv'],
  ['HassSetVolumeRelative', 'media_player', 'speaker'],
  ['HassMediaPause', 'media_player', null],
  ['HassGetState', 'sensor', 'temperature'],
  ['HassGetState', 'lock', null],
  ['HassClimateGetTemperature', 'sensor', 'temperature'],
  ['HassGetWeather', 'weather', null],
  ['HassGetCurrentTime', null, null],
  ['HassStartTimer', null, null],
  ['HassListAddItem', 'todo', null],
])('%s of %s (%s) needs no app', (intent, domain, deviceClass) => {
  expect(allows(intent, domain, deviceClass)).toBe(true);
});

test.each([
  ['HassTurnOff', 'lock', null],
  ['HassTurnOn', 'lock', null],
  ['HassToggle', 'lock', null],
  ['HassTurnOn', 'cover', 'garage'],
  ['HassTurnOff', 'cover', 'garage'],
  ['HassTurnOn', 'cover', 'gate'],
  ['HassTurnOn', 'cover', 'door'],
  ['HassTurnOn', 'cover', null],
  ['HassTurnOn', 'cover', 'something_new'],
  ['HassSetPosition', 'cover', 'garage'],
  ['HassStopMoving', 'cover', 'garage'],
  ['HassTurnOn', 'script', null],
  ['HassTurnOn', 'scene', null],
  ['HassTurnOn', 'button', null],
  ['HassTurnOn', 'input_button', null],
  ['HassTurnOn', 'valve', null],
  ['HassTurnOff', 'valve', null],
  ['HassTurnOn', 'alarm_control_panel', null],
  ['HassTurnOn', 'automation', null],
  ['HassTurnOn', 'group', null],
  ['HassLawnMowerStartMowing', 'lawn_mower', null],
  ['HassListRemoveItem', 'todo', null],
  ['HassMediaSearchAndPlay', 'media_player', null],
  ['HassGetState', 'person', null],
  ['HassGetState', 'device_tracker', null],
  ['HassGetState', 'calendar', null],
  ['HassGetState', null, null],
  ['HassNevermind', null, null],
  ['HassBroadcast', null, null],
  ['HassBroadcast', 'assist_satellite', null],
  ['HassRespond', null, null],
])('%s of %s (%s) goes to the app', (intent, domain, deviceClass) => {
  expect(allows(intent, domain, deviceClass)).toBe(false);
});

describe('each has a list of their own', () => {
  const rows: readonly [string, string, string | null, string | null, string][] = [
    ['a lamp', 'HassTurnOn', 'light', null, 'owner adult child guest room'],
    ['a blind', 'HassTurnOff', 'cover', 'blind', 'owner adult child guest room'],
    ['is the lamp on', 'HassGetState', 'light', null, 'owner adult child guest room house'],
    ['is the door locked', 'HassGetState', 'lock', null, 'owner adult child'],
    ['is the window open', 'HassGetState', 'binary_sensor', 'window', 'owner adult child'],
    ['is the garage open', 'HassGetState', 'cover', 'garage', 'owner adult child'],
    ['is an unknown cover open', 'HassGetState', 'cover', null, 'owner adult child'],
    ['is the blind open', 'HassGetState', 'cover', 'blind', 'owner adult child guest room house'],
    ['is there motion', 'HassGetState', 'binary_sensor', 'motion', 'owner adult child guest room house'],
    ['is somebody in', 'HassGetState', 'binary_sensor', 'presence', 'owner adult child'],
    ['is the water on', 'HassGetState', 'valve', 'water', 'owner adult child'],
    ['the shopping list', 'HassListAddItem', 'todo', null, 'owner adult child'],
    ['the other shopping list', 'HassShoppingListAddItem', null, null, 'owner adult child'],
    ['a timer', 'HassStartTimer', null, null, 'owner adult child guest room'],
    ['the time', 'HassGetCurrentTime', null, null, 'owner adult child guest room house'],
    ['where somebody is', 'HassGetState', 'person', null, ''],
  ];
  test.each(rows)('%s', (_, intent, domain, deviceClass, who) => {
    const allowed = templateNames.filter((name) => isOn(everybody, name, intent, domain, deviceClass));
    expect(allowed.join(' ')).toBe(who);
  });

  test('what an owner has taken away or added', () => {
    const none = askerWith('adult', { areas: { ...askerWith('adult').areas, home: 'none' } });
    const more = askerWith('guest', { areas: { ...askerWith('guest').areas, security: 'ask' } });
    const all = listsFor({ none, more });
    expect(all.lists[all.users['none'] ?? '']?.some(({ intent }) => intent === 'HassTurnOn')).toBe(false);
    expect(isOn(all, 'more', 'HassGetState', 'lock', null)).toBe(true);
    expect(isOn(all, 'more', 'HassTurnOn', 'light', null)).toBe(true);
  });
});

describe('what stands in this house and is not like its kind goes to the app', () => {
  test.each([
    [
      'a group of blinds with a garage door in it',
      { 'cover.all': 'blind' },
      { 'cover.all': ['cover.g'] },
      'cover.all',
    ],
    ['where a phone is', { 'sensor.pixel_geocoded_location': null }, {}, 'sensor.pixel_geocoded_location'],
    ['a switch for a gate', { 'switch.gate': null }, {}, 'switch.gate'],
  ])('%s', (_, entities, members, kept) => {
    const others = { 'switch.kettle': null, 'cover.b': 'blind', 'sensor.t': 'temperature', 'lock.l': null };
    const all = listsFor({}, house({ ...others, ...entities }, members));
    expect(all.kept).toEqual([kept]);
    expect(all.lists).toEqual(listsFor({}).lists);
  });

  test('what has no device class but a blind’s name', () => {
    expect(listsFor({}, house({ 'cover.bedroom_blind': null })).kept).toEqual(['cover.bedroom_blind']);
  });
});

test('a satellite of one person names whose it is; that of a room nobody', () => {
  const own = { ...askerWith('adult'), userId: 'u1', isCertain: false };
  const satellites = new Map<string, Asker>([
    ['assist_satellite.study', own],
    ['assist_satellite.kitchen', { ...askerWith('room'), userId: null }],
  ]);
  const { satellite_users: users } = allowListFor(
    { users: new Map(), satellites, room: askerWith('room'), house: askerWith('house') },
    house(),
  );
  expect(users).toEqual({ 'assist_satellite.study': 'u1' });
});
