import { describe, expect, test } from 'vitest';
import { generatedHome } from '../house/generated-home.ts';
import type { Entity, House } from '../house/house.ts';
import type { TemplateName } from '../people/rights.ts';
import { askerWith } from '../people/test-askers.ts';
import { areasOf } from './areas.ts';
import { known, mayKnow } from './know.ts';

function house(
  entities: Record<string, Partial<Entity>>,
  members: Record<string, readonly string[]> = {},
): House {
  return {
    ...generatedHome(0),
    entities: new Map(
      Object.entries(entities).map(([entityId, more]) => [
        entityId,
        {
          entityId,
          domain: entityId.split('.')[0] ?? '',
          name: entityId,
          aliases: [],
          areaId: null,
          deviceClass: null,
          ...more,
        },
      ]),
    ),
    state: (entityId) => ({ state: 'on', lastChanged: 0, attributes: { entity_id: members[entityId] } }),
  };
}

const areas = (entityId: string, more: Partial<Entity> = {}) =>
  areasOf([entityId], house({ [entityId]: more })).toSorted();

test.each<[string, string | null, string]>([
  ['light.a', null, 'home'],
  ['switch.a', 'outlet', 'home'],
  ['climate.a', null, 'home'],
  ['media_player.a', 'tv', 'home'],
  ['weather.a', null, 'home'],
  ['something_new.a', null, 'home'],
  ['lock.a', null, 'security'],
  ['alarm_control_panel.a', null, 'security'],
  ['valve.a', 'water', 'security'],
  ['siren.a', null, 'security'],
  ['camera.a', null, 'security'],
  ['cover.a', 'garage', 'security'],
  ['cover.a', 'door', 'security'],
  ['cover.a', 'gate', 'security'],
  ['cover.a', null, 'security'],
  ['cover.a', 'something_new', 'security'],
  ['cover.a', 'blind', 'home'],
  ['cover.a', 'window', 'home'],
  ['cover.bedroom_blinds', null, 'home'],
  ['cover.garage_shutter', null, 'security'],
  ['binary_sensor.a', 'door', 'security'],
  ['binary_sensor.a', 'garage_door', 'security'],
  ['binary_sensor.a', 'opening', 'security'],
  ['binary_sensor.a', 'window', 'security'],
  ['binary_sensor.a', 'glass_break', 'security'],
  ['binary_sensor.a', 'lock', 'security'],
  ['binary_sensor.a', 'safety', 'security'],
  ['binary_sensor.a', 'tamper', 'security'],
  ['binary_sensor.a', 'motion', 'home'],
  ['binary_sensor.a', 'presence', 'location'],
  ['binary_sensor.a', null, 'home'],
  ['sensor.a', 'temperature', 'home'],
  ['person.a', null, 'location'],
  ['device_tracker.a', null, 'location'],
  ['zone.a', null, 'location'],
  ['sensor.pixel_geocoded_location', null, 'location'],
  ['calendar.a', null, 'calendar'],
  ['todo.a', null, 'household'],
])('%s of class %s belongs to %s', (entityId, deviceClass, area) => {
  expect(areas(entityId, { deviceClass })).toEqual([area]);
});

test.each<[string, string, string]>([
  ['switch.s1', 'Garage door', 'security'],
  ['switch.gate', 'Gate', 'security'],
  ['switch.front_gate_relay', 'Relay', 'security'],
  ['switch.s1', 'Door opener', 'security'],
  ['switch.s1', 'Haustüröffner', 'security'],
  ['switch.s1', 'Garagentor', 'security'],
  ['switch.s1', 'Front door', 'security'],
  ['input_boolean.s1', 'Haustür', 'security'],
  ['switch.haustuer', 'Relais 2', 'security'],
  ['switch.s1', 'Tor', 'security'],
  ['input_boolean.unlock_front', 'Front', 'security'],
  ['switch.s1', 'Gate light', 'home'],
  ['switch.s1', 'Garage', 'home'],
  ['switch.s1', 'Doorbell', 'home'],
  ['switch.s1', 'Front door light', 'home'],
  ['switch.s1', 'Ventilator', 'home'],
  ['switch.steuer', 'Steuer', 'home'],
  ['switch.s1', 'Washing machine child lock', 'home'],
  ['switch.s1', 'Doorbell chime', 'home'],
  ['switch.s1', 'Motor', 'home'],
  ['light.gate', 'Gate', 'home'],
])('%s, called "%s", belongs to %s', (entityId, name, area) => {
  expect(areas(entityId, { name })).toEqual([area]);
});

