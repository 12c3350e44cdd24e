import { describe, expect, test } from 'vitest';
import { generatedHome } from '../house/generated-home.ts';
import type { Entity, House } from '../house/house.ts';
import { entityTier } from './risk.ts';

/** Only these entities are exposed; `members` are what scenes and groups list. */
function house(entities: Record<string, Partial<Entity>>, members: Record<string, unknown> = {}): House {
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

test('an entity that is not exposed is never run', () => {
  expect(entityTier('turn_on', 'light.hidden', house({}))).toBe('confirm');
});

describe('a cover without a device class', () => {
  test.each([
    ['cover.bedroom_blinds', 'Bedroom blinds', [], 'act'],
    ['cover.c1', 'Rollo Küche', [], 'act'],
    ['cover.c1', 'Kitchen Window', [], 'act'],
    ['cover.c1', 'North', ['the left curtain'], 'act'],
    ['cover.c1', 'North', [], 'confirm'],
    ['cover.c1', 'Garage shutter', [], 'confirm'],
    ['cover.garage', 'The blind', [], 'confirm'],
    ['cover.c1', 'Rolltor', [], 'confirm'],
    ['cover.c1', 'Window', ['Side gate'], 'confirm'],
  ])('%s "%s" %j: %s', (entityId, name, aliases, tier) => {
    expect(entityTier('open_cover', entityId, house({ [entityId]: { name, aliases } }))).toBe(tier);
  });

  test('its name never makes a garage door harmless', () => {
    const garage = house({ 'cover.g': { name: 'Window blind', deviceClass: 'garage' } });
    expect(entityTier('open_cover', 'cover.g', garage)).toBe('confirm');
  });

  test('a group is as risky as its members', () => {
    const blinds = { 'cover.all': { deviceClass: 'blind' }, 'cover.one': { deviceClass: 'blind' } };
    expect(entityTier('open_cover', 'cover.all', house(blinds, { 'cover.all': ['cover.one'] }))).toBe('act');
    const withDoor = house(blinds, { 'cover.all': ['cover.one', 'cover.garage_door'] });
    expect(entityTier('open_cover', 'cover.all', withDoor)).toBe('confirm');
    expect(entityTier('close_cover', 'cover.all', withDoor)).toBe('act');
  });
});

describe('a scene is as risky as the worst of its members', () => {
  test.each([
    [['light.a', 'light.b'], 'act'],
    [['light.a', 'cover.blind'], 'act'],
    [['light.hidden', 'climate.hidden'], 'act'],
    [['light.a', 'lock.front'], 'confirm'],
    [['light.a', 'cover.hidden'], 'confirm'],
    [['light.a', 'script.x'], 'confirm'],
    [['light.a', 'something_new.x'], 'confirm'],
    [['scene.other'], 'confirm'],
    [['__proto__.x'], 'confirm'],
    [[''], 'confirm'],
    [[null], 'confirm'],
    [[], 'confirm'],
    [undefined, 'confirm'],
    ['light.a', 'confirm'],
  ])('%j: %s', (members, tier) => {
    const exposed = { 'scene.s': {}, 'light.a': {}, 'light.b': {}, 'cover.blind': { deviceClass: 'blind' } };
    expect(entityTier('turn_on', 'scene.s', house(exposed, { 'scene.s': members }))).toBe(tier);
  });

  test('only activating it', () => {
    const scene = house({ 'scene.s': {} }, { 'scene.s': ['light.a'] });
    expect(entityTier('delete', 'scene.s', scene)).toBe('confirm');
    expect(entityTier('turn_on', 'scene.s', { ...scene, state: () => undefined })).toBe('confirm');
  });
});

describe('a script or a scene that tells what it reaches is as risky as the worst of that', () => {
  test.each<[NonNullable<Entity['reaches']> | null | undefined, string]>([
    [[], 'act'],
    [[{ action: 'light.turn_off', entityIds: ['light.a', 'light.hidden'] }], 'act'],
    [[{ action: 'homeassistant.turn_off', entityIds: ['light.a', 'switch.hidden'] }], 'act'],
    [[{ action: 'lock.lock', entityIds: ['lock.hidden'] }], 'act'],
    [[{ action: 'cover.open_cover', entityIds: ['cover.blind'] }], 'act'],
    [[{ action: 'lock.unlock', entityIds: ['lock.hidden'] }], 'confirm'],
    [
      [
        { action: 'light.turn_off', entityIds: ['light.a'] },
        { action: 'lock.unlock', entityIds: ['lock.front'] },
      ],
      'confirm',
    ],
    // Nobody knows what kind of cover it is.
    [[{ action: 'cover.open_cover', entityIds: ['cover.hidden'] }], 'confirm'],
    [[{ action: 'homeassistant.turn_on', entityIds: ['group.hidden'] }], 'confirm'],
    [[{ action: 'homeassistant.restart', entityIds: ['light.a'] }], 'confirm'],
    [[{ action: 'custom.turn_on', entityIds: ['light.a'] }], 'confirm'],
    [[{ action: 'notify.notify', entityIds: [] }], 'confirm'],
    [[{ action: 'light.turn_on', entityIds: [] }], 'confirm'],
    [[{ action: 'automation.trigger', entityIds: ['automation.x'] }], 'confirm'],
    [[{ action: '', entityIds: [''] }], 'confirm'],
    [null, 'confirm'],
    [undefined, 'confirm'],
  ])('%j: %s', (reaches, tier) => {
    const more = reaches === undefined ? {} : { reaches };
    const exposed = {
      'script.s': more,
      'scene.s': more,
      'light.a': {},
      'cover.blind': { deviceClass: 'blind' },
    };
    expect(entityTier('turn_on', 'script.s', house(exposed))).toBe(tier);
    expect(entityTier('turn_on', 'scene.s', house(exposed))).toBe(tier);
    expect(entityTier('turn_off', 'script.s', house(exposed))).toBe('confirm');
  });

  test('a scene of which it cannot be known is not judged by the members that it lists', () => {
    const scene = house({ 'scene.s': { reaches: null } }, { 'scene.s': ['light.a'] });
    expect(entityTier('turn_on', 'scene.s', scene)).toBe('confirm');
  });
});

describe('what an owner has marked as safe', () => {
  const marked = { isMarkedSafe: true, reaches: null };
  test.each([
    ['script.s', 'turn_on', 'act'],
    ['scene.s', 'turn_on', 'act'],
    ['button.s', 'press', 'act'],
    ['input_button.s', 'press', 'act'],
    ['script.s', 'turn_off', 'confirm'],
    ['automation.s', 'turn_on', 'confirm'],
    ['lock.s', 'unlock', 'confirm'],
    ['cover.s', 'open_cover', 'confirm'],
    ['valve.s', 'open_valve', 'confirm'],
    ['alarm_control_panel.s', 'alarm_disarm', 'confirm'],
  ])('%s %s: %s', (entityId, service, tier) => {
    expect(entityTier(service, entityId, house({ [entityId]: marked }))).toBe(tier);
  });

  test('not marked is not safe', () => {
    const home = house({ 'script.s': { isMarkedSafe: false, reaches: null } });
    expect(entityTier('turn_on', 'script.s', home)).toBe('confirm');
  });
});

test('a switch behind which there is a door is as risky as the door', () => {
  const home = house({ 'switch.s': { name: 'Garage door' }, 'switch.k': { name: 'Kettle' } });
  for (const service of ['turn_on', 'turn_off', 'toggle']) {
    expect(entityTier(service, 'switch.s', home)).toBe('confirm');
    expect(entityTier(service, 'switch.k', home)).toBe('act');
  }
});
