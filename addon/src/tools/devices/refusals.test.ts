/** What a device cannot do is refused before anything is called, with what it can do. */
import { expect, test } from 'vitest';
import { alarm, boiler, fan, humidifier, prepare } from './test-devices.ts';

test.each<[string, object, RegExp]>([
  ['set_fan', { ...fan }, /exactly one of speed/],
  ['set_fan', { ...fan, speed: 10, oscillating: true }, /exactly one of speed/],
  ['set_fan', { ...fan, preset_mode: 'turbo' }, /only: auto, deep_sleep/],
  ['set_fan', { entity_ids: ['fan.simple'], speed: 10 }, /has no speeds/],
  ['set_fan', { entity_ids: ['valve.main'], speed: 10 }, /does not take valve.main/],
  ['control_vacuum', { entity_ids: ['vacuum.mute'], action: 'locate' }, /cannot locate/],
  ['set_humidifier', { ...humidifier, humidity: 10 }, /from 30 to 80/],
  ['set_water_heater', { ...boiler, temperature: 90 }, /from 40 to 65/],
  ['set_water_heater', { ...boiler, mode: 'lava' }, /only: eco/],
  ['set_alarm', { ...alarm, action: 'arm_night' }, /cannot be armed for night/],
  ['set_alarm', { ...alarm, action: 'disarm', code: '1234' }, /code/],
])('%s %j is refused with a reason', (name, input, reason) => {
  expect(() => prepare(name, input)).toThrow(reason);
});
