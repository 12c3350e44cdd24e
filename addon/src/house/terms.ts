/** Words as the index compares them: lower case, without accents, without the usual endings of English and German. */

/** Says nothing about which thing is meant. */
const STOP_WORDS = new Set(
  `a an the this that these those it its them they my our your his her i you we me us
  is are was were be been am do does did doing done can could would will shall should may might must
  please hey ok okay thanks thank just now then also too again so very bit little more less some any all every everything
  each both other another one ones else thing things stuff not no yes and or but if when while until
  to of in on off at for from with by as into onto out over under up down there here what which who how where why
  turn switched turned put make set get give have has had let go going gone want wants need like know tell say
  show find change bring keep leave s t m d ll re ve
  der die das den dem des ein eine einen einem einer eines es ihn sie er ich du wir ihr mein meine dein unsere
  ist sind war waren sein bin bist hat haben kann kannst koennte konnte wird werden soll bitte mal doch noch jetzt
  auch schon nur sehr etwas alle alles jede jeder jedes und oder aber wenn als an aus auf ab zu zum zur im in ins am
  um von vom fur fuer mit bei nach uber ueber unter wie was wo wer welche welcher welches hier da dort nicht kein keine ja nein
  mach mache machen schalte schalten schalt stell stelle stellen dreh drehe tu geh gib zeig sag`.split(
    /\s+/u,
  ),
);

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    zwei: '2',
    drei: '3',
    vier: '4',
    funf: '5',
    sechs: '6',
  }),
);

/** Every word, in order: for names. */
export function termsOf(text: string): string[] {
  return words(text).map(stem);
}

/** Terms in order, so that one phrase can be looked for in another. */
export function phraseOf(terms: readonly string[]): string {
  return ` ${terms.join(' ')} `;
}

/** "Switch the lamp on" is not about a switch. */
const SWITCH_AS_VERB = /\bswitch(?=\s+(?:on|off|the|my|all|it|them|this|that|every)\b)/giu;

/** "to 21", "50 %", "20 degrees", "at 7 o'clock": how much or when, not which one. */
const AMOUNT =
  /\b(?:to|auf|at|um|by)\s+\d+(?:[.,:]\d+)?\b|\b\d+(?:[.,]\d+)?\s*(?:%|°|percent\b|degrees?\b|prozent\b|grad\b|minutes?\b|minuten?\b|seconds?\b|hours?\b|o'clock\b|uhr\b)/giu;

/** What is left of a sentence: each word once, without those that say nothing. */
export function queryTermsOf(text: string): string[] {
  const rest = text
    .replace(SWITCH_AS_VERB, ' ')
    .replace(AMOUNT, (amount) => amount.replace(/\d+(?:[.,:]\d+)?/u, ' '));
  return [...new Set(words(rest).flatMap((word) => (STOP_WORDS.has(word) ? [] : [stem(word)])))];
}

function words(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (word === '' ? [] : [NUMBER_WORDS.get(word) ?? word]));
}

/** Longest first; at least four letters have to stay. */
const ENDINGS = ['en', 'er', 'es', 'em', 'e', 'n', 's'];
const SHORTEST_STEM = 4;

export function stem(word: string): string {
  if (/\d/u.test(word)) return word;
  if (word.endsWith('ies') && word.length > 5) return `${word.slice(0, -3)}y`;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** How alike two words are, 0 to 1: by the number of letters that have to change (Levenshtein). */
export function likeness(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      const replaced = (row[j] ?? 0) + (letter === other[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[other.length] ?? 0) / Math.max(one.length, other.length, 1);
}
