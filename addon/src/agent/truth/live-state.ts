/** Whether a thing is as a sentence says, by its live state. */
import type { House } from '../../house/house.ts';
import { numberOf, stateWords } from '../../house/state-words.ts';
import type { StateWord } from './claim.ts';

const yes: Readonly<Record<StateWord, RegExp>> = {
  on: /^(?!(?:off|unavailable|unknown|standby|closed|docked|idle|text|not running|clear)\b).+/u,
  off: /^(?:off|standby|idle|docked|not running)\b/u,
  open: /^(?:open|opening|unlocked)\b/u,
  closed: /^(?:closed|closing|locked)\b/u,
  locked: /^(?:locked|locking)\b/u,
  unlocked: /^(?:unlocked|unlocking|open)\b/u,
  playing: /^(?:playing|buffering|on)\b/u,
  paused: /^(?:paused|idle)\b/u,
  stopped: /^(?:idle|off|paused|stopped|standby|open|closed|docked|on)\b/u,
  armed: /^(?:armed|arming|pending)/u,
  disarmed: /^disarmed/u,
  muted: /./u,
};

/** Kinds that such a word is said of; of others nobody can tell. */
const said: Readonly<Record<StateWord, RegExp>> = {
  on: /^(?:light|switch|fan|input_boolean|media_player|climate|humidifier|water_heater|remote|siren|automation|group|valve|vacuum|alarm_control_panel)$/u,
  off: /^(?:light|switch|fan|input_boolean|media_player|climate|humidifier|water_heater|remote|siren|automation|group|vacuum|valve|alarm_control_panel)$/u,
  open: /^(?:cover|valve|lock|binary_sensor)$/u,
  closed: /^(?:cover|valve|lock|binary_sensor)$/u,
  locked: /^(?:lock|binary_sensor)$/u,
  unlocked: /^(?:lock|binary_sensor)$/u,
  playing: /^media_player$/u,
  paused: /^(?:media_player|timer|vacuum)$/u,
  stopped: /^(?:media_player|vacuum|cover)$/u,
  armed: /^alarm_control_panel$/u,
  disarmed: /^alarm_control_panel$/u,
  muted: /^media_player$/u,
};

/** Undefined: that cannot be told of it. */
export function holds(word: StateWord, entityId: string, house: House): boolean | undefined {
  const state = house.state(entityId);
  const [domain = ''] = entityId.split('.');
  if (state === undefined || !said[word].test(domain)) return undefined;
  if (word === 'muted')
    return state.attributes['is_volume_muted'] === true || state.attributes['volume_level'] === 0;
  const words = stateWords(entityId, state);
  if (domain === 'binary_sensor' && !/^(?:open|closed|locked|unlocked)/u.test(words)) return undefined;
  if (domain === 'vacuum' && word === 'on') return /^(?:cleaning|returning)/u.test(words);
  if (domain === 'alarm_control_panel' && (word === 'on' || word === 'off')) {
    return yes[word === 'on' ? 'armed' : 'disarmed'].test(words);
  }
  return yes[word].test(words);
}

/** Numbers that a person may hear of it; undefined when it has none. */
export function hasValue(value: number, entityId: string, house: House): boolean | undefined {
  const state = house.state(entityId);
  if (state === undefined) return undefined;
  const { attributes } = state;
  const scaled = (name: string, factor: number) => {
    const number = numberOf(attributes[name]);
    return number === undefined ? [] : [number * factor];
  };
  const plain = [
    'temperature',
    'current_temperature',
    'target_temp_low',
    'target_temp_high',
    'humidity',
    'current_humidity',
    'percentage',
    'current_position',
    'current_tilt_position',
    'battery_level',
  ];
  const numbers = [
    ...(/^-?\d+(?:\.\d+)?$/u.test(state.state) ? [Number(state.state)] : []),
    ...plain.flatMap((name) => scaled(name, 1)),
    ...scaled('brightness', 100 / 255),
    ...scaled('volume_level', 100),
  ];
  return numbers.length === 0 ? undefined : numbers.some((number) => Math.abs(number - value) < 1);
}
