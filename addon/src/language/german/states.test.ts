import { expect, test } from 'vitest';
import { german } from '../german.ts';
import { stateInGerman } from './states.ts';

test.each([
  ['on 40%', 'an, 40 Prozent'],
  ['arming', 'dabei, scharf zu werden'],
  ['disarming', 'dabei, unscharf zu werden'],
  ['pending', 'kurz vor dem Alarm'],
  ['armed_custom_bypass', 'mit Ausnahmen scharf'],
  ['eco →45°', 'im Modus Eco, Ziel 45 Grad'],
  ['heat_pump →45°', 'im Modus Wärmepumpe, Ziel 45 Grad'],
  ['high_demand', 'im Modus hoher Bedarf'],
  ['moving', 'in Bewegung'],
  ['lightning-rainy', 'gewittrig mit Regen'],
  ['clear-night', 'klar'],
  ['no_such_state', 'no such state'],
  // As the history tells them.
  ['armed away', 'für unterwegs scharf'],
  ['not home', 'unterwegs'],
  ['heat cool →20-24°', 'auf Heizen und Kühlen, Ziel 20 bis 24 Grad'],
])('"%s" is "%s"', (words, expected) => {
  expect(stateInGerman(words)).toBe(expected);
});

test('modes that Home Assistant itself defines have German names, others are what the device calls them', () => {
  const { fan, humidifier, waterHeater } = german.home.kinds;
  expect(waterHeater.mode('heat_pump').now.one).toBe('ist im Modus Wärmepumpe');
  expect(waterHeater.mode('high_demand').verb).toBe('in den Modus hoher Bedarf schalten');
  expect(humidifier.mode('sleep').now.one).toBe('ist im Modus Schlafen');
  expect(fan.preset('deep_breeze').now.one).toBe('ist im Modus deep breeze');
});
