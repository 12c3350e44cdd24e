import type { ChoicePhrases } from '../choice-phrases.ts';
import { capitalised } from '../grammar.ts';
import { names } from './names.ts';

const or = new Intl.ListFormat('de', { type: 'disjunction' });

export const choices: ChoicePhrases = {
  which: (labels, hasMore) =>
    hasMore ? `Was davon: ${or.format([...labels, 'etwas anderes'])}?` : `${capitalised(or.format(labels))}?`,
  onlyOrAll: (one, all) => `Nur ${one} oder ${all}?`,
  inRoom: (label, room) => `${label} ${inside(room)}`,
  allInRoom: (domain, room) => `alle ${kinds(domain)} ${inside(room)}`,
  allOf: (domain) => `alle ${kinds(domain)}`,
  saidOtherwise: (thing, labels) => `${capitalised(thing)}: ${or.format(labels)}?`,
  asSaid: (label) => `wie gesagt ${label}`,
  deed,
};

function kinds(domain: string): string {
  return names.count(2, domain).replace(/^2 /u, '');
}

/** A name whose gender nobody knows stands after a plain "in". */
function inside(room: string): string {
  if (/(?:zimmer|bad|flur|keller|garten|büro|raum|haus|eingang|wc|gang|hof)$/iu.test(room))
    return `im ${room}`;
  if (/(?:küche|garage|diele|werkstatt|kammer|stube|sauna|wohnung)$/iu.test(room)) return `in der ${room}`;
  if (/(?:terrasse|veranda|loggia|treppe)$/iu.test(room)) return `auf der ${room}`;
  if (/(?:balkon|dachboden|speicher)$/iu.test(room)) return `auf dem ${room}`;
  return `in ${room}`;
}

const deeds: Readonly<Record<string, string>> = {
  on: 'an',
  off: 'aus',
  open: 'öffnen',
  close: 'schließen',
  lock: 'abschließen',
  unlock: 'aufschließen',
  stop: 'anhalten',
  play: 'abspielen',
  pause: 'pausieren',
  next: 'weiter',
  previous: 'zurück',
  mute: 'stumm',
  unmute: 'laut',
  start: 'starten',
  dock: 'zur Station',
  locate: 'suchen',
  cancel: 'abbrechen',
  disarm: 'unscharf',
  arm: 'scharf',
  arm_home: 'scharf für zu Hause',
  arm_away: 'scharf für unterwegs',
  arm_night: 'scharf für die Nacht',
  arm_vacation: 'scharf für den Urlaub',
  red: 'rot',
  yellow: 'gelb',
  green: 'grün',
  turquoise: 'türkis',
  blue: 'blau',
  purple: 'lila',
  pink: 'rosa',
  white: 'weiß',
  heat: 'heizen',
  cool: 'kühlen',
  dry: 'trocknen',
  fan_only: 'lüften',
  auto: 'automatisch',
};

const values: Readonly<Record<string, (value: number | string) => string>> = {
  temperature: (value) => `${number.format(Number(value))} Grad`,
  kelvin: (value) => `${value} Kelvin`,
  seconds: (value) => duration(Number(value)),
  color: (value) => deed(String(value), null),
  mode: (value) => deed(String(value), null),
  action: (value) => deed(String(value), null),
};

const number = new Intl.NumberFormat('de', { useGrouping: false });

function deed(what: string, value: number | string | null): string {
  if (value === null) return deeds[what] ?? what;
  if (what.endsWith('_step')) {
    const unit = what === 'temperature_step' ? 'Grad' : 'Prozent';
    return `${number.format(Math.abs(Number(value)))} ${unit} ${Number(value) < 0 ? 'weniger' : 'mehr'}`;
  }
  return values[what]?.(value) ?? `${value} Prozent`;
}

function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} Stunden`;
  return seconds % 60 === 0 ? `${seconds / 60} Minuten` : `${seconds} Sekunden`;
}
