/** Where one part of a sentence ends and the next begins, and which parts only take something out. */
import type { Clause } from './account/clauses.ts';
import type { FoldedWord } from './fold-words.ts';
import { isFunctionWord } from './function-words.ts';
import { kindOf } from './kind-words.ts';
import { COLORS, endsOrder, isTelling } from './run-on.ts';

/** The words between two commas or "and"s. */
export interface Run {
  /** Without amounts. */
  readonly words: FoldedWord[];
  /** With them. */
  readonly said: FoldedWord[];
  /** "Except the desk lamp". */
  readonly isExcepted: boolean;
  /** A clause of its own that tells nobody to do anything: "I can't see a thing". */
  readonly isAside: boolean;
}

const SPLITTERS = new Set([
  'and',
  'und',
  'then',
  'dann',
  'but',
  'aber',
  'sowie',
  'plus',
  ',',
  '.',
  ';',
  ':',
  '!',
  '?',
  '\n',
]);
export const isSplitter = (word: string) => SPLITTERS.has(word);
export const ALL = new Set(
  'all every everything each both alle alles allen jede jeder jedes jeden beide beiden samtliche'.split(' '),
);

const UNITS = new Set(
  '% ° percent degrees degree grad prozent minutes minute minuten seconds sekunden hours stunden'.split(' '),
);
const BEFORE_AMOUNT = new Set('to auf at um by'.split(' '));
const BEFORE_STEP = new Set('up down hoch runter herunter rauf'.split(' '));
const BEFORE_VERB = new Set('please you to now just bitte'.split(' '));
const AFTER_VERB = new Set('on off the my our all both it them this that these those every'.split(' '));
const AFTER_BACK = new Set('on off up down to an aus'.split(' '));
const EXCEPTING = new Set('except excluding besides ausser'.split(' '));
const NEGATED = new Set(
  'do does did can could is are was will would should shall must have has if or why'.split(' '),
);
const BEFORE_THING = new Set('the my our that this die den das der dem'.split(' '));
const ORDERING = new Set(
  `turn switch put set make open close shut lock dim start stop keep leave bring play pause please
  mach mache schalt schalte dreh drehe stell stelle fahr fahre lass lasse offne schliess`.split(/\s+/u),
);

/** The parts of a sentence, without what was read as an amount.  */
export function runsOf(words: readonly FoldedWord[], clauses: readonly Clause[]): readonly Run[] {
  const starts = new Map(clauses.map((clause) => [clause.start, clause]));
  const empty = (isExcepted: boolean, at: number): Run => {
    const isAside = clauses.findLast(({ start }) => start <= at)?.isAside === true;
    return { words: [], said: [], isExcepted: isExcepted && !isAside, isAside };
  };
  const runs: Run[] = [empty(false, 0)];
  let from = 0;
  for (const [at, word] of words.entries()) {
    const isSplit = isSplitter(word.text);
    if (!isSplit && at > from && starts.has(at)) {
      runs.push(empty(false, at));
      from = at;
    }
    if (!isSplit && at > from && (isNextListed(words, from, at) || isLeftSo(words, from, at))) {
      runs.push({ ...empty(false, at), isAside: runs.at(-1)?.isAside === true });
      from = at;
    }
    const last = runs.at(-1);
    const isOut = last?.isAside === false && isExcepting(words, at);
    if (isOut) runs.push(empty(true, at));
    else if (
      last?.isExcepted === true &&
      last.words.length > 1 &&
      (isInstead(words, at) || isOrderAfter(words, from, at))
    ) {
      runs.push(empty(false, at));
    } else if (isSplit) {
      runs.push(empty(last?.isExcepted === true && isListed(words, at), at + 1));
    } else if (isSwitching(words, at)) last?.words.push({ ...word, text: 'turn', stem: 'turn' });
    else if (!isAmount(words, at) && !isReturn(words, at)) last?.words.push(word);
    const isDivider = isSplit || isOut;
    if (!isDivider) runs.at(-1)?.said.push(word);
    if (isDivider) from = at + 1;
    else if (endsOrder(words, from, at, isSplitter)) {
      const next = empty(false, at + 1);
      const isGoingOn = runs.at(-1)?.isAside === false && !starts.has(at + 1);
      runs.push(isGoingOn ? { ...next, isAside: false } : next);
      from = at + 1;
    }
  }
  return withNumbersShared(runs.filter((run) => run.said.length > 0));
}

