/** What the words of a turn say of things, looked at once: each of several questions asks for it again. */
import type { Known, NameIndex } from './name-index.ts';
import { type Part, readSentence } from './sentence.ts';
import { type Naming, namingOf, touchedBy } from './support.ts';

export function knownNaming({ namings }: NameIndex, part: Part, known: Known): Naming {
  const ofPart = namings.get(part) ?? new Map<Known, Naming>();
  if (ofPart.size === 0) namings.set(part, ofPart);
  const naming = ofPart.get(known) ?? namingOf(known, part);
  ofPart.set(known, naming);
  return naming;
}

/** All that does not depend on a call: there is time for it before one comes. */
export function foresee(text: string, index: NameIndex): void {
  for (const part of readSentence(text, index).parts) {
    for (const known of touchedBy(part, index)) knownNaming(index, part, known);
  }
}
