/**
 * What each intent of Home Assistant's own matcher does to each domain. Read in Home Assistant 2026.11
 * (components/intent, components/<domain>/intent.py) with home-assistant-intents 2026.10.27. An intent that is
 * not here goes to the app, with all that is new.
 */

const ON_OFF_DOMAINS = ['light', 'switch', 'fan', 'input_boolean', 'media_player', 'climate', 'humidifier'];

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

/** Of which things an intent tells. */
export interface ReadIntent {
  readonly intent: string;
  readonly domain: string;
  /** All when absent. */
  readonly classes?: readonly string[];
}

/** Questions that HA answers from states; never where somebody is. */
export const readIntents: readonly ReadIntent[] = [
  ...[...ON_OFF_DOMAINS, 'binary_sensor', 'cover', 'lock', 'sensor', 'vacuum', 'valve'].map((domain) => ({
    intent: 'HassGetState',
    domain,
  })),
  { intent: 'HassClimateGetTemperature', domain: 'climate' },
  { intent: 'HassClimateGetTemperature', domain: 'sensor', classes: ['temperature'] },
  { intent: 'HassGetWeather', domain: 'weather' },
];

/** No service of an entity: what they do concerns the speaker's satellite, the household's list, or nobody. */
export const freeIntents = {
  read: ['HassGetWeather', 'HassGetCurrentDate', 'HassGetCurrentTime', 'HassTimerStatus'],
  timers: [
    'HassStartTimer',
    'HassCancelTimer',
    'HassCancelAllTimers',
    'HassIncreaseTimer',
    'HassDecreaseTimer',
    'HassPauseTimer',
    'HassUnpauseTimer',
  ],
  shopping: ['HassShoppingListAddItem', 'HassShoppingListCompleteItem'],
} as const;

function onAll(service: string): Record<string, string> {
  return Object.fromEntries(ON_OFF_DOMAINS.map((domain) => [domain, service]));
}

/** What HA also turns on: all of it is `confirm`, and stands here so that the tests see it. */
function pressed(): Record<string, string> {
  return { button: 'press', input_button: 'press', scene: 'turn_on', script: 'turn_on' };
}
