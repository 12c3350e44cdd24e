/** Whether what a call does was said: each word for a deed speaks for some effects and against all others. */
import type { PastExchange } from '../../store/store.ts';
import { partsAbout } from '../contrary/parts-about.ts';
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
}

/** Of the parts about these things, and those about nothing; where none of these tells what to do, of all. */
export function saidOf(
  chosen: readonly Known[],
  sentence: Sentence,
  where: Where,
  index: NameIndex,
  recent: readonly PastExchange[],
): SaidOf {
  const own = partsAbout(chosen, sentence.parts, where);
  const all = sentence.parts.map((part) => {
    const text = textOf(part, chosen, index);
    const signals = [...signalsIn(text)];
    return {
      part,
      text,
      signals: part.isAside ? [] : signals,
      felt: part.isAside ? signals.filter(isFeeling) : [],
    };
  });
  const hasOwn = all.some(({ part, signals }) => own.has(part) && signals.length > 0);
  const told = all.filter(({ part }) => !hasOwn || part.content.length === 0 || own.has(part));
  const text = told.map((one) => one.text).join('');
  const ordered = told.flatMap((one) => one.signals);
  // Who only says what is wrong has said what is to be done.
  const signals = new Set(ordered.length > 0 ? ordered : told.flatMap((one) => one.felt));
  const last = recent.at(-1);
  // "And the hall too", "a bit more": the same as before.
  if (last === undefined || ![...signals].every((name) => name === 'more' || name === 'less'))
    return { text, signals };
  const before = readSentence(last.text, index).parts.flatMap((part) => [
    ...signalsIn(textOf(part, chosen, index)),
  ]);
  return { text, signals: before.length > 0 ? new Set(before) : signals };
}

export function isEffectSaid(effect: Effect, { text, signals }: SaidOf, chosen: readonly Known[]): boolean {
  const isAircon = chosen.some(({ labels }) => labels.some(({ kindIds }) => kindIds.has('aircon')));
  return isAccountedFor(effect, signals, text, isAircon);
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
export function otherEffect({ name }: Effect, tool: string, { signals }: SaidOf): string | undefined {
  const isAwning = name.startsWith('awning ');
  // Who is cold has not said what is to be done.
  const plain = new Set([...signals].filter((signal) => !isFeeling(signal)));
  const others = (EFFECTS[tool] ?? ['on', 'off'])
    .map((other) => (isAwning && other !== 'stop' ? `awning ${other}` : other))
    .filter((other) => other !== name && speaksFor(other, plain));
  return others.find((other) => signals.has(other)) ?? others[0];
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
    .replace(/ set (?:him|her|it) off(?= )/u, ' start');
  for (const { labels } of [...chosen, ...named]) {
    for (const { verbatim: name } of labels) rest = rest.replace(name, ' * ');
  }
  return rest;
}
