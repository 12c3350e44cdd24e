import { describe, expect, test } from 'vitest';
import { allowList as allowListSchema } from '../api/contract.ts';
import { allowListFor, COVER_CLASSES, intentServices } from './allow-list.ts';
import { MAX_TARGETS } from './gate.ts';
import { serviceTier } from './tiers.ts';

const list = allowListFor();

/** As the integration reads it: every target's domain and device class has to be in a rule of the intent. */
function allows(intent: string, domain: string | null, deviceClass: string | null = null): boolean {
  return list.rules.some(
    (rule) =>
      rule.intent === intent &&
      rule.domain === domain &&
      (rule.device_classes === null || rule.device_classes.includes(deviceClass)),
  );
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
const CLASSES = [...COVER_CLASSES, 'outlet', 'tv', 'water', 'temperature', 'something_new'];

/** What reads, or moves nothing but the satellite's own timers and the shopping list. */
const NOT_ACTING =
  /^Hass(GetState|ClimateGetTemperature|GetWeather|GetCurrent(Date|Time)|TimerStatus|.*Timers?|ShoppingList(Add|Complete)Item)$/;

test('is what the wire takes', () => {
  expect(allowListSchema.parse(list)).toEqual(list);
  expect(list.max_targets).toBe(MAX_TARGETS);
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
    expect(list.rules.filter((rule) => !INTENTS.includes(rule.intent))).toEqual([]);
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