/** "to 21", "50 %": how much, not which one. */
function isAmount(words: readonly FoldedWord[], at: number): boolean {
  if (!/^\d/u.test(words[at]?.text ?? '')) return false;
  const [before = '', after = ''] = [at - 1, at + 1].map((place) => words[place]?.text);
  // "Knock it down two."
  const isLast = after === '' || SPLITTERS.has(after);
  return BEFORE_AMOUNT.has(before) || UNITS.has(after) || (isLast && BEFORE_STEP.has(before));
}

/** "Switch the lamp on" is not about a switch. */
function isSwitching(words: readonly FoldedWord[], at: number): boolean {
  if (words[at]?.text !== 'switch') return false;
  const [before, after] = [words[at - 1], words[at + 1]];
  if (before === undefined || SPLITTERS.has(before.text) || BEFORE_VERB.has(before.text)) return true;
  return after !== undefined && AFTER_VERB.has(after.text);
}

/** "Turn it back on" is about nothing at the back. */
function isReturn(words: readonly FoldedWord[], at: number): boolean {
  return (
    words[at]?.text === 'back' &&
    !SPLITTERS.has(words[at - 1]?.text ?? '') &&
    (words[at + 1] === undefined || AFTER_BACK.has(words[at + 1]?.text ?? ''))
  );
}

/** "Except the sink", "all but the sink", "not the sink": here begins what is taken out. */
function isExcepting(words: readonly FoldedWord[], at: number): boolean {
  const [before = '', one = '', after = ''] = [at - 1, at, at + 1].map((place) => words[place]?.text);
  if (EXCEPTING.has(one) || isInPlaceOf(words, at)) return true;
  // "Lamps one and three off, leave two."
  if (one === 'leave' && isLeft(words, at)) return true;
  const isAll = words.slice(0, at).some(({ text }) => ALL.has(text) || text === 'anything');
  if (one === 'but') return isAll && after !== 'not' && before !== ',' && !ORDERING.has(after);
  if (isAll && isLeavingOut(words, at)) return true;
  if (one === 'for' || one === 'from') return before === 'except' || before === 'apart' || before === 'aside';
  if (one === 'than') return before === 'other';
  if (one === 'not' || one === 'nicht') {
    const isAfterThing = words.slice(0, at).some(isTelling);
    if (NEGATED.has(before)) return false;
    // "Not the telly, just the speaker"; "mach bitte nicht das Licht aus" forbids.
    const isCorrected = words.some((_, later) => later > at && isInstead(words, later));
    return BEFORE_THING.has(after) || (isAfterThing && isPlaceAfter(words, at + 1))
      ? isAfterThing || before === 'said' || isCorrected
      : isAfterThing && isName(words, at + 1);
  }
  return false;
}

/** "Instead of the desk lamp", "rather than turning it off", "statt der Lampe". */
function isInPlaceOf(words: readonly FoldedWord[], at: number): boolean {
  const [one = '', after = ''] = [at, at + 1].map((place) => words[place]?.text);
  return (
    one === 'statt' ||
    one === 'anstatt' ||
    (one === 'instead' && after === 'of') ||
    (one === 'rather' && after === 'than')
  );
}

/** "Instead of the desk lamp | turn on the hall light." */
function isOrderAfter(words: readonly FoldedWord[], from: number, at: number): boolean {
  const one = words[at]?.text ?? '';
  return from > 0 && isInPlaceOf(words, from - 1) && ORDERING.has(one) && one !== 'please';
}

/** "Not in the bathroom". */
function isPlaceAfter(words: readonly FoldedWord[], at: number): boolean {
  return IN.has(words[at]?.text ?? '') && words.slice(at + 1, at + 3).some(isTelling);
}

const IN = new Set(['in', 'im', 'at', 'am']);

const LIST_ARTICLES = new Set(['the', 'my', 'our', 'die', 'das', 'den', 'mein', 'meine']);
const BEFORE_NOUN = new Set(
  `in on at of to for from by with near under over behind beside im am in an auf bei beim von vom zum zur uber unter neben hinter`.split(
    /\s+/u,
  ),
);

const PUTTING = new Set(['put', 'turn', 'switch']);

/** "The deck lamp the porch light": a second thing that nothing divides from the first. */
function isNextListed(words: readonly FoldedWord[], from: number, at: number): boolean {
  if (!LIST_ARTICLES.has(words[at]?.text ?? '')) return false;
  const before = words.slice(from, at);
  const last = before.at(-1);
  if (last === undefined || last.isMark || kindOf(last.stem) === undefined) return false;
  const article = before.findLastIndex(({ text }) => LIST_ARTICLES.has(text));
  const isPutOn = before[article - 1]?.text === 'on' && PUTTING.has(before[article - 2]?.text ?? '');
  if (article < 0 || (!isPutOn && BEFORE_NOUN.has(before[article - 1]?.text ?? ''))) return false;
  if (!before.slice(article + 1).every(isTelling)) return false;
  const [one, two] = words.slice(at + 1, at + 3);
  return (
    one !== undefined &&
    isTelling(one) &&
    (kindOf(one.stem) !== undefined || (two !== undefined && kindOf(two.stem) !== undefined))
  );
}

