/** What of a state can be put back, and when two of them are the same. */
import type { EntityState } from '../house/house.ts';
import { numberOf } from '../house/state-words.ts';
import { looksLike } from '../tools/home/colors.ts';
import type { Snapshot } from './change.ts';

/** By domain, the attributes that the butler's own tools set. A domain that is not here has no way back. */
const kept: ReadonlyMap<string, readonly string[]> = new Map([
  ['light', ['brightness', 'color_mode', 'rgb_color', 'hs_color', 'color_temp_kelvin']],
  ['switch', []],
  ['input_boolean', []],
  ['fan', ['percentage', 'oscillating', 'direction', 'preset_mode']],
  ['humidifier', ['humidity', 'mode']],
  ['climate', ['temperature', 'target_temp_low', 'target_temp_high']],
  ['media_player', ['volume_level', 'is_volume_muted', 'source']],
  ['cover', ['current_position']],
  ['valve', ['current_position']],
  ['water_heater', ['temperature', 'operation_mode']],
  ['lock', []],
  ['alarm_control_panel', []],
]);

/** Devices round, and colours drift. */
const tolerances: ReadonlyMap<string, number> = new Map([
  ['brightness', 8],
  ['percentage', 2],
  ['humidity', 1],
  ['temperature', 0.3],
  ['target_temp_low', 0.3],
  ['target_temp_high', 0.3],
  ['volume_level', 0.02],
  ['current_position', 3],
  ['color_temp_kelvin', 150],
]);

export const hasWayBack = (domain: string): boolean => kept.has(domain);

/** Undefined: there is no state, or none that says how it was. */
export function snapshotOf(entityId: string, state: EntityState | undefined): Snapshot | undefined {
  if (state === undefined || state.state === 'unavailable' || state.state === 'unknown') return undefined;
  const names = kept.get(domainOf(entityId)) ?? [];
  const attributes = Object.fromEntries(
    names.flatMap((name) => {
      const value = state.attributes[name];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
  return { state: state.state, attributes };
}

/** `state`, and names of attributes, in which they differ. A lamp that is off has nothing else. */
export function differences(entityId: string, one: Snapshot, other: Snapshot): readonly string[] {
  const domain = domainOf(entityId);
  if (domain === 'light' && one.state === 'off' && other.state === 'off') return [];
  const names = kept.get(domain) ?? [];
  const different = names.filter((name) => !isSame(name, one, other));
  return one.state === other.state ? different : ['state', ...different];
}

function isSame(name: string, one: Snapshot, other: Snapshot): boolean {
  const [value, wanted] = [one.attributes[name], other.attributes[name]];
  // The same colour, in whatever way the lamp tells it.
  if (name === 'rgb_color' || name === 'hs_color') {
    const rgb = rgbOf(other);
    return rgb === undefined ? value === undefined : looksLike(rgb, one.attributes);
  }
  const tolerance = tolerances.get(name);
  const [number, wantedNumber] = [numberOf(value), numberOf(wanted)];
  if (tolerance !== undefined && number !== undefined && wantedNumber !== undefined) {
    return Math.abs(number - wantedNumber) <= tolerance;
  }
  return JSON.stringify(value) === JSON.stringify(wanted);
}

/** 0 to 255 each; undefined for a lamp without a colour, or that shows a white. */
export function rgbOf({ attributes }: Snapshot): readonly [number, number, number] | undefined {
  const mode = attributes['color_mode'];
  if (mode === 'color_temp' || mode === 'white' || mode === 'brightness' || mode === 'onoff')
    return undefined;
  const value = attributes['rgb_color'];
  if (!Array.isArray(value)) return undefined;
  const [red, green, blue] = value.map(numberOf);
  return red === undefined || green === undefined || blue === undefined ? undefined : [red, green, blue];
}

export function domainOf(entityId: string): string {
  return entityId.split('.')[0] ?? '';
}
