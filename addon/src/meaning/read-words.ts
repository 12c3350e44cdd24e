import type { Meaning } from './meaning.ts';

/** Until words are read: nothing is found in them, and nothing else is meant. */
export const meaning: Meaning = {
  isInOwnWords: () => false,
  ambiguity: () => null,
};
