import type { AlarmMode, DevicePhrases, Said } from '../more-device-phrases.ts';
import { hoursAndMinutes } from '../grammar-time.ts';
import type { Predicate } from '../grammar.ts';
import { is } from './predicate.ts';

/** `question` is what comes before and after the names: "Set", "to 40 percent". */
function said(now: Predicate, verb: string, [before, after]: readonly [string, string?]): Said {
  return {
    now,
    verb,
    question: (names) => `${before} ${names}${after === undefined ? '' : ` ${after}`}?`,
  };
}

/** Of something that was told to do what no state shows. */
const was = (state: string): Predicate => ({
  one: `was ${state}`,
  many: `were ${state}`,
  oneAlready: `was already ${state}`,
  manyAlready: `were already ${state}`,
});

const words = (mode: string) => mode.replaceAll('_', ' ');
const modeSaid = (mode: string) =>
  said(is(`in ${words(mode)} mode`), `change to ${words(mode)} mode`, ['Set', `to ${words(mode)}`]);

const alarmModes: Readonly<Record<AlarmMode, string>> = {
  home: 'armed for being home',
  away: 'armed for being away',
  night: 'armed for the night',
  vacation: 'armed for the holidays',
};

export const kinds: DevicePhrases = {
  fan: {
    speed: (percent) =>
      said(is(`at ${percent} percent`), `go to ${percent} percent`, ['Set', `to ${percent} percent`]),
    oscillating: (on) =>
      on
        ? said(is('swinging'), 'start swinging', ['Let', 'swing'])
        : said(is('not swinging'), 'stop swinging', ['Stop the swinging of']),
    direction: (direction) =>
      said(is(`turning ${direction === 'forward' ? 'forwards' : 'backwards'}`), 'change direction', [
        'Change the direction of',
      ]),
    preset: modeSaid,
  },
  vacuum: {
    start: said(is('cleaning'), 'start', ['Start']),
    pause: said(is('paused'), 'pause', ['Pause']),
    stop: said(is('not cleaning'), 'stop', ['Stop']),
    return_to_base: said(is('on the way home'), 'go home', ['Send', 'home']),
    docked: said(is('in its station'), 'go home', ['Send', 'home']),
    locate: said(was('asked to make itself heard'), 'make itself heard', ['Look for']),
  },
  humidifier: {
    humidity: (percent, isOff) =>
      said(is(`set to ${percent} percent${isOff ? ' but off' : ''}`), `go to ${percent} percent`, [
        'Set',
        `to ${percent} percent`,
      ]),
    mode: modeSaid,
    power: (on) => said(is(on ? 'on' : 'off'), `turn ${on ? 'on' : 'off'}`, [`Turn ${on ? 'on' : 'off'}`]),
  },
  waterHeater: {
    temperature: (degrees, isOff) =>
      said(is(`set to ${degrees} degrees${isOff ? ' but off' : ''}`), `go to ${degrees} degrees`, [
        'Set',
        `to ${degrees} degrees`,
      ]),
    mode: (mode) => (mode === 'off' ? said(is('off'), 'turn off', ['Turn off']) : modeSaid(mode)),
  },
  valve: {
    open: (isMoving) => said(is(isMoving ? 'opening' : 'open'), 'open', ['Open']),
    close: (isMoving) => said(is(isMoving ? 'closing' : 'closed'), 'close', ['Close']),
    position: (percent) =>
      said(is(`${percent} percent open`), `move to ${percent} percent`, ['Open', `to ${percent} percent`]),
  },
  alarm: {
    arm: (how, isArming) =>
      said(is(isArming ? `about to be ${alarmModes[how]}` : alarmModes[how]), 'arm', ['Arm']),
    disarm: said(is('disarmed'), 'disarm', ['Disarm']),
    codeIsNotMine: 'It takes a code, and codes never go through me: please use its keypad or Home Assistant.',
  },
  timer: {
    start: (duration) =>
      said(is(duration === null ? 'running' : `running for ${duration}`), 'start', ['Start']),
    pause: said(is('paused'), 'pause', ['Pause']),
    cancel: said(is('not running'), 'stop', ['Cancel']),
    noTimers:
      'I can’t keep timers from here: ask a voice satellite that has timers, or make a timer in Home Assistant and expose it to Assist.',
    duration: (seconds) => hoursAndMinutes(seconds, 'en-GB'),
  },
};
