import { about } from '../grammar.ts';
import type { HomePhrases, LockAction } from '../home-phrases.ts';
import { devices } from './devices.ts';
import { history, lists } from './history.ts';
import { kinds } from './more-devices.ts';
import { names } from './names.ts';
import { percent } from './numbers.ts';
import { ist } from './predicate.ts';

export const home: HomePhrases = {
  names,
  kinds,
  history,
  lists,
  ...devices,
  results: {
    reached: (things, now) => `${about(things, now)}.`,
    already: (things, { oneAlready: one, manyAlready: many }) => `${about(things, { one, many })}.`,
    not_reached: (things, verb) => `${about(things, { one: 'ließ', many: 'ließen' })} sich nicht ${verb}.`,
    unavailable: (things) => `${about(things, ist('nicht erreichbar'))}.`,
    jammed: (things) => `${about(things, { one: 'klemmt', many: 'klemmen' })}.`,
    refused: ({ names: things }) => `${things} darfst du in Home Assistant nicht bedienen.`,
    failed: ({ names: things }, verb) => `${things} konnte ich nicht ${verb}.`,
  },
  onOff: {
    now: (isOn, speed) => ist(speed === undefined ? onOrOff(isOn) : `mit ${percent(speed)} ${onOrOff(isOn)}`),
    verb: (on, hasSpeed) => `${hasSpeed ? 'mit dieser Stufe ' : ''}${on ? 'einschalten' : 'ausschalten'}`,
    question: (on, things) => `${things} ${on ? 'einschalten' : 'ausschalten'}?`,
  },
  lock: {
    now: (action) => ist(action === 'lock' ? 'abgeschlossen' : 'aufgeschlossen'),
    verb: lockVerb,
    question: (action, things) => `${things} ${lockVerb(action)}?`,
  },
};

function onOrOff(isOn: boolean): string {
  return isOn ? 'an' : 'aus';
}

function lockVerb(action: LockAction): string {
  return action === 'lock' ? 'abschließen' : 'aufschließen';
}
