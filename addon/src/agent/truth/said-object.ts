/** What a deed was done with, where that is nothing of the home's things: a timer, an item, a colour. */
import { plainOf } from './plain.ts';
import { termsOf } from '../../house/terms.ts';
import type { Done } from './record.ts';

const OBJECTS: readonly (readonly [words: RegExp, actions: RegExp])[] = [
  [/\b(?:timers?|countdown)\b/u, /timer|schedul|remind|alarm(?!_)/u],
  [/\b(?:reminders?|erinnerung(?:en)?)\b/u, /remind|schedul|todo|calendar|timer|alarm(?!_)|remember/u],
  [/\b(?:text message|message|email|sms|nachricht)\b/u, /send|notify|message|mail|announce|tts|say|call/u],
];

/** A timer is set by no call that switches a lamp. */
export function fitsObject(clause: string, action: string): boolean {
  return OBJECTS.every(([words, actions]) => !words.test(clause) || actions.test(action));
}

/** A timer or a message, which is nothing of the home's things. */
export function namesObject(clause: string): boolean {
  return OBJECTS.some(([words]) => words.test(clause));
}

const COLOURS: readonly (readonly string[])[] = [
  ['red', 'rot'],
  ['blue', 'blau'],
  ['green', 'grun'],
  ['yellow', 'gelb'],
  ['orange'],
  ['purple', 'violet', 'lila', 'violett'],
  ['pink', 'rosa'],
  ['white', 'weiss'],
];

const COLOURED =
  /(?:\b(?:is|are|it's|ist|sind|leuchte[nt]|leuchtet|glows?|glowing|shines?|turned|changed|made)|'s)\b(?: \S+){0,4} (?:red|rot|blue|blau|green|grun|yellow|gelb|orange|purple|violet|lila|violett|pink|rosa|white)\b(?! \p{L}{4,})/u;

export function namesColour(clause: string): boolean {
  return COLOURED.test(clause);
}

/** A colour was asked for, and another one is named. */
export function hasOtherColour(clause: string, done: readonly Done[]): boolean {
  const said = coloursIn(clause.split(' '));
  const given = coloursIn(
    done.flatMap(({ action, args }) =>
      action.startsWith('light.') ? termsOf(args.replaceAll('_', ' ')) : [],
    ),
  );
  return said.length > 0 && given.length > 0 && !said.some((colour) => given.includes(colour));
}

export function givesColour(args: string): boolean {
  return coloursIn(termsOf(args.replaceAll('_', ' '))).length > 0;
}

/** Not counting white. */
export function isColourful(clause: string): boolean {
  return coloursIn(clause.split(' ')).some((colour) => COLOURS[colour]?.includes('white') !== true);
}

function coloursIn(words: readonly string[]): readonly number[] {
  return COLOURS.flatMap((names, index) => (names.some((name) => words.includes(name)) ? [index] : []));
}

const ADDED =
  /\b(?:added|put|hinzugefugt|gesetzt)?\b(?<items>[^.!?:;]*?)\b(?:to|on|onto|auf|zu|zur) (?:the|your|our|my|der|die|deiner|deine|unserer|unsere|meine)? ?(?:\S+ )?\S*(?:list|liste|groceries|zettel)\b/iu;
const LEAD =
  /^.*?\b(?:added|put|written|(?:ich )?habe?(?: ich)?|i've)\b(?: (?:added|put|dir|noch|auch|jetzt))*|\b(?:is|are|stehen|steht|sind|ist|now|jetzt|both|auch)\b/giu;

/** What is said to stand on a list now; empty when that is no enumeration. */
export function listedItems(sentence: string): readonly string[] {
  const items = ADDED.exec(sentence)?.groups?.['items'];
  if (items === undefined || !/,| and | und /iu.test(items)) return [];
  return items
    .replace(LEAD, ' ')
    .split(/,|\b(?:and|und)\b/iu)
    .map(plainOf)
    .filter((item) => item !== '');
}

/** One that no call has put anywhere; nothing is known of calls without words. */
export function hasOtherItem(items: readonly string[], done: readonly Done[]): boolean {
  const given = done.flatMap(({ action, args }) =>
    /add|create|todo/u.test(action) ? termsOf(args.replaceAll('_', ' ')) : [],
  );
  if (given.length === 0) return false;
  return items.some((item) => !termsOf(item).some((stem) => given.includes(stem)));
}
