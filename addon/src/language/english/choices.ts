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
};

/** "lights": what is counted, without the number. */
function kinds(domain: string): string {
  if (domain === 'cover') return 'blinds and doors';
  return names.count(2, domain).replace(/^2 /u, '');
}
