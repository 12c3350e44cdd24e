import { about, capitalised } from '../grammar.ts';
import type { HomePhrases } from '../home-phrases.ts';
import { devices } from './devices.ts';
import { history, lists } from './history.ts';
import { kinds } from './more-devices.ts';
import { names } from './names.ts';
import { is } from './predicate.ts';

export const home: HomePhrases = {
  names,
  kinds,
  history,
  lists,
  ...devices,
  results: {
    reached: (things, now) => `${about(things, now)}.`,
    already: (things, { oneAlready: one, manyAlready: many }) => `${about(things, { one, many })}.`,
    not_reached: (things, verb) => `${things.names} did not ${verb}.`,
    unavailable: (things) => `${about(things, is('not available'))}.`,
    jammed: (things) => `${about(things, is('jammed'))}.`,
    refused: (things) => `Home Assistant does not let you control ${things.names}.`,
    failed: (things, verb) => `I could not get ${things.names} to ${verb}.`,
  },
  onOff: {
    now: (isOn, speed) => is(`${isOn ? 'on' : 'off'}${speed === undefined ? '' : ` at ${speed} percent`}`),
    verb: (on, hasSpeed) => `turn ${on ? 'on' : 'off'}${hasSpeed ? ' at that speed' : ''}`,
    question: (on, things) => `Turn ${on ? 'on' : 'off'} ${things}?`,
  },
  lock: {
    now: (action) => is(`${action}ed`),
    verb: (action) => action,
    question: (action, things) => `${capitalised(action)} ${things}?`,
  },
};
