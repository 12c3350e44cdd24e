/** A sentence, or a name, as a row of comparable words: the same for both, so that they meet. */
import { stem } from '../house/terms.ts';
import { numberWord, ordinalWord } from './number-words.ts';

export interface FoldedWord {
  /** Lower case without accents; a number as digits. */
  readonly text: string;
  readonly stem: string;
  /** As it was written, in lower case; of a compound its part. */
  readonly raw: string;
  /** Punctuation stands for itself, e.g. `,`. */
  readonly isMark: boolean;
  /** The first part of a compound: the "haus" of "Haustür" tells which door, whatever "haus" says alone. */
  readonly isBound?: true;
}

const PIECES = /\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}\p{N}]*|[,.;:!?%°\n"„“”«»‹›]/gu;

/** What German hangs on another word to say what kind of thing it is, and English now and then. */
const ENDINGS = `beleuchtungen beleuchtung lampen lampe lichter licht leuchten leuchte strahler spots spot
  heizungen heizung heizkorper thermostate thermostat rollladen rolladen rollos rollo jalousien jalousie
  vorhange vorhang steckdosen steckdose schalter fenster ventilatoren ventilator lufter
  lautsprecher fernseher maschine radio timer wecker schloss tore tor turen tur lights light lamps lamp`
  .split(/\s+/u)
  .toSorted((one, other) => other.length - one.length);
const SHORTEST_START = 3;
/** A radiator is no gate. */
const LATIN = /[aciou]tor$/u;
/** What a German compound begins with: "Schlafzimmerdeckenlampe". */
const ROOM_START =
  /^(schlafzimmer|wohnzimmer|kinderzimmer|badezimmer|esszimmer|arbeitszimmer|gastezimmer|kuchen|flur|keller|garten|balkon|terrassen|garagen)(?!haus|raum|zimmer|tur)(?=.{4})/u;

/** Two words that are one. */
const PAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'living room': 'livingroom',
    'sitting room': 'sittingroom',
    'dining room': 'diningroom',
    'guest room': 'guestroom',
    'spare room': 'spareroom',
    'bath room': 'bathroom',
    'bed room': 'bedroom',
    'kids room': 'kidsroom',
    'childrens room': 'kidsroom',
    'children room': 'kidsroom',
    'laundry room': 'laundryroom',
    'utility room': 'utilityroom',
    'work room': 'workroom',
    'air conditioning': 'aircon',
    'air conditioner': 'aircon',
    'air con': 'aircon',
    'a c': 'aircon',
    'hot water': 'hotwater',
    't v': 'tv',
    'good night': 'goodnight',
    'gute nacht': 'gutenacht',
  }),
);

/** What was said, without its marks, with a space at both ends. */
export function saidIn(words: readonly FoldedWord[]): string {
  return ` ${words.flatMap(({ text, isMark }) => (isMark ? [] : [text])).join(' ')} `;
}

