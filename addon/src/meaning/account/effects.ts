/** What a call would do, in the names for which the lexicon has words. */
import type { House } from '../../house/house.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import { nowOf } from '../contrary/contrary-value.ts';
import { domainOf } from '../reach.ts';

export interface Effect {
  /** `off`, `open`, `brightness`. */
  readonly name: string;
  /** Of a value: more or less than now; `set` where that cannot be told. */
  readonly way: 'more' | 'less' | 'set' | null;
  /** By how much, not to how much. */
  readonly isStep: boolean;
  /** Of a position: neither open nor closed. */
  readonly isPart?: boolean;
}

type Input = Readonly<Record<string, unknown>>;

const BY_SERVICE: Readonly<Record<string, string>> = {
  open_valve: 'turn on',
  close_valve: 'turn off',
  lock: 'lock',
  unlock: 'unlock',
  media_play: 'play',
  media_pause: 'pause',
  media_stop: 'stop',
  media_next_track: 'next',
  media_previous_track: 'previous',
  return_to_base: 'dock',
  locate: 'locate',
  cancel: 'cancel',
  alarm_disarm: 'disarm',
  start: 'start',
  pause: 'pause',
  stop: 'stop',
  stop_cover: 'stop',
  open_cover: 'open',
  close_cover: 'close',
};

/** Of each argument that says how much: the argument that says how much more. */
const SCALES: readonly (readonly [key: string, step: string])[] = [
  ['brightness', 'brightness_step'],
  ['position', 'position_step'],
  ['volume', 'volume_step'],
  ['speed', 'speed_step'],
  ['fan_speed', 'fan_speed_step'],
  ['temperature', 'temperature_step'],
  ['humidity', 'humidity_step'],
  ['kelvin', 'kelvin_step'],
];

/** Undefined: nothing that words are known for, or several things. */
export function effectOf(call: PreparedCall, given: Input, house: House): Effect | undefined {
  const { entityIds } = call;
  const services = new Set(call.actions.map(({ action }) => action.split('.')[1] ?? ''));
  const domains = new Set(entityIds.map(domainOf));
  if (domains.has('scene') || domains.has('script') || call.tool === 'change_list') return undefined;
  if (given['action'] === 'unmute') return whole('unmute');
  if (given['action'] === 'mute') return whole('mute');
  const isAwning = isAnAwning(entityIds, house);
  for (const [key, step] of SCALES) {
    const sent = given[key];
    const more = given[step];
    if (key === 'position' && (sent === 0 || sent === 100))
      return whole(`${isAwning ? 'awning ' : ''}${sent === 0 ? 'close' : 'open'}`);
    if (typeof more === 'number') return { name: key, way: more < 0 ? 'less' : 'more', isStep: true };
    if (typeof sent !== 'number') continue;
    const name = key === 'fan_speed' ? 'speed' : key;
    if (key === 'brightness' && typeof given['color'] === 'string') break;
    const isPart = key === 'position' && sent > NEARLY && sent < 100 - NEARLY;
    return { name, way: wayTo(sent, key, entityIds, house), isStep: false, isPart };
  }
  if (typeof given['color'] === 'string') return { name: 'color', way: 'set', isStep: false };
  const [service = '', ...others] = services;
  if (service.startsWith('alarm_arm')) return whole('arm');
  if (service === 'set_hvac_mode') return given['mode'] === 'off' ? whole('off') : whole('on');
  if (others.length > 0) return undefined;
  if (service === 'turn_on' || service === 'turn_off') return whole(service === 'turn_on' ? 'on' : 'off');
  const known = BY_SERVICE[service];
  if (known === undefined) return undefined;
  return whole(isAwning && (known === 'open' || known === 'close') ? `awning ${known}` : known);
}

/** So far from an end it is still that end. */
const NEARLY = 5;

/** Fahrenheit is told from Celsius by how much it is. */
const NO_CELSIUS = 45;

function wayTo(sent: number, key: string, ids: readonly string[], house: House): Effect['way'] {
  const known = ids.flatMap((id) => nowOf(key, house.state(id)) ?? []);
  if (known.length < ids.length || known.length === 0) return 'set';
  if (key === 'temperature' && known.some((now) => now > NO_CELSIUS !== sent > NO_CELSIUS)) return 'set';
  if (known.every((now) => sent > now + 1)) return 'more';
  return known.every((now) => sent < now - 1) ? 'less' : 'set';
}

function whole(name: string): Effect {
  return { name, way: null, isStep: false };
}

function isAnAwning(ids: readonly string[], { entities }: House): boolean {
  return ids.every((id) => {
    const entity = entities.get(id);
    return entity?.deviceClass === 'awning' || /markise|awning/iu.test(entity?.name ?? '');
  });
}
