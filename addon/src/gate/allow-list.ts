/**
 * What HA's own matcher may execute without the app: computed from the gate's table by what each intent does
 * to each domain. Read in Home Assistant 2026.11 (components/intent, components/<domain>/intent.py) with
 * home-assistant-intents 2026.10.27. An intent that is not here goes to the app, with all that is new.
 */
import type { AllowList } from '../api/contract.ts';
import { MAX_TARGETS } from './gate.ts';
import { serviceTier } from './tiers.ts';

type Rule = AllowList['rules'][number];

const ON_OFF_DOMAINS = ['light', 'switch', 'fan', 'input_boolean', 'media_player', 'climate', 'humidifier'];

/** Cover device classes in HA (components/cover/const.py); `null` has none. */
export const COVER_CLASSES = [
  'awning',
  'blind',
  'curtain',
  'damper',
  'door',
  'garage',
  'gate',
  'shade',
  'shutter',
  'window',
  null,
] as const;

/** Intent → domain → the service that HA calls on the targets of that domain. */
export const intentServices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  HassTurnOn: { ...onAll('turn_on'), cover: 'open_cover', lock: 'lock', valve: 'open_valve', ...pressed() },
  HassTurnOff: { ...onAll('turn_off'), cover: 'close_cover', lock: 'unlock', valve: 'close_valve' },
  HassToggle: { ...onAll('toggle'), cover: 'toggle', lock: 'toggle', valve: 'toggle' },
  HassOpenCover: { cover: 'open_cover' },
  HassCloseCover: { cover: 'close_cover' },
  HassSetPosition: { cover: 'set_cover_position', valve: 'set_valve_position' },
  HassStopMoving: { cover: 'stop_cover', valve: 'stop_valve' },
  HassLightSet: { light: 'turn_on' },
  HassFanSetSpeed: { fan: 'turn_on' },
  HassHumidifierSetpoint: { humidifier: 'set_humidity' },
  HassHumidifierMode: { humidifier: 'set_mode' },
  HassClimateSetTemperature: { climate: 'set_temperature' },
  HassClimateSetFanMode: { climate: 'set_fan_mode' },
  HassMediaPause: { media_player: 'media_pause' },
  HassMediaUnpause: { media_player: 'media_play' },
  HassMediaNext: { media_player: 'media_next_track' },
  HassMediaPrevious: { media_player: 'media_previous_track' },
  HassSetVolume: { media_player: 'volume_set' },
  HassSetVolumeRelative: { media_player: 'volume_set' },
  HassMediaPlayerMute: { media_player: 'volume_mute' },
  HassMediaPlayerUnmute: { media_player: 'volume_mute' },
  HassVacuumStart: { vacuum: 'start' },
  HassVacuumReturnToBase: { vacuum: 'return_to_base' },
  HassVacuumCleanArea: { vacuum: 'clean_area' },
  HassLawnMowerStartMowing: { lawn_mower: 'start_mowing' },
  HassLawnMowerDock: { lawn_mower: 'dock' },
  HassListAddItem: { todo: 'add_item' },
  HassListCompleteItem: { todo: 'update_item' },
  HassListRemoveItem: { todo: 'remove_item' },
};

/** HA's matcher does not look whether these moved; the app does, so they are the app's even where harmless. */
const VERIFIED_BY_THE_APP: Readonly<Record<string, readonly (string | null)[]>> = {
  lock: [null],
  valve: [null],
  cover: ['door', 'garage', 'gate', null],
};

/** Questions that HA answers from states: whose, and never where somebody is. */
const readRules: readonly Rule[] = [
  ...[...ON_OFF_DOMAINS, 'binary_sensor', 'cover', 'lock', 'sensor', 'vacuum', 'valve'].map((domain) =>
    rule('HassGetState', domain),
  ),
  rule('HassClimateGetTemperature', 'climate'),
  rule('HassClimateGetTemperature', 'sensor', ['temperature']),
  rule('HassGetWeather', 'weather'),
  rule('HassGetWeather', null),
  rule('HassGetCurrentDate', null),
  rule('HassGetCurrentTime', null),
  rule('HassTimerStatus', null),
];

/** No service of an entity: timers of the satellite itself, and the household's shopping list. */
const ownRules: readonly Rule[] = [
  'HassStartTimer',
  'HassCancelTimer',
  'HassCancelAllTimers',
  'HassIncreaseTimer',
  'HassDecreaseTimer',
  'HassPauseTimer',
  'HassUnpauseTimer',
  'HassShoppingListAddItem',
  'HassShoppingListCompleteItem',
].map((intent) => rule(intent, null));

/** The same for everybody until people have rights. */
export function allowListFor(): AllowList {
  const acting = Object.entries(intentServices).flatMap(([intent, services]) =>
    Object.entries(services).flatMap(([domain, service]) => actingRule(intent, domain, service)),
  );
  return { version: 1, max_targets: MAX_TARGETS, rules: [...acting, ...readRules, ...ownRules] };
}

function actingRule(intent: string, domain: string, service: string): Rule[] {
  const classes = domain === 'cover' ? COVER_CLASSES : [null];
  const kept = VERIFIED_BY_THE_APP[domain] ?? [];
  const local = classes.filter(
    (deviceClass) => !kept.includes(deviceClass) && isHarmless(service, { domain, deviceClass }),
  );
  if (local.length === 0) return [];
  return [rule(intent, domain, domain === 'cover' ? local : null)];
}

function isHarmless(service: string, moved: Parameters<typeof serviceTier>[1]): boolean {
  const tier = serviceTier(service, moved);
  return tier === 'read' || tier === 'act';
}

function rule(
  intent: string,
  domain: string | null,
  classes: readonly (string | null)[] | null = null,
): Rule {
  return { intent, domain, device_classes: classes === null ? null : [...classes] };
}

function onAll(service: string): Record<string, string> {
  return Object.fromEntries(ON_OFF_DOMAINS.map((domain) => [domain, service]));
}

/** What HA also turns on: all of it is `confirm`, and stands here so that the tests see it. */
function pressed(): Record<string, string> {
  return { button: 'press', input_button: 'press', scene: 'turn_on', script: 'turn_on' };
}

/** For a household where everything that is said comes to the app. */
export const NOTHING_ALLOWED: AllowList = { version: 1, max_targets: 0, rules: [] };
