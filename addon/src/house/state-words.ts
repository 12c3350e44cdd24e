/**
 * A state in a few words that are safe in a prompt: what HA itself defines, and numbers. Free text that a
 * device or a service writes (a title, a message) is never here.
 */
import type { EntityState } from './house.ts';

/** Domains whose state anybody may write as they like. */
const FREE_TEXT_DOMAINS = new Set(['input_text', 'text', 'event', 'sensor', 'todo', 'calendar', 'select']);
/** HA's own state words: `heat_cool`, `partlycloudy`, `clear-night`. */
const WORD = /^[a-z][a-z_-]{0,23}$/;
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]{5,15}(?:Z|[+-]\d\d:\d\d)?$/;
const NUMBER_OR_TIME =
  /^-?[\d.]{1,12}$|^\d{4}-\d\d-\d\d[T ][\d:.+Z-]{8,24}$|^(?:\d{1,3} days?, )?\d{1,4}:\d\d:\d\d$/;

/** e.g. `on 40%`, `heat 20.5°→21°`, `open 30%`, `21.4 °C`, `text` for what is not shown here. */
export function stateWords(entityId: string, { state, attributes }: EntityState): string {
  const [domain = ''] = entityId.split('.');
  if (domain === 'binary_sensor' && (state === 'on' || state === 'off')) {
    return onOffWords.get(String(attributes['device_class']))?.[state === 'on' ? 0 : 1] ?? state;
  }
  const base = plainState(domain, state, attributes);
  if (state === 'unavailable' || state === 'unknown') return base;
  const detail = details.get(domain)?.(attributes, state);
  return detail === undefined ? base : `${base} ${detail}`;
}

function plainState(domain: string, state: string, attributes: EntityState['attributes']): string {
  if (TIME.test(state)) return toTheMinute(state);
  if (NUMBER_OR_TIME.test(state)) return `${state.slice(0, 16)}${unit(attributes)}`;
  if (state === 'unavailable' || state === 'unknown') return state;
  const isDefined = !FREE_TEXT_DOMAINS.has(domain) || isOption(state, attributes);
  return isDefined && WORD.test(state) ? state : 'text';
}

/** `2026-11-22T10:00Z`: Home Assistant writes times in UTC, so the zone has to stay. */
function toTheMinute(time: string): string {
  const zone = /(?:Z|[+-]\d\d:\d\d)$/.exec(time)?.[0] ?? '';
  return `${time.slice(0, 16)}${zone === '+00:00' ? 'Z' : zone}`;
}

/** A sensor of class `enum` can only say what it listed beforehand. */
function isOption(state: string, attributes: EntityState['attributes']): boolean {
  const options = attributes['options'];
  return Array.isArray(options) && options.length <= 50 && options.includes(state);
}

function unit(attributes: EntityState['attributes']): string {
  const text = attributes['unit_of_measurement'];
  return isUnit(text) ? ` ${text}` : '';
}

export function isUnit(text: unknown): text is string {
  return typeof text === 'string' && /^[\p{L}°%µ/³²·]{1,8}$/u.test(text);
}

/** A number, a time, or one word as Home Assistant itself writes them: no sentence fits into it. */
export function isPlainValue(text: string): boolean {
  return NUMBER_OR_TIME.test(text) || WORD.test(text);
}

const open = ['open', 'closed'] as const;
const detected = ['detected', 'clear'] as const;

/** What on and off mean for a binary sensor's device class (homeassistant/components/binary_sensor). */
const onOffWords: ReadonlyMap<string, readonly [string, string]> = new Map(
  Object.entries({
    door: open,
    garage_door: open,
    window: open,
    opening: open,
    lock: ['unlocked', 'locked'],
    motion: detected,
    moving: ['moving', 'not moving'],
    occupancy: detected,
    presence: ['home', 'away'],
    moisture: ['wet', 'dry'],
    smoke: detected,
    gas: detected,
    carbon_monoxide: detected,
    sound: detected,
    vibration: detected,
    battery: ['low', 'normal'],
    battery_charging: ['charging', 'not charging'],
    connectivity: ['connected', 'disconnected'],
    plug: ['plugged in', 'unplugged'],
    problem: ['problem', 'ok'],
    safety: ['unsafe', 'safe'],
    tamper: ['tampering', 'clear'],
    running: ['running', 'not running'],
    light: ['light', 'dark'],
    cold: ['cold', 'normal'],
    heat: ['hot', 'normal'],
  } as const),
);

type Detail = (attributes: EntityState['attributes'], state: string) => string | undefined;

const details: ReadonlyMap<string, Detail> = new Map<string, Detail>(
  Object.entries<Detail>({
    light: (attributes) => {
      const brightness = numberOf(attributes['brightness']);
      return brightness === undefined ? undefined : `${toPercent(brightness)}%`;
    },
    fan: (attributes, state) => (state === 'on' ? percent(attributes['percentage']) : undefined),
    cover: (attributes) => {
      const position = numberOf(attributes['current_position']);
      return position === undefined || position === 0 || position === 100 ? undefined : `${position}%`;
    },
    climate: (attributes) => {
      const current = numberOf(attributes['current_temperature']);
      const low = numberOf(attributes['target_temp_low']);
      const high = numberOf(attributes['target_temp_high']);
      const target =
        numberOf(attributes['temperature']) ?? (low === undefined ? undefined : `${low}-${high}`);
      if (target === undefined) return current === undefined ? undefined : `${current}°`;
      return `${current === undefined ? '' : `${current}°`}→${target}°`;
    },
    media_player: (attributes) => {
      const volume = numberOf(attributes['volume_level']);
      return volume === undefined ? undefined : `volume ${Math.round(volume * 100)}%`;
    },
    humidifier: (attributes) => percent(attributes['humidity']),
    water_heater: (attributes) => {
      const target = numberOf(attributes['temperature']);
      return target === undefined ? undefined : `→${target}°`;
    },
    valve: (attributes) => {
      const position = numberOf(attributes['current_position']);
      return position === undefined || position === 0 || position === 100 ? undefined : `${position}%`;
    },
    timer: (attributes, state) => {
      const until = attributes['finishes_at'];
      return state === 'active' && typeof until === 'string' && TIME.test(until)
        ? `until ${toTheMinute(until)}`
        : undefined;
    },
  }),
);

function percent(value: unknown): string | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : `${Math.round(number)}%`;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** HA's brightness (0–255) as a percentage, as HA's own frontend rounds it. */
export function toPercent(brightness: number): number {
  return Math.round((brightness / 255) * 100);
}
