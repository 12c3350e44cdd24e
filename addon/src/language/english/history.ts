import type { HistoryPhrases, ListAction, ListPhrases } from '../history-phrases.ts';
import { about, capitalised } from '../grammar.ts';
import { dayBefore } from '../grammar-time.ts';

const locale = 'en-GB';
const and = new Intl.ListFormat(locale, { type: 'conjunction' });

function when(moment: Date, now: Date, timeZone: string): string {
  const time = moment
    .toLocaleTimeString('en', { timeZone, hour: 'numeric', minute: '2-digit' })
    .toLowerCase();
  const days = dayBefore(moment, now, timeZone);
  if (days === 0) return `at ${time}`;
  if (days === 1) return `yesterday at ${time}`;
  const day =
    days > 0 && days < 7
      ? moment.toLocaleDateString(locale, { timeZone, weekday: 'long' })
      : moment.toLocaleDateString(locale, { timeZone, day: 'numeric', month: 'long' });
  return `on ${day} at ${time}`;
}

const was = (state: string) => ({ one: `was ${state}`, many: `were ${state}` });

export const history: HistoryPhrases = {
  when,
  was: (things, state, moment) =>
    `${about(things, was(state))}${moment === null ? ' all the time' : ` ${moment}`}.`,
  changed(things, first, changes) {
    const parts = changes.map(({ state, when: moment }) => `${state} from ${moment}`);
    return `${about(things, was([...(first === null ? [] : [first]), ...parts].join(', then ')))}.`;
  },
  changedOften: (things, count, last) =>
    `${things.names} changed ${count} times, and ${about({ ...things, names: '' }, was(last)).trim()} last.`,
  between: (things, lowest, highest) => `${about(things, was(`between ${lowest} and ${highest}`))}.`,
  noRecord: ({ names }) => `I have no record of ${names} for that time.`,
};

const past: Readonly<Record<ListAction, string>> = {
  add: 'is on',
  complete: 'is done on',
  remove: 'is no longer on',
  reopen: 'is open again on',
};

const verbs: Readonly<Record<ListAction, (items: string, list: string) => string>> = {
  add: (items, list) => `add ${items} to ${list}`,
  complete: (items, list) => `complete ${items} on ${list}`,
  remove: (items, list) => `remove ${items} from ${list}`,
  reopen: (items, list) => `reopen ${items} on ${list}`,
};

export const lists: ListPhrases = {
  count: (list, count) =>
    count === 0
      ? `There is nothing on ${list}.`
      : `There ${count === 1 ? 'is 1 thing' : `are ${count} things`} on ${list}.`,
  noList: 'I know of no such list: expose it to Assist in Home Assistant.',
  done: (action, items, list) =>
    `${and.format(items)} ${items.length === 1 ? past[action] : past[action].replace('is', 'are')} ${list}.`,
  notDone: (action, items, list) => `I could not ${verbs[action](and.format(items), list)}.`,
  notThere: (items, list) => `${and.format(items)} ${items.length === 1 ? 'is' : 'are'} not on ${list}.`,
  question: (action, items, list) => `${capitalised(verbs[action](and.format(items), list))}?`,
};
