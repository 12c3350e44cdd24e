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
