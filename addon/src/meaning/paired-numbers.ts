/** "Switch 3 of room 7" is not "Room 3 switch 7": a number belongs to the word that it stands with. */
import type { Label } from './name-index.ts';
import type { Part } from './sentence.ts';

const NUMBER = /^\d+$/;

/** The words give a number to one that has another in this name. */
export function saysOtherNumber(
  { numbers: own }: Pick<Label, 'numbers'>,
  { content }: Pick<Part, 'content'>,
): boolean {
  if (own.size === 0) return false;
  return content.some(({ stem }, at) => {
    const known = own.get(content[at - 1]?.stem ?? '');
    return NUMBER.test(stem) && known !== undefined && known !== stem;
  });
}

/** Of a name: "room" 7, "switch" 3. */
export function pairsOf(stems: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    stems.flatMap((stem, at): (readonly [string, string])[] => {
      const before = stems[at - 1];
      return NUMBER.test(stem) && before !== undefined && !NUMBER.test(before) ? [[before, stem]] : [];
    }),
  );
}
