/** Numbers as people say them, 0 to 100, in English and German. */
const ENGLISH = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen`.split(/\s+/u);
const GERMAN = `null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn
  sechzehn siebzehn achtzehn neunzehn`.split(/\s+/u);
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const GERMAN_TENS = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' ');

/** From the third on: "first" and "second" say too much else. */
const ordinals: ReadonlyMap<string, number> = new Map(
  [
    'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
    'dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte',
    'dritten vierten funften sechsten siebten achten neunten zehnten elften zwolften',
  ].flatMap((list) => list.split(' ').map((text, at): [string, number] => [text, at + 3])),
);

const words: ReadonlyMap<string, number> = new Map([
  ...[ENGLISH, GERMAN].flatMap((list) => list.map((text, value): [string, number] => [text, value])),
  ...[ENGLISH_TENS, GERMAN_TENS].flatMap((list) =>
    list.map((text, index): [string, number] => [text, 20 + index * 10]),
  ),
  ...GERMAN_TENS.flatMap((tens, index) =>
    GERMAN.slice(1, 10).map((one, unit): [string, number] => [
      `${unit === 0 ? 'ein' : one}und${tens}`,
      21 + index * 10 + unit,
    ]),
  ),
  ['hundred', 100],
  ['hundert', 100],
]);

/** Of a folded word; undefined for what is no number word. */
export function numberWord(text: string): number | undefined {
  return words.get(text);
}

/** The same, of "third" and its like: which one. */
export function ordinalWord(text: string): number | undefined {
  return ordinals.get(text);
}
