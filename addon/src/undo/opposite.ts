/** The calls that bring something back to how it was, of the tools that there are. */
import { numberOf, toPercent } from '../house/state-words.ts';
import type { InnerCall } from '../tools/tool.ts';
import { hex } from './as-left.ts';
import type { Snapshot } from './change.ts';
import { domainOf, rgbOf } from './snapshot.ts';

/** A tool and what it is given, without the entity: what goes the same way goes in one call. */
export interface Way {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What has to go back. */
export interface Back {
  readonly entityId: string;
  readonly before: Snapshot;
  readonly now: Snapshot;
  /** `state`, and names of attributes, that the call has changed. */
  readonly touched: readonly string[];
}

/** Undefined: there is no way back. */
export function waysBack(back: Back): readonly Way[] | undefined {
  const ways = byDomain[domainOf(back.entityId)]?.(back);
  return ways === undefined || ways.length === 0 ? undefined : ways;
}

const onOff = (state: string): readonly Way[] =>
  state === 'on' || state === 'off' ? [{ tool: 'turn_on_off', input: { state } }] : [];

const byDomain: Readonly<Record<string, (back: Back) => readonly Way[]>> = {
  switch: ({ before }) => onOff(before.state),
  input_boolean: ({ before }) => onOff(before.state),
  light,
  fan,
  humidifier,
  climate,
  media_player: mediaPlayer,
  cover: (back) => moved('set_cover', back),
  valve: (back) => moved('set_valve', back),
  water_heater: waterHeater,
  lock: ({ before }) => {
    const action = { locked: 'lock', unlocked: 'unlock' }[before.state];
    return action === undefined ? [] : [{ tool: 'set_lock', input: { action } }];
  },
  alarm_control_panel: ({ before }) => {
    const action = before.state === 'disarmed' ? 'disarm' : before.state.replace('armed', 'arm');
    return /^(?:disarm|arm_(?:home|away|night|vacation))$/.test(action)
      ? [{ tool: 'set_alarm', input: { action } }]
      : [];
  },
};

function light({ before, now, touched }: Back): readonly Way[] {
  if (before.state !== 'on') return onOff(before.state);
  const brightness = numberOf(before.attributes['brightness']);
  const isAnew = now.state !== 'on';
  const isColour = isAnew || touched.some((name) => /colou?r/.test(name));
  const rgb = isColour ? rgbOf(before) : undefined;
  const kelvin = isColour && rgb === undefined ? numberOf(before.attributes['color_temp_kelvin']) : undefined;
  const look = {
    ...(brightness !== undefined && { brightness: Math.max(1, toPercent(brightness)) }),
    ...(rgb !== undefined && { color: hex(rgb) }),
    ...(kelvin !== undefined && { kelvin }),
  };
  return Object.keys(look).length === 0 ? onOff('on') : [{ tool: 'set_light', input: look }];
}

function fan({ before, touched }: Back): readonly Way[] {
  if (before.state !== 'on') return onOff(before.state);
  const { percentage, oscillating, direction, preset_mode: preset } = before.attributes;
  const speed = numberOf(percentage);
  const ways: Way[] = [];
  if (touched.includes('state') || touched.includes('percentage')) {
    const fanSpeed = speed === undefined || speed < 1 ? {} : { fan_speed: speed };
    ways.push({ tool: 'turn_on_off', input: { state: 'on', ...fanSpeed } });
  }
  if (touched.includes('preset_mode') && typeof preset === 'string') {
    ways.push({ tool: 'set_fan', input: { preset_mode: preset } });
  }
  if (touched.includes('oscillating') && typeof oscillating === 'boolean') {
    ways.push({ tool: 'set_fan', input: { oscillating } });
  }
  if (touched.includes('direction') && (direction === 'forward' || direction === 'reverse')) {
    ways.push({ tool: 'set_fan', input: { direction } });
  }
  return ways;
}

function humidifier({ before, touched }: Back): readonly Way[] {
  const { humidity, mode } = before.attributes;
  const ways: Way[] = [];
  if (touched.includes('humidity') && typeof humidity === 'number')
    ways.push(way('set_humidifier', { humidity }));
  if (touched.includes('mode') && typeof mode === 'string') ways.push(way('set_humidifier', { mode }));
  const isOnOff = before.state === 'on' || before.state === 'off';
  if (touched.includes('state') && isOnOff) ways.push(way('set_humidifier', { state: before.state }));
  return ways;
}

function climate({ before, touched }: Back): readonly Way[] {
  const low = numberOf(before.attributes['target_temp_low']);
  const high = numberOf(before.attributes['target_temp_high']);
  const one = numberOf(before.attributes['temperature']);
  const target = one ?? (low === undefined || high === undefined ? undefined : (low + high) / 2);
  const isTarget = touched.some((name) => name !== 'state') && target !== undefined;
  // A device that is off may not take a target.
  const isMode = touched.includes('state');
  const input = { ...(isTarget && { temperature: target }), ...(isMode && { mode: before.state }) };
  return isTarget || isMode ? [way('set_climate', input)] : [];
}

/** What was playing is not begun anew. */
function mediaPlayer({ before, now, touched }: Back): readonly Way[] {
  const { volume_level: volume, is_volume_muted: isMuted, source } = before.attributes;
  const ways: Way[] = [];
  const control = (input: Way['input']) => ways.push(way('control_media_player', input));
  const isOff = (state: string) => state === 'off' || state === 'standby';
  if (touched.includes('state') && isOff(before.state) !== isOff(now.state)) {
    ways.push({ tool: 'turn_on_off', input: { state: isOff(before.state) ? 'off' : 'on' } });
    return ways;
  }
  if (touched.includes('source') && typeof source === 'string') control({ source });
  if (touched.includes('volume_level') && typeof volume === 'number') {
    control({ volume: Math.round(volume * 100) });
  }
  if (touched.includes('is_volume_muted') && typeof isMuted === 'boolean') {
    control({ action: isMuted ? 'mute' : 'unmute' });
  }
  if (touched.includes('state') && before.state === 'playing' && now.state === 'paused')
    control({ action: 'play' });
  if (touched.includes('state') && before.state === 'paused' && now.state === 'playing')
    control({ action: 'pause' });
  return ways;
}

/** A position; of what tells none, open or closed. */
function moved(tool: string, { before }: Back): readonly Way[] {
  const position = numberOf(before.attributes['current_position']);
  if (before.state === 'closed' || position === 0) return [way(tool, { action: 'close' })];
  if (position !== undefined && position < 100) return [way(tool, { position })];
  return before.state === 'open' || position === 100 ? [way(tool, { action: 'open' })] : [];
}

function waterHeater({ before, touched }: Back): readonly Way[] {
  const { temperature, operation_mode: mode } = before.attributes;
  const ways: Way[] = [];
  if (touched.includes('state') || touched.includes('operation_mode')) {
    ways.push(way('set_water_heater', { mode: typeof mode === 'string' ? mode : before.state }));
  }
  if (touched.includes('temperature') && typeof temperature === 'number') {
    ways.push(way('set_water_heater', { temperature }));
  }
  return ways;
}

const way = (tool: string, input: Way['input']): Way => ({ tool, input });

const direct = new Set([
  'turn_on_off',
  'set_light',
  'set_cover',
  'set_climate',
  'control_media_player',
  'set_lock',
]);

/** As the model would call it. */
export function callOf({ tool, input }: Way): InnerCall {
  return direct.has(tool) ? { name: tool, input } : { name: 'use_tool', input: { name: tool, input } };
}