describe('what starts something', () => {
  test.each(['script.s', 'scene.s', 'automation.s', 'button.s', 'input_button.s'])(
    '%s may touch anything when nobody knows',
    (entityId) => {
      expect(areas(entityId)).toEqual(['home', 'security']);
      expect(areas(entityId, { reaches: null })).toEqual(['home', 'security']);
      expect(areas(entityId, { reaches: [{ action: 'notify.all', entityIds: [] }] })).toEqual([
        'home',
        'security',
      ]);
    },
  );

  test('belongs to all that it reaches', () => {
    const reaches = (...entityIds: string[]) => [{ action: 'homeassistant.turn_on', entityIds }];
    expect(areas('script.s', { reaches: reaches('light.hidden') })).toEqual(['home']);
    expect(areas('script.s', { reaches: reaches('light.hidden', 'lock.hidden') })).toEqual([
      'home',
      'security',
    ]);
    expect(areas('scene.s', { reaches: reaches('cover.hidden') })).toEqual(['home', 'security']);
    expect(areas('script.s', { reaches: reaches('todo.list') })).toEqual(['home', 'household']);
    expect(areas('script.s', { reaches: reaches('script.s') })).toEqual(['home']);
    expect(areas('script.s', { reaches: reaches('script.other') })).toEqual(['home', 'security']);
  });

  test('of a scene that does not tell, what it lists', () => {
    const scenes = house({ 'scene.s': {}, 'scene.t': {} }, { 'scene.s': ['light.a'], 'scene.t': ['lock.a'] });
    expect(areasOf(['scene.s'], scenes)).toEqual(['home']);
    expect(areasOf(['scene.t'], scenes).toSorted()).toEqual(['home', 'security']);
  });

  test('an owner may say that it touches nothing that matters, of no other thing', () => {
    for (const entityId of ['script.s', 'scene.s', 'button.s', 'input_button.s']) {
      expect(areas(entityId, { isMarkedSafe: true, reaches: null })).toEqual(['home']);
    }
    expect(areas('automation.s', { isMarkedSafe: true })).toEqual(['home', 'security']);
    expect(areas('lock.s', { isMarkedSafe: true })).toEqual(['security']);
    expect(areas('cover.s', { isMarkedSafe: true })).toEqual(['security']);
  });

  test('a button of the device itself opens nothing', () => {
    expect(areas('button.s', { deviceClass: 'restart' })).toEqual(['home']);
  });
});

test('a group belongs to all of its members, however deep, and one that holds itself ends', () => {
  const home = house(
    { 'group.all': {}, 'light.all': {}, 'cover.all': { deviceClass: 'blind' } },
    {
      'group.all': ['light.all', 'group.more'],
      'group.more': ['lock.a', 'group.all'],
      'cover.all': ['cover.x'],
    },
  );
  expect(areasOf(['group.all'], home).toSorted()).toEqual(['home', 'security']);
  expect(areasOf(['light.all'], home)).toEqual(['home']);
  expect(areasOf(['cover.all'], home).toSorted()).toEqual(['home', 'security']);
  expect(areasOf([], home)).toEqual([]);
});

describe('who may know of what', () => {
  const home = house({
    'light.a': {},
    'lock.front': {},
    'binary_sensor.window': { deviceClass: 'window' },
    'person.ada': {},
    'person.bob': {},
    'todo.shopping': {},
    'calendar.family': {},
    'script.unknown': { reaches: null },
  });
  test.each<[TemplateName, string]>([
    [
      'owner',
      'light.a lock.front binary_sensor.window person.ada person.bob todo.shopping calendar.family script.unknown',
    ],
    ['adult', 'light.a lock.front binary_sensor.window person.ada person.bob todo.shopping script.unknown'],
    ['child', 'light.a lock.front binary_sensor.window person.ada person.bob todo.shopping script.unknown'],
    ['guest', 'light.a'],
    ['room', 'light.a'],
    ['house', 'light.a'],
  ])('%s', (template, all) => {
    const entities = known(home.entities.values(), askerWith(template), home);
    expect(entities.map(({ entityId }) => entityId).join(' ')).toBe(all);
  });

  test('of one’s own place, when that is the right', () => {
    const ada = askerWith('guest', { areas: { ...askerWith('guest').areas, location: 'own' } });
    expect(mayKnow(ada, 'person.ada', home)).toBe(true);
    expect(mayKnow(ada, 'person.bob', home)).toBe(false);
  });

  test('not of what an adult would have to allow', () => {
    const ada = askerWith('guest', { areas: { ...askerWith('guest').areas, location: 'ask' } });
    expect(mayKnow(ada, 'person.ada', home)).toBe(false);
  });
});
