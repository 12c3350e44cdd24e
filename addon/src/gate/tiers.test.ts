import { describe, expect, test } from 'vitest';
import type { Tier } from '../tools/tool.ts';
import { serviceTier, worstTier } from './tiers.ts';

describe('what runs without asking, and what does not', () => {
  test.each<[string, string, string | null, Tier]>([
    ['light', 'turn_on', null, 'act'],
    ['light', 'toggle', null, 'act'],
    ['switch', 'turn_off', 'outlet', 'act'],
    ['media_player', 'volume_set', 'tv', 'act'],
    ['media_player', 'play_media', null, 'confirm'],
    ['climate', 'set_temperature', null, 'act'],
    ['cover', 'close_cover', 'garage', 'act'],
    ['cover', 'close_cover', null, 'act'],
    ['cover', 'open_cover', 'blind', 'act'],
    ['cover', 'open_cover', 'garage', 'confirm'],
    ['cover', 'open_cover', 'door', 'confirm'],
    ['cover', 'open_cover', 'gate', 'confirm'],
    ['cover', 'open_cover', null, 'confirm'],
    ['cover', 'open_cover', 'something_new', 'confirm'],
    ['cover', 'toggle', 'garage', 'confirm'],
    ['cover', 'stop_cover', 'garage', 'confirm'],
    ['cover', 'set_cover_position', 'garage', 'confirm'],
    ['cover', 'set_cover_position', 'shutter', 'act'],
    ['lock', 'lock', null, 'act'],
    ['lock', 'unlock', null, 'confirm'],
    ['lock', 'open', null, 'confirm'],
    ['script', 'turn_on', null, 'confirm'],
    ['scene', 'turn_on', null, 'confirm'],
    ['button', 'press', null, 'confirm'],
    ['input_button', 'press', null, 'confirm'],
    ['valve', 'open_valve', 'water', 'confirm'],
    ['valve', 'close_valve', 'water', 'act'],
    ['valve', 'stop_valve', 'water', 'confirm'],
    ['valve', 'set_valve_position', 'water', 'confirm'],
    ['alarm_control_panel', 'alarm_arm_night', null, 'act'],
    ['alarm_control_panel', 'alarm_trigger', null, 'confirm'],
    ['water_heater', 'set_temperature', null, 'act'],
    ['fan', 'set_direction', null, 'act'],
    ['vacuum', 'locate', null, 'act'],
    ['vacuum', 'send_command', null, 'confirm'],
    ['timer', 'start', null, 'act'],
    ['alarm_control_panel', 'alarm_disarm', null, 'confirm'],
    ['siren', 'turn_on', null, 'confirm'],
    ['automation', 'turn_off', null, 'confirm'],
    ['group', 'turn_on', null, 'confirm'],
    ['homeassistant', 'turn_on', null, 'confirm'],
    ['lawn_mower', 'start_mowing', null, 'confirm'],
    ['todo', 'remove_item', null, 'confirm'],
    ['light', 'something_new', null, 'confirm'],
    ['something_new', 'turn_on', null, 'confirm'],
    ['__proto__', 'turn_on', null, 'confirm'],
    ['constructor', 'name', null, 'confirm'],
    ['light', 'constructor', null, 'confirm'],
    ['', '', '', 'confirm'],
  ])('%s.%s on %s: %s', (domain, service, deviceClass, tier) => {
    expect(serviceTier(service, { domain, deviceClass })).toBe(tier);
  });
});

test('the worst counts', () => {
  expect(worstTier([])).toBe('read');
  expect(worstTier(['act', 'read'])).toBe('act');
  expect(worstTier(['act', 'owner', 'confirm'])).toBe('owner');
});
