/** Whether what a call does was said: each word for a deed speaks for some effects and against all others. */
import type { PastExchange } from '../../store/store.ts';
import { partsAbout } from '../contrary/parts-about.ts';
import { tellsHow } from '../contrary/told-only.ts';
import type { FoldedWord } from '../fold-words.ts';
import type { Known, NameIndex } from '../name-index.ts';
import { type Part, readSentence, type Sentence } from '../sentence.ts';
import type { Where } from '../support.ts';
import type { Effect } from './effects.ts';
import { signalsIn } from './signals.ts';
import { isAccountedFor, isFeeling, speaksFor } from './speaking.ts';

/** What was said about some things. */
export interface SaidOf {
  readonly text: string;
  readonly signals: ReadonlySet<string>;
  readonly words: readonly FoldedWord[];
  /** Of the parts that are about other things. */
  readonly elsewhere: readonly FoldedWord[];
}

interface Told extends Omit<SaidOf, 'elsewhere'> {
  readonly part: Part;
  readonly felt: readonly string[];
}

/**
 * What may have been said of these things: in the parts about them, with those about nothing that follow; where these
 * do not tell what to do, in one before or after, which may be shared.
 */
export function saidOf(
  chosen: readonly Known[],
  sentence: Sentence,
  where: Where,
  index: NameIndex,
  recent: readonly PastExchange[],
): readonly SaidOf[] {
  const about = partsAbout(chosen, sentence.parts, where);
  const isOrder = (part: Part) => !part.isAside && !tellsHow(part) && signalsIn(part.whole).size > 0;
  const hasOrder = sentence.parts.some(isOrder);
  const all = sentence.parts.map((part): Told => {
    const text = textOf(part, chosen, index);
    const said = [...signalsIn(text)];
    const isTold = part.isAside || (hasOrder && tellsHow(part));
    const felt = isTold ? said.filter(isFeeling) : [];
    return { part, text, signals: new Set(isTold ? [] : said), felt, words: part.isAside ? [] : part.said };
  });
  const own = all.filter((one, at) => {
    const noun = all.slice(0, at + 1).findLast(isNoun)?.part;
    return noun === undefined ? one.part.content.length === 0 : about.has(noun);
  });
  const texts = own.some(({ signals }) => signals.size > 0) ? [own] : shared(own, all);
  return texts.map((told) => {
    const others = all.filter((one) => isNoun(one) && !told.includes(one));
    return { ...together(told, chosen, index, recent), elsewhere: others.flatMap(({ words }) => words) };
  });
}

function isNoun({ part }: Told): boolean {
  return part.content.length > 0;
}

/** "The lamp and the fan off", "lamp off, the fan too". */
function shared(own: readonly Told[], all: readonly Told[]): readonly (readonly Told[])[] {
  const places = own.map((one) => all.indexOf(one));
  const tells = ({ signals }: Told) => signals.size > 0;
  const before = all.slice(0, Math.max(0, ...places)).findLast(tells);
  const after = all.slice(Math.min(all.length, ...places)).find(tells);
  const near = [before, after].flatMap((one) => one ?? []);
  return near.length === 0 ? [all] : near.map((one) => [...own, one]);
}

function together(
  told: readonly Told[],
  chosen: readonly Known[],
  index: NameIndex,
  recent: readonly PastExchange[],
): Omit<SaidOf, 'elsewhere'> {
  const text = told.map((one) => one.text).join('');
  const words = told.flatMap((one) => one.words);
  const ordered = told.flatMap((one) => [...one.signals]);
  // Who only says what is wrong has said what is to be done.
  const signals = new Set(ordered.length > 0 ? ordered : told.flatMap((one) => one.felt));
  const last = recent.at(-1);
  // "And the hall too", "a bit more": the same as before.
  if (last === undefined || ![...signals].every((name) => name === 'more' || name === 'less'))
    return { text, signals, words };
  const before = readSentence(last.text, index).parts.flatMap((part) => [
    ...signalsIn(textOf(part, chosen, index)),
  ]);
  return { text, words, signals: before.length > 0 ? new Set(before) : signals };
}

/** In one of the ways in which it can be read. */
export function isEffectSaid(
  effect: Effect,
  tool: string,
  said: readonly SaidOf[],
  chosen: readonly Known[],
): boolean {
  const others = EFFECTS[tool] ?? [];
  const isAircon = chosen.some(({ labels }) => labels.some(({ kindIds }) => kindIds.has('aircon')));
  return said.some(({ text, signals }) => isAccountedFor(effect, signals, text, isAircon, others));
}

/** What else the same tool can do. */
const EFFECTS: Readonly<Record<string, readonly string[]>> = {
  set_cover: ['open', 'close', 'stop'],
  set_valve: ['turn on', 'turn off'],
  set_lock: ['lock', 'unlock'],
  control_media_player: ['play', 'pause', 'stop', 'next', 'previous', 'mute', 'unmute'],
  control_vacuum: ['start', 'pause', 'stop', 'dock', 'locate'],
  control_timer: ['start', 'pause', 'cancel'],
  set_alarm: ['arm', 'disarm'],
};

/** What was said instead, of all that can be done with these things; undefined: nothing that is plain. */
export function otherEffect({ name }: Effect, tool: string, said: readonly SaidOf[]): string | undefined {
  const isAwning = name.startsWith('awning ');
  // Who is cold has not said what is to be done.
  const plain = new Set(said.flatMap(({ signals }) => [...signals]).filter((signal) => !isFeeling(signal)));
  const others = (EFFECTS[tool] ?? ['on', 'off'])
    .map((other) => (isAwning && other !== 'stop' ? `awning ${other}` : other))
    .filter((other) => other !== name && speaksFor(other, plain));
  return others.find((other) => plain.has(other)) ?? others[0];
}

/** What is called by a verb does not say it: "the front door lock", the script "Lights off". */
const IN_NAMES = 'open close lock unlock on off an aus auf zu start stop play up down arm home base'.split(
  ' ',
);

function textOf({ whole }: Part, chosen: readonly Known[], { byStem }: NameIndex): string {
  const named = IN_NAMES.flatMap((word) => (whole.includes(` ${word} `) ? (byStem.get(word) ?? []) : []));
  // "Halt die Musik an" turns nothing on.
  let rest = whole
    .replace(/ halte?n?(?= )(.*) an(?= )/u, '$1 anhalten')
    .replace(/ on pause(?= )/u, ' pause')
    .replace(/ (?:out|up|down|in) (?=(?:here|there) )/gu, ' ')
    .replace(/ set (?:him|her|it) off(?= )/u, ' start');
  for (const { labels } of [...chosen, ...named]) {
    for (const { verbatim: name } of labels) rest = rest.replace(name, ' * ');
  }
  return rest;
}
