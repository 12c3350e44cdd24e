/** "The gate, no sorry, the garage door": what was said first and taken back is as if it had not been said. */
import { signalsIn } from './account/signals.ts';
import type { FoldedWord } from './fold-words.ts';
import { kindOf } from './kind-words.ts';
import { COLORS } from './run-on.ts';

const THEN =
  '(?= (?:the|my|our|leave|make|turn|put|set|switch|not|off|on|to|dont|do not|just|dim|open|close|\\d\\S*) )';
const MARKER = new RegExp(
  ` (?:(?:oh |ah |ach |ah |ahm |halt |moment |stop |wait |hang on |hold on )*(?:no(?: no)? (?:sorry|wait|hang on|actually|i meant?|leave that)(?: i meant?| the other way)?|sorry i meant?|wait no|actually no|scratch that|i meant?(?= (?!but |and |just |or |it |that |so |to |if |when )\\p{L}+)|or rather|(?<! (?:is|are|was|say|said|has|with|of|if|there|or|im|theres) )(?:no|sorry)${THEN}|(?:ach )?(?:nee|nein|quatsch)(?: nee| nein| quatsch)*(?: (?:ich meine|ich meinte|doch|lieber))?|ich mein(?:e|te)(?= (?:die|das|den|im|in) )|besser gesagt|korrektur)) (?:also )?`,
  'u',
);
/** What follows may only say more of the same. */
const MEANING = /^ (?:i meant?|ich mein(?:e|te)) /u;
const NO_CORRECTION = / (?:know what|wenn ich|danke|thanks|what) (?:i|nein|no) /u;
/** "No, leave it": nothing comes in its place. */
const CANCEL =
  /^ (?:leave (?:it|that|them)(?: (?:be|alone|as it is))?|forget (?:it|that)|never mind|do not|dont(?= (?:bother|$))|lass (?:(?:es|das|doch|mal|sein) )*(?:es|das|doch|mal|sein)?|lieber nicht|doch nicht|vergiss es)(?= )/u;
const HARD = new Set(['and', 'und', 'then', 'dann', '.', '!', '?', ';']);
/** What says how, wherever it stands. */
const DEEDS = new Set(
  `on off up down an aus auf zu ab hoch runter herunter rauf open close shut lock unlock offne schliess schliesse
  brighter darker warmer cooler louder quieter heller dunkler warmer kalter lauter leiser`.split(/\s+/u),
);
const SHARES = new Set('half halfway halb halbe halben'.split(' '));
const MOST = 3;

/** `isThing`: it stands in a name of this house, or is a word for a kind. */
export function corrected(
  words: readonly FoldedWord[],
  isThing: (word: FoldedWord) => boolean,
): readonly FoldedWord[] {
  let result = words;
  for (let at = 0; at < MOST; at += 1) {
    const next = correctedOnce(result, isThing);
    if (next === result) break;
    result = next;
  }
  return result;
}

function correctedOnce(
  all: readonly FoldedWord[],
  isThing: (word: FoldedWord) => boolean,
): readonly FoldedWord[] {
  // A marker is found whatever marks stand in it.
  const plain = all.flatMap((word, at) => (isPause(word) ? [] : [{ word, at }]));
  const text = textOf(plain.map(({ word }) => word));
  const found = MARKER.exec(text);
  if (found === null || found.index === 0 || NO_CORRECTION.test(text)) return all;
  const first = placeIn(text, found.index);
  const behind = placeIn(text, found.index + found[0].length - 1);
  const [cut, rest] = [plain[first]?.at ?? all.length, plain[behind]?.at ?? all.length];
  const from = all.findLastIndex(({ text: one }, at) => at < cut - 1 && HARD.has(one)) + 1;
  const end = all.findIndex(({ text: one }, at) => at > rest && HARD.has(one));
  const [head, before] = [
    all.slice(0, from),
    all.slice(from, cut).filter((word) => !word.isMark || isUnit(word)),
  ];
  const [after, tail] = [all.slice(rest, end < 0 ? undefined : end), end < 0 ? [] : all.slice(end)];
  const instead = inPlaceOf(before, after, isThing, MEANING.test(found[0]));
  return instead === undefined ? all : [...head, ...instead, ...tail];
}

function inPlaceOf(
  before: readonly FoldedWord[],
  after: readonly FoldedWord[],
  isThing: (word: FoldedWord) => boolean,
  isSaidBetter: boolean,
): readonly FoldedWord[] | undefined {
  const told = textOf(after);
  const cancel = CANCEL.exec(told)?.[0];
  if (cancel !== undefined) {
    const others = after.slice(cancel.trim().split(' ').length);
    if (others.some(isThing) && signalsIn(textOf(others)).size > 0) return others;
    return [word('do'), word('not'), ...before, word(','), ...others];
  }
  // "No, not the floor lamp, the desk lamp" tells which of them it takes out.
  if (/^ (?:not|nicht) /u.test(told)) return undefined;
  const things = after.filter((one) => isThing(one) && !DEEDS.has(one.text));
  const [hasThing, hasDeed] = [things.length > 0, signalsIn(told).size > 0];
  const isValue = (one: FoldedWord) => /^\d/u.test(one.text) || COLORS.has(one.text) || SHARES.has(one.text);
  if (!hasThing && after.slice(0, 2).some(isValue)) {
    const last = before.findLastIndex(isValue);
    if (last < 0) return undefined;
    const to = after.findIndex(isValue);
    return [...before.slice(0, last), ...after.slice(to)];
  }
  // "The kitchen light on, no, the light off".
  const isKindOnly = things.every(({ stem }) => kindOf(stem) !== undefined);
  const hasKind = after.some(({ stem }) => kindOf(stem) !== undefined);
  if (hasThing && hasDeed && !isKindOnly && !told.startsWith(' leave ')) {
    const kinds = hasKind ? [] : before.filter(({ stem }) => kindOf(stem) !== undefined);
    return [...kinds, ...after];
  }
  if (hasThing) {
    if (isSaidBetter) return undefined;
    const kept = before.filter((one) => !isThing(one) || (!hasKind && kindOf(one.stem) !== undefined));
    return [...kept, ...after];
  }
  if (!hasDeed || !before.some(isThing)) return undefined;
  return [...before.filter(({ text }) => !DEEDS.has(text)), ...after];
}

function isPause(one: FoldedWord): boolean {
  return one.isMark && !isUnit(one);
}

function isUnit({ text }: FoldedWord): boolean {
  return text === '%' || text === '°';
}

function textOf(words: readonly FoldedWord[]): string {
  return ` ${words.map(({ text }) => text).join(' ')} `;
}

/** Of the word that begins behind the space at `index`. */
function placeIn(text: string, index: number): number {
  return text.slice(0, index).split(' ').length - 1;
}

function word(text: string): FoldedWord {
  return { text, stem: text, raw: text, isMark: text === ',' };
}
