/** What a sentence says of how much, in digits: "forty percent", "zur Hälfte", "at full speed". */

const ENGLISH_ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const GERMAN_ONES =
  'null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const GERMAN_TENS = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' ');

const NUMBERS: ReadonlyMap<string, number> = new Map<string, number>([
  ...ENGLISH_ONES.map((word, index) => [word, index] as const),
  ...GERMAN_ONES.map((word, index) => [word, index] as const),
  ['eins', 1],
  ['eine', 1],
  ...ENGLISH_TENS.flatMap((tens, index): [string, number][] => [
    [tens, (index + 2) * 10],
    ...ENGLISH_ONES.slice(1, 10).map((one, ones): [string, number] => [
      `${tens} ${one}`,
      (index + 2) * 10 + ones + 1,
    ]),
  ]),
  ...GERMAN_TENS.flatMap((tens, index): [string, number][] => [
    [tens, (index + 2) * 10],
    ...GERMAN_ONES.slice(1, 10).map((one, ones): [string, number] => [
      `${one}und${tens}`,
      (index + 2) * 10 + ones + 1,
    ]),
  ]),
  ['hundred', 100],
  ['a hundred', 100],
  ['one hundred', 100],
  ['hundert', 100],
]);
const WORDS = [...NUMBERS.keys()].toSorted((one, other) => other.length - one.length).join('|');

/** Of a number word or digits; undefined for any other word. */
export function numberIn(word: string): number | undefined {
  return /^\d+(?:\.\d+)?$/u.test(word) ? Number(word) : NUMBERS.get(word);
}

export const NUMBER = String.raw`(?:\d+(?:\.\d+)?|${WORDS})`;

const SPELT = new RegExp(String.raw`\b(?<number>${WORDS})(?= (?:percent|prozent|degrees?|grad|%|°))`, 'gu');
const HALF =
  /\b(?:at half(?: way)?|to half|(?<!\b(?:done|worked|succeeded|only|got) )halfway(?: (?:open|closed|down|up))?|half (?:open|closed|way|down|up)|auf (?:die |der )?halfte|zur halfte (?=offen|geoffnet|zu|geschlossen|runter|hoch|herunter|heruntergefahren|hochgefahren)|auf halber (?:hohe|lautstarke|helligkeit|stufe)|auf halbe hohe|halb (?:offen|geoffnet|zu|geschlossen|oben|unten)|(?:at|to|auf) half(?: \w+)?)\b/gu;
const FULL =
  /\b(?:(?:at|to|on) (?:the )?(?:full|maximum|max|highest|top|its brightest|its highest)(?: (?:speed|power|volume|brightness|setting|level|blast|blow))?|(?:auf|mit) (?:der )?(?:hochster|voller|maximaler|hochste|volle|maximale)(?: (?:stufe|leistung|lautstarke|helligkeit|kraft))?|auf (?:maximum|anschlag))\b/gu;

/** The same clause, folded by plain.ts, with what it says of how much as "40 percent". */
export function inDigits(clause: string): string {
  return clause
    .replace(SPELT, (word) => String(NUMBERS.get(word) ?? word))
    .replace(FULL, 'at 100 percent')
    .replace(HALF, 'at 50 percent');
}