/** "Shut the light off leave the desk lamp on". */
function isLeftSo(words: readonly FoldedWord[], from: number, at: number): boolean {
  const one = words[at]?.text ?? '';
  if (one !== 'leave' && one !== 'keep' && one !== 'lass') return false;
  const isOrdered = words.slice(from, at).some(({ text }) => LEFT_ENDS.has(text));
  const rest = words.slice(at + 1);
  return isOrdered && rest.some(isTelling) && rest.some(({ text }) => LEFT_SO.has(text) || text === 'an');
}

const LEFT_ENDS = new Set('off on down up aus an zu runter hoch'.split(' '));

/** After an order, and nothing follows that says how it is to be left. */
function isLeft(words: readonly FoldedWord[], at: number): boolean {
  const rest = words.slice(at + 1);
  const isOrdered = words
    .slice(0, at)
    .some(({ text }) => text === 'off' || text === 'on' || text === 'down' || text === 'up');
  return isOrdered && rest.length > 0 && rest.length < 5 && !rest.some(({ text }) => LEFT_SO.has(text));
}

const LEFT_SO = new Set('on off open closed it them that alone up down as'.split(' '));

/** "Szene Lesen, bitte nicht Kino": what stands alone after "not". */
function isName(words: readonly FoldedWord[], at: number): boolean {
  const word = words[at];
  if (
    word === undefined ||
    !isTelling(word) ||
    COLORS.has(word.text) ||
    NO_NAME.has(word.text) ||
    word.text.endsWith('en')
  )
    return false;
  const rest = words.slice(at + 1).findIndex(({ text }) => SPLITTERS.has(text));
  const behind = words.slice(at + 1, rest < 0 ? undefined : at + 1 + rest);
  return behind.every(isTelling);
}

const NO_NAME = new Set(
  'mehr so zu sehr ganz genug vergessen notig necessary needed yet anymore any more too that quite really richtig'.split(
    ' ',
  ),
);

/** "Not the telly, just the speaker": here begins what is meant after all. */
function isInstead(words: readonly FoldedWord[], at: number): boolean {
  return INSTEAD.has(words[at]?.text ?? '') && words.slice(at + 1).some(isTelling);
}

const INSTEAD = new Set('just only sondern nur lieber rather instead'.split(' '));
const LEAVING_OUT = new Set('without ohne minus'.split(' '));
const BEFORE_NOT = new Set('but aber nur just only und and'.split(' '));

/** Of all: "bis auf die Lampe" (but not "bis auf 20 Prozent"), "nur die Lampe nicht", "mit Ausnahme der Lampe". */
function isLeavingOut(words: readonly FoldedWord[], at: number): boolean {
  const [before = '', one = '', after = ''] = [at - 1, at, at + 1].map((place) => words[place]?.text);
  if (one === 'auf') return before === 'bis' && after !== '' && !/^\d/u.test(after);
  if (one === 'ausnahme' || one === 'exception') return true;
  if (one === 'not' || one === 'nicht') return BEFORE_NOT.has(before) && after !== '' && !ORDERING.has(after);
  if (one === 'nur') return words.slice(at).some(({ text }) => text === 'nicht') && after !== 'nicht';
  return LEAVING_OUT.has(one) && after !== '';
}

/** "Except the lamp and the fan", not "and turn the fan off". */
function isListed(words: readonly FoldedWord[], at: number): boolean {
  const [one = '', after = ''] = [at, at + 1].map((place) => words[place]?.text);
  return (one === 'and' || one === 'und' || one === ',') && !ORDERING.has(after) && !SPLITTERS.has(after);
}

/** "Switches 1 and 2": the second one is a switch as well. */
function withNumbersShared(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const before = result.at(-1);
    const own = run.words.filter(({ text, isMark }) => !isMark && !isFunctionWord(text));
    const [number] = own;
    const isNumber = own.length === 1 && number !== undefined && /^\d+$/u.test(number.text);
    const numbered = before?.words.findLastIndex(({ text }) => /^\d+$/u.test(text)) ?? -1;
    if (before === undefined || !isNumber || numbered < 0) result.push(run);
    else {
      const rest = run.words.slice(run.words.indexOf(number) + 1);
      result.push({ ...run, words: [...before.words.slice(0, numbered), number, ...rest] });
    }
  }
  return result;
}
