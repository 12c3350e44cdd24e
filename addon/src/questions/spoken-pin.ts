/** A PIN in spoken words, in English and German: "4 7 1 1", "forty-seven eleven", "siebenundvierzig elf". */

export type HeardPin =
  /** Nothing but digits, and polite words. */
  | { readonly kind: 'pin'; readonly digits: string }
  /** Enough digits for a PIN, and something else beside them. */
  | { readonly kind: 'mixed' }
  /** Nothing but digits, and too few: perhaps one that was not heard well. */
  | { readonly kind: 'few' }
  | { readonly kind: 'none' };

/** Shorter ones are no PIN; they may be "the second one". */
const LEAST_DIGITS = 4;
const MOST_DIGITS = 12;

const englishOnes = 'zero one two three four five six seven eight nine'.split(' ');
const germanOnes = 'null eins zwei drei vier fünf sechs sieben acht neun'.split(' ');
const englishTeens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
  ' ',
);
const germanTeens = 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
  ' ',
);
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const germanTens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');

const words: ReadonlyMap<string, string> = new Map([
  ...[englishOnes, germanOnes].flatMap((ones) =>
    ones.map((word, index): [string, string] => [word, `${index}`]),
  ),
  ...[englishTeens, germanTeens].flatMap((teens) =>
    teens.map((word, index): [string, string] => [word, `${index + 10}`]),
  ),
  ...[englishTens, germanTens].flatMap((tens) =>
    tens.map((word, index): [string, string] => [word, `${(index + 2) * 10}`]),
  ),
  ...germanTens.flatMap((tens, index) =>
    ['ein', ...germanOnes.slice(2)].map((ones, one): [string, string] => [
      `${ones}und${tens}`,
      `${index + 2}${one + 1}`,
    ]),
  ),
  ['oh', '0'],
  ['o', '0'],
  ['zwo', '2'],
  ['ein', '1'],
  ['dreissig', '30'],
  ['fuenf', '5'],
]);
const isTens = new Set(englishTens);

const fillers = new Set(
  `yes no please thanks my mine the pin code is it it's its here and number try ok okay
   ja nein bitte danke mein meine die der lautet es ist hier und nummer zahl also äh ähm uh um`.split(/\s+/),
);

/** "Double four" is 44. */
const times: ReadonlyMap<string, number> = new Map(
  Object.entries({
    double: 2,
    doppel: 2,
    doppelt: 2,
    doppelte: 2,
    zweimal: 2,
    triple: 3,
    treble: 3,
    dreimal: 3,
  }),
);

/** "Viertausendsiebenhundertelf" is one word; what does not add up is nobody's PIN, but no word for others either. */
const LARGE = /^(?:(.*)tausend)?(?:und)?(?:(.*)hundert)?(?:und)?(.*)$/u;

export function heardPin(text: string): HeardPin {
  const { numbers, isPure } = heard(text);
  const digits = numbers.join('');
  if (digits.length < LEAST_DIGITS) return { kind: isPure && digits !== '' ? 'few' : 'none' };
  return isPure && digits.length <= MOST_DIGITS ? { kind: 'pin', digits } : { kind: 'mixed' };
}

/** "Forty-seven eleven" are 47 and 11. */
export const numbersIn = (text: string): readonly string[] => heard(text).numbers;

function heard(text: string): { readonly numbers: readonly string[]; readonly isPure: boolean } {
  const tokens = text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
  const numbers: string[] = [];
  let isPure = true;
  for (const [index, token] of tokens.entries()) {
    const found = digitsOf(token);
    const previous = tokens[index - 1] ?? '';
    const isOnes = englishOnes.indexOf(token) > 0;
    if (found === undefined) isPure &&= fillers.has(token) || times.has(token);
    // "forty seven" is one number.
    else if (isTens.has(previous) && isOnes) numbers.push(`${numbers.pop()?.slice(0, -1)}${found}`);
    else numbers.push(found.repeat(found.length === 1 ? (times.get(previous) ?? 1) : 1));
  }
  return { numbers, isPure };
}

function digitsOf(token: string): string | undefined {
  if (/^\p{Nd}+$/u.test(token)) return token.replaceAll(/\p{Nd}/gu, valueOf);
  return words.get(token) ?? largeOf(token);
}

function largeOf(token: string): string | undefined {
  const [, thousands, hundreds, rest = ''] = LARGE.exec(token) ?? [];
  if (thousands === undefined && hundreds === undefined) return undefined;
  const valueOfPart = (part: string | undefined, ifEmpty: number) =>
    part === undefined ? 0 : part === '' ? ifEmpty : Number(words.get(part) ?? Number.NaN);
  const value = valueOfPart(thousands, 1) * 1_000 + valueOfPart(hundreds, 1) * 100 + valueOfPart(rest, 0);
  return Number.isNaN(value) ? undefined : String(value);
}

/** Digits of other scripts count as ours. */
function valueOf(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0;
  const value = () => (digit.codePointAt(0) ?? 0) - zero;
  while (value() < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(value());
}
