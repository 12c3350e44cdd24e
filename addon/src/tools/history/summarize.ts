/** Past states in words and units: what it was first, what it became and when, how long, and between which values. */
import type { EntityState } from '../../house/house.ts';
import { isUnit, numberOf, stateWords } from '../../house/state-words.ts';
import type { PastState, Statistic } from '../../hub/hub.ts';
import { hoursAndMinutes } from '../../language/grammar-time.ts';

export interface Moment {
  readonly at: Date;
  readonly words: string;
}

export interface Summary {
  /** At the beginning; null when nothing is known of it. */
  readonly first: string | null;
  readonly changes: readonly Moment[];
  /** Where it is a number (a temperature, of a thermostat too). */
  readonly measured: {
    readonly lowest: Moment;
    readonly highest: Moment;
    readonly average: string;
    readonly last: string;
  } | null;
  /** For each state, how long it was so. */
  readonly lasted: Readonly<Record<string, string>>;
}

/** What is only kept as lowest, highest and average, in the words of the summary of states. */
export function summarizeStatistic(
  { lowest, highest, average }: Statistic,
  { live, start }: Pick<Circumstances, 'live' | 'start'>,
): Summary {
  const unit = live?.attributes['unit_of_measurement'];
  const words = (value: number) => `${Math.round(value * 10) / 10}${isUnit(unit) ? ` ${unit}` : ''}`;
  return {
    first: null,
    changes: [],
    measured: {
      lowest: { at: start, words: words(lowest) },
      highest: { at: start, words: words(highest) },
      average: words(average),
      last: words(average),
    },
    lasted: {},
  };
}

interface Circumstances {
  /** Tells units and what on and off mean. */
  readonly live: EntityState | undefined;
  readonly start: Date;
  readonly end: Date;
}

export function summarize(
  entityId: string,
  past: readonly PastState[],
  { live, start, end }: Circumstances,
): Summary {
  const points = past.map((state) => pointOf(entityId, state, live));
  const different = points.filter(({ words }, at) => at === 0 || words !== points[at - 1]?.words);
  const [first] = different;
  const isFromStart = first !== undefined && first.at.getTime() <= start.getTime();
  return {
    first: isFromStart ? first.words : null,
    changes: isFromStart ? different.slice(1) : different,
    measured: measuredOf(points, end),
    lasted: lastedOf(different, end),
  };
}

interface Point extends Moment {
  /** Null for what is no number. */
  readonly value: number | null;
  readonly unit: string;
}

function pointOf(
  entityId: string,
  { state, attributes, at }: PastState,
  live: EntityState | undefined,
): Point {
  const { device_class, unit_of_measurement, options } = live?.attributes ?? {};
  const whole = { device_class, unit_of_measurement, options, ...attributes };
  const words = stateWords(entityId, { state, attributes: whole, lastChanged: at / 1_000 });
  const measured = numberOf(attributes['current_temperature']);
  if (measured !== undefined) return { at: new Date(at), words, value: measured, unit: '°' };
  const isNumber = /^-?\d+(\.\d+)?$/.test(state);
  return {
    at: new Date(at),
    words,
    value: isNumber ? Number(state) : null,
    unit: isNumber ? words.slice(state.length) : '',
  };
}

function measuredOf(points: readonly Point[], end: Date): Summary['measured'] {
  const known = points.flatMap((point) => (point.value === null ? [] : [{ ...point, value: point.value }]));
  const [first, ...rest] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return null;
  let lowest = first;
  let highest = first;
  for (const point of rest) {
    if (point.value < lowest.value) lowest = point;
    if (point.value > highest.value) highest = point;
  }
  let sum = 0;
  let span = 0;
  for (const [index, point] of known.entries()) {
    const length = Math.max(1, (known[index + 1]?.at ?? end).getTime() - point.at.getTime());
    sum += point.value * length;
    span += length;
  }
  const inUnit = (value: number) => `${Math.round(value * 10) / 10}${first.unit}`;
  return {
    lowest: { at: lowest.at, words: inUnit(lowest.value) },
    highest: { at: highest.at, words: inUnit(highest.value) },
    average: inUnit(sum / span),
    last: inUnit(last.value),
  };
}

const MOST_STATES = 8;

function lastedOf(points: readonly Moment[], end: Date): Readonly<Record<string, string>> {
  const seconds = new Map<string, number>();
  for (const [index, { at, words }] of points.entries()) {
    const until = points[index + 1]?.at ?? end;
    const before = seconds.get(words) ?? 0;
    seconds.set(words, before + (until.getTime() - at.getTime()) / 1_000);
  }
  const longest = [...seconds].toSorted(([, one], [, other]) => other - one).slice(0, MOST_STATES);
  return Object.fromEntries(longest.map(([words, span]) => [words, hoursAndMinutes(span, 'en-GB')]));
}
