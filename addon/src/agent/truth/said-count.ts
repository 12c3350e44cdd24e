/** "Both", "all three", "two lights": how many a sentence speaks of. */

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  zwei: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
};

/** Null: of no certain number. */
export interface SaidCount {
  readonly count: number;
  /** "Both", "all three": certain ones; "two lights": any. */
  readonly isDefinite: boolean;
}

const WORDS = Object.keys(NUMBERS).join('|');
const ALL_OF = new RegExp(
  String.raw`^(?:\S+ ){0,6}?(?:(?<both>both|beide[ns]?)|(?:all|alle) (?:the )?(?<number>${WORDS}))\b`,
  'u',
);
const OF_KIND = new RegExp(
  String.raw`^(?:(?:there are|es sind|you have|ok|okay|yes|ja|und|and|but|aber|noch|still|also|auch) )*(?<number>${WORDS}) \S*(?:lights?|lamps?|lichter|lampen|leuchten|doors|turen|windows|fenster|blinds|shutters|rollos|rollladen|locks|fans) (?:is|are|sind|brennen|leuchten)\b`,
  'u',
);

/** "Zurzeit brennen zwei Lampen", "There are two lights on". */
const INVERTED = new RegExp(
  String.raw`^(?:\S+ ){0,3}?(?:brennen|leuchten|sind|there are|you have|you've got|i see) (?:(?:gerade|noch|derzeit|aktuell|momentan|currently|still|genau|exactly|insgesamt|im haus) )*(?<number>${WORDS}) \S*(?:lights?|lamps?|lichter|lampen|leuchten|doors|turen|windows|fenster|blinds|shutters|rollos|rollladen|locks|fans)\b`,
  'u',
);

export function saidCount(clause: string): SaidCount | null {
  const all = ALL_OF.exec(clause)?.groups;
  if (all !== undefined) {
    return { count: all['both'] === undefined ? (NUMBERS[all['number'] ?? ''] ?? 0) : 2, isDefinite: true };
  }
  const some = (OF_KIND.exec(clause) ?? INVERTED.exec(clause))?.groups?.['number'];
  return some === undefined ? null : { count: NUMBERS[some] ?? 0, isDefinite: false };
}
