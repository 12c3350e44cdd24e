/**
 * How risky a service is, in one table: (domain, service, device class) → tier. The home tools, the gate and
 * the local allow-list all read it. What is not named here is `confirm`: scripts, buttons, opening valves,
 * disarming, groups, sirens, automations, and whatever Home Assistant learns next.
 */
import { SCREENS } from '../house/cover-kind.ts';
import { type Tier, tiers } from '../tools/tool.ts';

/** What a service would move: the least that the table needs to know of it. */
export interface Moved {
  readonly domain: string;
  readonly deviceClass: string | null;
}

interface Row {
  readonly tier: Tier;
  /** Only entities of these device classes; every class, and none, when absent. */
  readonly deviceClasses?: readonly string[];
}

const act: Row = { tier: 'act' };
const screensOnly: Row = { tier: 'act', deviceClasses: SCREENS };
const onOff = { turn_on: act, turn_off: act, toggle: act } as const;

const table: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  light: onOff,
  switch: onOff,
  input_boolean: onOff,
  fan: {
    ...onOff,
    set_percentage: act,
    increase_speed: act,
    decrease_speed: act,
    oscillate: act,
    set_direction: act,
    set_preset_mode: act,
  },
  humidifier: { ...onOff, set_humidity: act, set_mode: act },
  climate: { ...onOff, set_temperature: act, set_hvac_mode: act, set_fan_mode: act, set_preset_mode: act },
  media_player: {
    ...onOff,
    media_play: act,
    media_pause: act,
    media_play_pause: act,
    media_stop: act,
    media_next_track: act,
    media_previous_track: act,
    volume_set: act,
    volume_up: act,
    volume_down: act,
    volume_mute: act,
    select_source: act,
  },
  cover: {
    close_cover: act,
    open_cover: screensOnly,
    stop_cover: screensOnly,
    toggle: screensOnly,
    set_cover_position: screensOnly,
  },
  lock: { lock: act },
  water_heater: { turn_on: act, turn_off: act, set_temperature: act, set_operation_mode: act },
  // Closing off water or gas is harmless; what opens them, or stops them half open, is not.
  valve: { close_valve: act },
  alarm_control_panel: {
    alarm_arm_home: act,
    alarm_arm_away: act,
    alarm_arm_night: act,
    alarm_arm_vacation: act,
  },
  timer: { start: act, pause: act, cancel: act },
  vacuum: { start: act, pause: act, stop: act, return_to_base: act, clean_area: act, locate: act },
  lawn_mower: { dock: act, pause: act },
  todo: { add_item: act, update_item: act },
  shopping_list: { add_item: act, complete_item: act },
};

/** Total: whatever is unknown is `confirm`. */
export function serviceTier(service: string, { domain, deviceClass }: Moved): Tier {
  const row = Object.hasOwn(table, domain) ? own(table[domain], service) : undefined;
  if (row === undefined) return 'confirm';
  if (row.deviceClasses === undefined) return row.tier;
  return deviceClass !== null && row.deviceClasses.includes(deviceClass) ? row.tier : 'confirm';
}

/** The worst of these; `read` for none. */
export function worstTier(all: readonly Tier[]): Tier {
  return tiers[Math.max(0, ...all.map((tier) => tiers.indexOf(tier)))] ?? 'owner';
}

function own(rows: Readonly<Record<string, Row>> | undefined, service: string): Row | undefined {
  return rows !== undefined && Object.hasOwn(rows, service) ? rows[service] : undefined;
}
