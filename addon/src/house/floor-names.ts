/** What people call a floor besides its name: "upstairs", "oben", "im ersten Stock". */
import type { Floor } from '../api/contract.ts';

const sayings: readonly (readonly [name: RegExp, others: readonly string[]])[] = [
  [/\b(?:erdgeschoss|parterre|eg|ground)\b/iu, ['unten', 'downstairs', 'Erdgeschoss', 'Parterre']],
  [
    /\b(?:obergeschoss|og|upper|first floor)\b|\b(?:1\.|erster|erste) (?:stock|etage|og)/iu,
    ['oben', 'upstairs', 'Obergeschoss', 'erster Stock', 'erste Etage'],
  ],
  [/\b(?:dachgeschoss|dachboden|dach|dg|attic|loft)\b/iu, ['oben', 'upstairs', 'Dachgeschoss', 'attic']],
  [/\b(?:keller|untergeschoss|ug|kg|basement|cellar)\b/iu, ['unten', 'downstairs', 'Keller', 'basement']],
];

/** Its name, its aliases, and how people say it; a floor with another kind of name has only its own. */
export function floorNames({ name, aliases }: Pick<Floor, 'name' | 'aliases'>): readonly string[] {
  const own = [name, ...aliases];
  const others = sayings.flatMap(([pattern, also]) => (own.some((one) => pattern.test(one)) ? also : []));
  return [...new Set([...own, ...others])];
}
