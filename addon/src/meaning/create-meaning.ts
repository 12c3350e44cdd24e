/** Reads words against the house; what the house is called is compared once for each of its revisions. */
import type { House } from '../house/house.ts';
import { findAmbiguity } from './find-ambiguity.ts';
import type { Meaning } from './meaning.ts';
import { isInOwnWords } from './own-words.ts';
import { buildNameIndex, type NameIndex } from './name-index.ts';
import { foresee } from './naming.ts';

export function createMeaning(): Meaning {
  let builtFor: House | undefined;
  let index: NameIndex | undefined;
  const current = (house: House): NameIndex => {
    if (index === undefined || builtFor === undefined || !isSame(builtFor, house)) {
      index = buildNameIndex(house);
      builtFor = house;
    }
    return index;
  };
  return {
    foresee: ({ text, house }) => foresee(text, current(house)),
    isInOwnWords: (call, turn) => isInOwnWords(call, turn, current(turn.house)),
    ambiguity: (call, input, turn, recent, alongside) =>
      findAmbiguity(call, input, turn, recent, current(turn.house), alongside),
  };
}

function isSame(one: House, other: House): boolean {
  return (
    one.revision === other.revision &&
    one.entities === other.entities &&
    one.areas === other.areas &&
    one.floors === other.floors
  );
}