export function foldWords(text: string): FoldedWord[] {
  const lower = text
    .toLowerCase()
    .replace(/n['’]t\b/gu, ' not')
    .replace(/\bwe['’]re\b/gu, 'we are')
    .replace(/\b(it|that|there|he|she|here)['’]s\b/gu, '$1 is')
    .replace(/['’](?:s\b)?/gu, '')
    .replace(/\b(?:auf (?:gar )?keinen fall|unter keinen umständen|keinesfalls)\b/gu, 'niemals')
    .replace(/\b(?:under no circumstances|on no account|by no means)\b/gu, 'never');
  const pieces = (lower.match(PIECES) ?? []).flatMap(partsOf);
  return withRanges(joined(withFractions(withNumbers(pieces))));
}

function partsOf(raw: string): FoldedWord[] {
  if (/^\P{L}/u.test(raw)) return [word(raw.replace(',', '.'), raw, !/\d/u.test(raw))];
  const text = raw.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
  const end = LATIN.test(text)
    ? undefined
    : ENDINGS.find((one) => text.endsWith(one) && text.length - one.length >= SHORTEST_START);
  if (end === undefined) return ROOM_START.test(text) ? bound(text, raw) : [word(text, raw)];
  const cut = raw.length - end.length;
  const start = bound(text.slice(0, -end.length), raw.slice(0, cut));
  return [...start, word(end, raw.slice(cut))];
}

function bound(text: string, raw: string): FoldedWord[] {
  const room = ROOM_START.exec(text)?.[0] ?? '';
  const rest = word(text.slice(room.length), raw.slice(room.length));
  return [...(room === '' ? [] : [word(room, raw.slice(0, room.length))]), rest].map((one) => ({
    ...one,
    isBound: true,
  }));
}

function word(text: string, raw: string, isMark = false): FoldedWord {
  return { text, stem: isMark ? text : stem(text), raw, isMark };
}

/** "twenty one" and "einundzwanzig" are 21; "the other one" is not. */
function withNumbers(words: readonly FoldedWord[]): FoldedWord[] {
  const result: FoldedWord[] = [];
  for (const one of ordinalsBehind(words)) {
    const before = result.at(-1);
    const value = one.isMark ? undefined : numberWord(one.text);
    const tens = before === undefined ? Number.NaN : Number(before.text);
    if (value !== undefined && value < 10 && tens >= 20 && tens % 10 === 0 && numberWord(before?.raw ?? '')) {
      result.splice(-1, 1, word(String(tens + value), String(tens + value)));
    } else if (value === undefined || (one.text === 'one' && !isCountable(before))) result.push(one);
    else result.push(word(String(value), one.raw));
  }
  return result;
}

/** "23 Komma 5", "20 point 5". */
function withFractions(words: readonly FoldedWord[]): FoldedWord[] {
  const result: FoldedWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [one, point, part] = [words[at], words[at + 1], words[at + 2]];
    const isFraction =
      one !== undefined &&
      part !== undefined &&
      (point?.text === 'komma' || point?.text === 'point') &&
      /^\d+$/u.test(one.text) &&
      /^\d$/u.test(part.text);
    if (one === undefined) break;
    const isHalf =
      /^\d+$/u.test(one.text) && [1, 2, 3].map((step) => words[at + step]?.text).join(' ') === 'and a half';
    if (isHalf) {
      result.push(word(`${one.text}.5`, `${one.text}.5`));
      at += 3;
      continue;
    }
    const both = isFraction ? `${one.text}.${part.text}` : '';
    result.push(isFraction ? word(both, both) : one);
    if (isFraction) at += 2;
  }
  return result;
}

const RANGE = new Set('through thru bis to'.split(' '));
/** Of a time or an amount. */
const NO_RANGE =
  /^(?:uhr|percent|prozent|%|°|degrees?|grad|minutes?|minuten|seconds?|sekunden|hours?|stunden?|am|pm)$/u;
const MOST_IN_RANGE = 12;

/** "Switches 1 to 3" are 1 and 2 and 3; "lamp 1 to 30" is a lamp and how bright it is to be. */
function withRanges(words: readonly FoldedWord[]): FoldedWord[] {
  return words.flatMap((one, at): FoldedWord[] => {
    const [first, last] = [Number(words[at - 1]?.text), Number(words[at + 1]?.text)];
    const isRange =
      RANGE.has(one.text) &&
      Number.isInteger(first) &&
      Number.isInteger(last) &&
      first > 0 &&
      last > first &&
      last - first < MOST_IN_RANGE &&
      !NO_RANGE.test(words[at + 2]?.text ?? '') &&
      (one.text !== 'to' || words[at - 2]?.raw.endsWith('s') === true);
    if (!isRange) return [one];
    const and = word('and', 'and');
    const between = Array.from({ length: last - first - 1 }, (_, by) => String(first + by + 1));
    return [...between.flatMap((number) => [and, word(number, number)]), and];
  });
}

/** "The third switch" is switch 3. */
function ordinalsBehind(words: readonly FoldedWord[]): readonly FoldedWord[] {
  const result = [...words];
  for (let at = 0; at < result.length - 1; at += 1) {
    const [one, next] = [result[at], result[at + 1]];
    const value = one === undefined || one.isMark ? undefined : ordinalWord(one.text);
    if (one === undefined || next === undefined || value === undefined || next.isMark) continue;
    result.splice(at, 2, next, word(String(value), one.raw));
    at += 1;
  }
  return result;
}

const NOT_COUNTED = new Set(
  `the other this that which any every no another each red blue green white big small left right first second last
  and or not`.split(/\s+/u),
);

function isCountable(before: FoldedWord | undefined): boolean {
  return before !== undefined && !before.isMark && !NOT_COUNTED.has(before.text);
}

function joined(words: readonly FoldedWord[]): FoldedWord[] {
  const result: FoldedWord[] = [];
  for (const one of ordinalsBehind(words)) {
    const before = result.at(-1);
    const both = before === undefined ? undefined : PAIRS.get(`${before.text} ${one.text}`);
    if (both === undefined) result.push(one);
    else result.splice(-1, 1, word(both, both));
  }
  return result;
}
