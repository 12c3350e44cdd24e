/** Whether the numbers, colours and modes of a call are those that were said. */
import type { EntityState, House } from '../house/house.ts';
import { numberOf } from '../house/state-words.ts';
import type { PreparedCall } from '../tools/tool.ts';
import type { Deed } from './deeds.ts';
import { foldWords, type FoldedWord } from './fold-words.ts';
import { phraseOf } from './name-index.ts';
import type { Part } from './sentence.ts';

export interface Said {
  readonly part: Part;
  readonly deeds: ReadonlySet<Deed>;
  /** Of the whole sentence. */
  readonly words: readonly FoldedWord[];
}

/** They say what the verb says already, or which device. */
const NOT_VALUES = new Set(['entity_ids', 'list', 'on', 'service', 'kind', 'action', 'up']);
/** "A bit" of it. */
const MOST_STEP: Readonly<Record<string, number>> = {
  temperature: 3,
  percent: 30,
  speed: 35,
  step: 40,
  humidity: 15,
};
const before: Readonly<Record<string, (state: EntityState | undefined) => number | undefined>> = {
  temperature: (state) => numberOf(state?.attributes['temperature']),
  speed: (state) => numberOf(state?.attributes['percentage']),
  humidity: (state) => numberOf(state?.attributes['humidity']),
  percent: (state) => {
    const level = numberOf(state?.attributes['volume_level']);
    return level === undefined ? undefined : level * 100;
  },
  step: () => 0,
};

const MODES: Readonly<Record<string, string>> = {
  heat: 'heat heating heizen',
  cool: 'cool cooling kuhlen',
  auto: 'auto automatic automatik',
  off: 'off aus ausschalten ausmachen',
  eco: 'eco',
  dry: 'dry trocknen entfeuchten',
  fan_only: 'fan luften',
};

/** Kelvin and colours by their names; what they mean stands in tools/home/colors.ts. */
const COLORS: readonly (readonly [rgb: string, words: string])[] = [
  ['255,0,0', 'red rot rotes'],
  ['0,255,0', 'green grun grunes'],
  ['0,0,255', 'blue blau blaues'],
  ['255,255,0', 'yellow gelb gelbes'],
  ['255,128,0', 'orange oranges'],
  ['128,0,255', 'purple lila violet violett'],
  ['128,0,128', 'purple lila'],
  ['255,105,180', 'pink rosa'],
  ['255,255,255', 'white weiss weisses'],
  ['64,224,208', 'turquoise turkis'],
];

export function hasSaidValues(id: string, { args }: PreparedCall, said: Said, house: House): boolean {
  return valuesOf(id, args).every(([key, value]) => isSaid(key, value, said, house.state(id)));
}

/** Of nested arguments those of this entity, and those of all. */
function valuesOf(id: string, args: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(args).flatMap(([key, value]): [string, unknown][] => {
    if (NOT_VALUES.has(key) || value === null || value === undefined) return [];
    if (key === 'rgb' || key === 'range' || typeof value !== 'object') return [[key, value]];
    if (Array.isArray(value)) return value.map((one: unknown): [string, unknown] => [key, one]);
    const own = Object.entries(value).filter(([inner]) => !inner.includes('.') || inner === id);
    const isFan = own.some(([inner]) => inner === 'speed');
    return valuesOf(id, Object.fromEntries(own.filter(([inner]) => !(isFan && inner === 'step'))));
  });
}

function isSaid(key: string, value: unknown, said: Said, state: EntityState | undefined): boolean {
  if (typeof value === 'number') return isNumberSaid(key, value, said, state);
  const phrase = phraseOf(said.words.map(({ text }) => text));
  if (key === 'rgb' && Array.isArray(value)) {
    return COLORS.some(([rgb, words]) => rgb === value.join(',') && hasOneOf(words, phrase));
  }
  if (typeof value !== 'string') return false;
  const text = phraseOf(foldWords(value).map((word) => word.text));
  return phrase.includes(text) || hasOneOf(MODES[value] ?? '', phrase);
}

function hasOneOf(words: string, phrase: string): boolean {
  return words.split(' ').some((word) => word !== '' && phrase.includes(` ${word} `));
}

function isNumberSaid(
  key: string,
  value: number,
  { words, deeds }: Said,
  state: EntityState | undefined,
): boolean {
  const numbers = words.flatMap(({ text }) => (/^\d/u.test(text) ? [Number(text)] : []));
  const phrase = phraseOf(words.map(({ text }) => text));
  const isUp = deeds.has('up');
  if (key === 'seconds') return numbers.some((one) => [1, 60, 3600].some((unit) => one * unit === value));
  if (numbers.length > 0) return numbers.some((one) => one === (key === 'step' ? Math.abs(value) : value));
  if (key === 'kelvin')
    return hasOneOf(value < 3500 ? 'warm warmes warmweiss' : 'cold cool kalt kaltes kaltweiss', phrase);
  if (hasOneOf('half halfway halb halbe halber', phrase)) return value === 50;
  if (hasOneOf('full fully max maximum voll volle maximal', phrase)) return value === 100;
  const start = before[key]?.(state);
  if (start === undefined || isUp === deeds.has('down')) return false;
  const step = isUp ? value - start : start - value;
  return step > 0 && step <= (MOST_STEP[key] ?? 0);
}
