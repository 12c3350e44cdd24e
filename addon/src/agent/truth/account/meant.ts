/** What a denying part says to be so all the same, and what it denies. */
import { predicateAt, type Predicate } from './predicates.ts';
import { verbs } from '../verbs.ts';
import { DONE } from './words.ts';

export interface Denial {
  /** "I **unlocked** it without your confirmation". */
  readonly asserted: readonly ReadonlySet<Predicate>[];
  /** "The door is not **open**". */
  readonly denied: readonly ReadonlySet<Predicate>[];
  /** "It worked as you wanted." */
  readonly isSuccess: boolean;
}

const BASES: ReadonlySet<string> = new Set(
  verbs.flatMap(({ english, german }) => [
    ...english.map(({ base }) => base).filter((base) => !/^(?:open|shut|put|set)$/u.test(base)),
    ...german.map(({ infinitive }) => infinitive),
  ]),
);

/** "To unlock", "unlocking", "aufschließen": a deed that is only spoken of. */
export function isOnlyMeant(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  const near = words.slice(Math.max(0, index - 2), index);
  return (
    BASES.has(word) ||
    (word.endsWith('ing') && !/^(?:am|is|are|was|were|been|keeps?)$/u.test(words[index - 1] ?? '')) ||
    (near.some((each) => /^(?:to|zu|zum)$/u.test(each)) && !(near[1] === 'be' && STATE.test(word))) ||
    words.slice(0, index).some((each) => /^(?:turn|switch|put|\p{L}+ing)$/u.test(each))
  );
}

/** "It has to be on" tells of the light, "it has to be unlocked" of the butler. */
const STATE = /^(?:on|off|open)$/u;

const AROUND =
  /\b(?:in|with|at|under|by|mit|in|bei) (?:no|kein\p{L}*) \p{L}+|\b(?:without|ohne) (?:(?:an?|any|the|your|my|dein\p{L}*|ein\p{L}*|die|das|den) )?\p{L}+/gu;
const NOT =
  /^(?:not|never|no|none|nothing|neither|nor|nobody|unable|unavailable|fail(?:s|ed|ing)?|refuse[sd]?|denied|declined|wanted|tried|wish|wollte|versucht|versuche|nicht|nie|kein(?:e[nrms]?|s)?|nichts|niemand|weder|darf|unmoglich)$/u;
const WORKED = /^(?:worked|works|geklappt|klappte|funktioniert|funktionierte|gelungen|managed|succeeded)$/u;
const TURNED = /^(?:kein(?:e[nrms]?|s)?|nichts|nothing|none|neither|no)$/u;

/** In both languages the denial comes first, but for "I changed nothing" and "offen ist sie nicht". */
export function denialIn(words: readonly string[]): Denial {
  const text = words.join(' ').replace(AROUND, ' ').replace(/ +/gu, ' ').trim();
  const denials = text.split(AFTERWARDS).map((each) => denialOf(each.trim().split(' ')));
  return {
    asserted: denials.flatMap((each) => each.asserted),
    denied: denials.flatMap((each) => each.denied),
    isSuccess: denials.some((each) => each.isSuccess),
  };
}

/** What follows is of its own. */
const AFTERWARDS = /\b(?:before|until|bevor)\b/u;

function denialOf(left: readonly string[]): Denial {
  const first = left.findIndex((word, index) => NOT.test(word) && !isAttribute(left, index));
  const asserted: ReadonlySet<Predicate>[] = [];
  const denied: ReadonlySet<Predicate>[] = [];
  for (const [index] of left.entries()) {
    const said = predicateAt(left, index);
    // "An error came **back**".
    if (said === undefined || left[index] === 'zuruck') continue;
    const isMeant = isOnlyMeant(left, index);
    if (first === -1 && isMeant) continue;
    const isDenied =
      !isAttribute(left, index) &&
      ((first !== -1 && (isMeant || index > first || index === 0 || FINITE.test(left[index] ?? ''))) ||
        TURNED.test(left[index + 1] ?? ''));
    (isDenied ? denied : asserted).push(said);
  }
  const end = first === -1 ? left.length : first;
  const isSuccess = left.slice(0, end).some((word) => WORKED.test(word) || DONE.has(word));
  return { asserted, denied, isSuccess };
}

/** "The **open** garage". */
function isAttribute(words: readonly string[], index: number): boolean {
  return (
    /^(?:the|an?|your)$/u.test(words[index - 1] ?? '') &&
    /^(?:open|\p{L}+ed)$/u.test(words[index] ?? '') &&
    index < words.length - 1
  );
}

/** A German verb that its "nicht" follows. */
const FINITE =
  /^(?:offne|offnet|schliesse|schliesst|brennt|brennen|leuchtet|leuchten|lauft|laufen|spielt|spielen|saugt|putzt|wischt|dreht|heizt|startet|starte|stoppt|geht|gehen|on|off|lock)$/u;
