/** A sentence read once, for all that is compared with it. */
import { clausesOf, saidIn } from './clauses.ts';
import { once, plainOf } from './plain.ts';

export interface ReadSentence {
  readonly words: string;
  readonly isAsked: boolean;
  /** What it says without question, condition or denial; and all its parts. Read when they are first needed. */
  readonly told: () => readonly string[];
  readonly clauses: () => readonly string[];
}

export function readSentence(sentence: string): ReadSentence {
  return {
    words: plainOf(sentence),
    isAsked: /[?？]["'”’»)\]*_\s]*$/u.test(sentence),
    told: once(() => saidIn(sentence)),
    clauses: once(() => clausesOf(sentence)),
  };
}
