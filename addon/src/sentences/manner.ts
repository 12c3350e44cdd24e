/** How the butler speaks to somebody, changed without a model: one call of `update_soul`, of the asker's own. */
import type { MannerWord } from '../language/people-phrases.ts';
import { type Sentence, use } from './sentence.ts';

/** "Call me a taxi", "call me when dinner is ready", "ruf mich später": no names. */
const NO_NAME =
  /^(?:an?|some|back|up|out|when|if|at|in|on|after|before|later|tomorrow|tonight|now|again|by|whatever)\b|\d/i;
const MOST_WORDS = 4;

export const callMe: Sentence = {
  intent: 'ButlerCallMe',
  answer({ slots }) {
    const address = (slots['what'] ?? '').trim().replace(/[.!]+$/, '');
    const words = address.split(/\s+/);
    if (address === '' || words.length > MOST_WORDS || NO_NAME.test(address)) return undefined;
    return use('update_soul', { address });
  },
};

const fieldOf = {
  brief: 'verbosity',
  detailed: 'verbosity',
  formal: 'tone',
  casual: 'tone',
  funny: 'humour',
  serious: 'humour',
} as const satisfies Record<MannerWord, string>;

export const manner: Sentence = {
  intent: 'ButlerManner',
  answer({ slots, phrases }) {
    const word = slots['manner'] ?? '';
    if (!isMannerWord(word)) return undefined;
    return use('update_soul', { [fieldOf[word]]: phrases.people.manner.words[word] });
  },
};

export const forgetManner: Sentence = {
  intent: 'ButlerForgetManner',
  answer: () => use('update_soul', { undo: true }),
};

const isMannerWord = (word: string): word is MannerWord => Object.hasOwn(fieldOf, word);
