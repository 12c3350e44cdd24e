import type { HistoryPhrases, ListAction, ListPhrases } from '../history-phrases.ts';
import { about, type Subject } from '../grammar.ts';
import { dayBefore } from '../grammar-time.ts';
import { stateInGerman } from './states.ts';

const locale = 'de';
const and = new Intl.ListFormat(locale, { type: 'conjunction' });

function when(moment: Date, now: Date, timeZone: string): string {
  const time = `um ${moment.toLocaleTimeString(locale, { timeZone, hour: 'numeric', minute: '2-digit' })} Uhr`;
  const days = dayBefore(moment, now, timeZone);
  if (days === 0) return time;
  if (days === 1) return `gestern ${time}`;
  const day =
    days > 0 && days < 7
      ? moment.toLocaleDateString(locale, { timeZone, weekday: 'long' })
      : moment.toLocaleDateString(locale, { timeZone, day: 'numeric', month: 'long' });
  return `am ${day} ${time}`;
}

const war = (things: Subject, rest: string) =>
  `${about(things, { one: `war ${rest}`, many: `waren ${rest}` })}.`;

export const history: HistoryPhrases = {
  when,
  was: (things, state, moment) => war(things, `${moment ?? 'die ganze Zeit'} ${stateInGerman(state)}`),
  changed(things, first, changes) {
    const parts = changes.map(
      ({ state, when: moment }) => `ab ${moment.replace(/^um /, '')} ${stateInGerman(state)}`,
    );
    return war(things, [...(first === null ? [] : [stateInGerman(first)]), ...parts].join(', dann '));
  },
  changedOften: (things, count, last) =>
    `${about(things, { one: 'hat', many: 'haben' })} sich ${count}-mal geändert, zuletzt: ${stateInGerman(last)}.`,
  between: (things, lowest, highest) =>
    war(things, `zwischen ${stateInGerman(lowest)} und ${stateInGerman(highest)}`),
  noRecord: ({ names }) => `Für diese Zeit ist zu ${names} nichts aufgezeichnet.`,
};

const nun: Readonly<Record<ListAction, (list: string) => string>> = {
  add: (list) => `jetzt auf der Liste ${list}`,
  complete: (list) => `auf der Liste ${list} erledigt`,
  remove: (list) => `nicht mehr auf der Liste ${list}`,
  reopen: (list) => `auf der Liste ${list} wieder offen`,
};

const verbs: Readonly<Record<ListAction, string>> = {
  add: 'eintragen',
  complete: 'abhaken',
  remove: 'streichen',
  reopen: 'wieder öffnen',
};

export const lists: ListPhrases = {
  count: (list, count) =>
    count === 0
      ? `Auf der Liste ${list} steht nichts.`
      : `Auf der Liste ${list} ${count === 1 ? 'steht 1 Eintrag' : `stehen ${count} Einträge`}.`,
  noList: 'So eine Liste kenne ich nicht: gib sie in Home Assistant für Assist frei.',
  done: (action, items, list) =>
    `${and.format(items)} ${items.length === 1 ? 'ist' : 'sind'} ${nun[action](list)}.`,
  notDone: (action, items, list) =>
    `${and.format(items)} konnte ich auf der Liste ${list} nicht ${verbs[action]}.`,
  notThere: (items, list) =>
    `${and.format(items)} ${items.length === 1 ? 'steht' : 'stehen'} nicht auf der Liste ${list}.`,
  question: (action, items, list) => `${and.format(items)} auf der Liste ${list} ${verbs[action]}?`,
};
