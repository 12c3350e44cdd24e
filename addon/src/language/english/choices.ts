import type { ChoicePhrases } from '../choice-phrases.ts';
import { capitalised } from '../grammar.ts';
import { names } from './names.ts';

const or = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const choices: ChoicePhrases = {
  which: (labels, hasMore) =>
    hasMore ? `Which one: ${or.format([...labels, 'another one'])}?` : `${capitalised(or.format(labels))}?`,
  onlyOrAll: (one, all) => `Only ${one}, or ${all}?`,
  inRoom: (label, room) => `${label} in ${names.thing(room, 'area')}`,
  allInRoom: (domain, room) => `all the ${kinds(domain)} in ${names.thing(room, 'area')}`,
  allOf: (domain) => `all the ${kinds(domain)}`,
  saidOtherwise: (thing, labels) => `${capitalised(thing)}: ${or.format(labels)}?`,
  asSaid: (label) => `${label} as you said`,
  deed,
};

/** "lights": what is counted, without the number. */
function kinds(domain: string): string {
  if (domain === 'cover') return 'blinds and doors';
  return names.count(2, domain).replace(/^2 /u, '');
}

const values: Readonly<Record<string, (value: number | string) => string>> = {
  temperature: (value) => `${value} degrees`,
  kelvin: (value) => `${value} kelvin`,
  seconds: (value) => duration(Number(value)),
  color: (value) => String(value),
  mode: (value) => String(value).replaceAll('_', ' '),
  action: (value) => deed(String(value), null),
};

function deed(what: string, value: number | string | null): string {
  if (value === null) return what.replaceAll('_', ' ');
  if (what.endsWith('_step')) {
    const unit = what === 'temperature_step' ? 'degrees' : 'percent';
    return `${Math.abs(Number(value))} ${unit} ${Number(value) < 0 ? 'less' : 'more'}`;
  }
  return values[what]?.(value) ?? `${value} percent`;
}

function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} hours`;
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}
