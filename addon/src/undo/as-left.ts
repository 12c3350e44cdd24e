/** Whether something is still as a call left it, or on its way there. */
import { numberOf } from '../house/state-words.ts';
import { colorOf, looksLike } from '../tools/home/colors.ts';
import type { EntityChange, Snapshot } from './change.ts';
import { differences } from './snapshot.ts';

/** `live`: how it is now. What somebody else has done with it since is theirs. */
export function isAsLeft({ entityId, service, data, before, after }: EntityChange, live: Snapshot): boolean {
  const touched = before === null || after === null ? [] : differences(entityId, before, after);
  if (after !== null && touched.length > 0) {
    const moved = differences(entityId, after, live);
    if (!touched.some((name) => moved.includes(name))) return true;
  }
  return (goals[service] ?? never)(live, data);
}

type Goal = (live: Snapshot, data: EntityChange['data']) => boolean;

const never: Goal = () => false;
const is =
  (...states: readonly string[]): Goal =>
  ({ state }) =>
    states.includes(state);

/** Percent. */
const POSITION = 3;

function near(name: string, wanted: unknown, tolerance: number, { attributes }: Snapshot): boolean {
  const [actual, goal] = [numberOf(attributes[name]), numberOf(wanted)];
  return goal === undefined || (actual !== undefined && Math.abs(actual - goal) <= tolerance);
}

const moves = (...states: readonly string[]): Goal => {
  return (live, { position }) =>
    live.state === states[0] ||
    (live.state === states[1] &&
      near('current_position', position ?? (states[1] === 'closed' ? 0 : fully(live)), POSITION, live));
};

/** Undefined for what tells no position. */
const fully = ({ attributes }: Snapshot) => (attributes['current_position'] === undefined ? undefined : 100);

const goesTo: Goal = (live, { position }) =>
  live.state === 'opening' ||
  live.state === 'closing' ||
  (numberOf(position) !== undefined && near('current_position', position, POSITION, live));

const shines: Goal = (live, { brightness_pct: percent, rgb_color: rgb, color_temp_kelvin: kelvin }) => {
  if (live.state === 'off') return false;
  const wanted = numberOf(percent);
  const hasColour =
    !Array.isArray(rgb) || looksLike(colorOf(hex(rgb.map((part) => numberOf(part) ?? 0))), live.attributes);
  return (
    near('brightness', wanted === undefined ? undefined : wanted * 2.55, 8, live) &&
    hasColour &&
    near('color_temp_kelvin', kelvin, 300, live)
  );
};

export const hex = (rgb: readonly number[]) =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** By service: it is where it was told to go. What is not here has to be just as it was then. */
const goals: Readonly<Record<string, Goal>> = {
  turn_on: shines,
  turn_off: is('off', 'standby'),
  open_cover: moves('opening', 'open'),
  close_cover: moves('closing', 'closed'),
  set_cover_position: goesTo,
  open_valve: moves('opening', 'open'),
  close_valve: moves('closing', 'closed'),
  set_valve_position: goesTo,
  lock: is('locked', 'locking'),
  unlock: is('unlocked', 'unlocking'),
  alarm_disarm: is('disarmed'),
  alarm_arm_home: is('arming', 'armed_home'),
  alarm_arm_away: is('arming', 'armed_away'),
  alarm_arm_night: is('arming', 'armed_night'),
  alarm_arm_vacation: is('arming', 'armed_vacation'),
  set_percentage: (live, { percentage }) =>
    numberOf(percentage) !== undefined && near('percentage', percentage, 3, live),
  set_humidity: (live, { humidity }) =>
    numberOf(humidity) !== undefined && near('humidity', humidity, 2.5, live),
  set_temperature: (live, { temperature }) =>
    numberOf(temperature) !== undefined && near('temperature', temperature, 0.5, live),
  set_hvac_mode: (live, { hvac_mode: mode }) => live.state === mode,
  volume_set: (live, { volume_level: level }) =>
    numberOf(level) !== undefined && near('volume_level', level, 0.02, live),
};
