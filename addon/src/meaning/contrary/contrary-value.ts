/** Whether a number, colour or mode of a call is another than the one that was said. */
import type { EntityState, House } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import type { FoldedWord } from '../fold-words.ts';
import type { Known } from '../name-index.ts';
import { type Amount, amountsIn, SPLITTERS, type Unit } from './said-amounts.ts';

type Input = Readonly<Record<string, unknown>>;

/** One argument that is not what was said. */
export interface OtherValue {
  readonly key: string;
  readonly sent: number | string;
  /** What was said, as the tool takes it, and under which name; null: it cannot be told. */
  readonly said: { readonly key: string; readonly value: number | string } | null;
  readonly unit: Unit;
}

interface Scale {
  readonly unit: Exclude<Unit, null>;
  readonly step: string | null;
  /** Of the device, in the unit of the argument. */
  readonly now: (state: EntityState | undefined) => number | undefined;
}

const attribute =
  (name: string, factor = 1) =>
  (state: EntityState | undefined) => {
    const value = numberOf(state?.attributes[name]);
    return value === undefined ? undefined : value * factor;
  };
const SCALES: Readonly<Record<string, Scale>> = {
  brightness: { unit: 'percent', step: 'brightness_step', now: attribute('brightness', 100 / 255) },
  position: { unit: 'percent', step: 'position_step', now: attribute('current_position') },
  volume: { unit: 'percent', step: 'volume_step', now: attribute('volume_level', 100) },
  speed: { unit: 'percent', step: 'speed_step', now: attribute('percentage') },
  fan_speed: { unit: 'percent', step: null, now: attribute('percentage') },
  humidity: { unit: 'percent', step: null, now: attribute('humidity') },
  temperature: { unit: 'degrees', step: 'temperature_step', now: attribute('temperature') },
  kelvin: { unit: 'kelvin', step: null, now: () => undefined },
  seconds: { unit: 'seconds', step: null, now: () => undefined },
};
/** What an argument of this name is now, in its unit. */
export function nowOf(key: string, state: EntityState | undefined): number | undefined {
  return SCALES[key]?.now(state);
}

const DENIED = new Set('not nicht kein keine if when wenn falls sobald instead statt same gleich'.split(' '));
/** What is said of how far it is closed. */
const CLOSING = new Set(
  'close closed shut down lower zu runter herunter schliess schliesse schliessen geschlossen'.split(' '),
);
/** A timer is started with what is left and more. */
const LONGER = new Set(
  'add more extend longer another extra weitere mehr verlanger verlangere langer dazu hinzu'.split(' '),
);
/** Units of a device's own: a radiator's "level 3", a fan's "speed 2". */
const LEVELS = new Set('level stufe speed stage step'.split(' '));
/** Of what can be meant as tenths, or as a device's own levels. */
const MOST_TENTHS = 10;

const COLDEST = 4;
const BY = new Set('by um down up runter herunter hoch'.split(' '));

interface Told {
  readonly chosen: readonly Known[];
  readonly words: readonly FoldedWord[];
  readonly house: House;
}

/** Null: it is what was said, or nothing was said that could be compared. */
export function contraryNumber(
  call: PreparedCall,
  input: Input,
  { chosen, words, house, vocabulary }: Told & { readonly vocabulary: ReadonlySet<string> },
): OtherValue | null {
  if (words.some(({ text }) => DENIED.has(text))) return null;
  const hasLevels = words.some(({ text }) => LEVELS.has(text));
  const all = amountsIn(words, vocabulary).filter(({ unit }) => unit !== null || !hasLevels);
  for (const [key, { unit, step, now }] of Object.entries(SCALES)) {
    const sent = input[key] ?? (step === null ? undefined : input[step]);
    if (typeof sent !== 'number') continue;
    const isStep = input[key] === undefined;
    // "Down two", and it is set to 2.
    if (key === 'temperature' && !isStep && sent <= COLDEST && words.some(({ text }) => BY.has(text)))
      return { key, sent, said: null, unit };
    if (key === 'seconds' && words.some(({ text }) => LONGER.has(text))) continue;
    const said = ofThis(
      all.filter((one) => isComparable(one, unit)),
      chosen,
      words,
    );
    if (said.length === 0) continue;
    const states = call.entityIds.map((id) => now(house.state(id)));
    const told = { key, sent, isStep, states, words };
    const isSame = said.some(
      (one) => isSaid(one, told) || (one.isEither && isSaid({ ...one, isStep: false }, told)),
    );
    if (isSame) continue;
    const [only, ...others] = said;
    const asked =
      only === undefined || others.length > 0 ? null : asSaid(only, { key, step, isStep, sent, words });
    return { key: isStep ? (step ?? key) : key, sent, said: asked, unit: isStep ? null : unit };
  }
  return null;
}

function isComparable({ unit, value }: Amount, wanted: Unit): boolean {
  if (unit !== null) return unit === wanted;
  if (wanted === 'seconds') return false;
  if (wanted === 'kelvin') return value >= 1000;
  return wanted === 'degrees' || value <= 100;
}

/** Those that stand beside the words for it, else all. */
function ofThis(
  amounts: readonly Amount[],
  chosen: readonly Known[],
  words: readonly FoldedWord[],
): readonly Amount[] {
  if (amounts.length < 2) return amounts;
  const stems = new Set(chosen.flatMap(({ labels }) => labels.flatMap((label) => label.stems)));
  const named = new Map<number, number>();
  let segment = 0;
  for (const { text, stem } of words) {
    if (SPLITTERS.has(text)) segment += 1;
    else if (stems.has(stem)) named.set(segment, (named.get(segment) ?? 0) + 1);
  }
  const most = Math.max(0, ...amounts.map((one) => named.get(one.segment) ?? 0));
  const own = amounts.filter((one) => (named.get(one.segment) ?? 0) === most);
  return own.length === 1 ? own : amounts;
}

interface Sent {
  readonly key: string;
  readonly sent: number;
  readonly isStep: boolean;
  /** Of each of the things, what is now. */
  readonly states: readonly (number | undefined)[];
  readonly words: readonly FoldedWord[];
}

function isSaid(
  { value, isStep, isEnd, isRough, unit }: Amount,
  { key, sent, states, words, ...so }: Sent,
): boolean {
  const near = (one: number, other: number, tolerance = key === 'temperature' ? 0.3 : 1) =>
    Math.abs(one - other) <= tolerance + (isRough ? Math.max(1, value / 4) : 0);
  const known = states.flatMap((state) => state ?? []);
  const isUnknown = known.length < states.length || known.length === 0;
  if (isStep && so.isStep) return near(Math.abs(sent), value);
  // The model may have counted from what it knows.
  if (isStep)
    return isUnknown
      ? !near(sent, value)
      : known.some((now) => near(Math.abs(sent - now), value, value * 0.2 + 1));
  if (so.isStep && isEnd)
    return isUnknown ? !near(Math.abs(sent), value) : known.some((now) => near(now + sent, value, 2));
  if (so.isStep)
    return isUnknown || known.some((now) => near(now + sent, value, 2)) || near(Math.abs(sent), value);
  const isTenths = unit === null && value <= MOST_TENTHS && key !== 'temperature';
  const isClosing = key === 'position' && words.some(({ text }) => CLOSING.has(text));
  return (
    near(sent, value) ||
    (isTenths && (near(sent, value * 10) || key === 'speed' || key === 'fan_speed')) ||
    (isClosing && near(sent, 100 - value)) ||
    (key === 'temperature' &&
      (near(sent, ((value - 32) * 5) / 9, 1) || near(sent, (value * 9) / 5 + 32, 1))) ||
    (key === 'temperature' && value < MOST_TENTHS && unit === null) ||
    (key === 'seconds' && isSumOf(sent, words))
  );
}

/** "An hour and ten minutes". */
function isSumOf(seconds: number, words: readonly FoldedWord[]): boolean {
  return (
    amountsIn(words).reduce((sum, { value, unit }) => sum + (unit === 'seconds' ? value : 0), 0) === seconds
  );
}

interface Wish {
  readonly key: string;
  readonly step: string | null;
  readonly isStep: boolean;
  readonly sent: number;
  readonly words: readonly FoldedWord[];
}

const DOWN = new Set(
  'down dim dimmer dimm dimme less darker cooler colder quieter softer lower slower weniger dunkler kalter kuhler leiser niedriger langsamer runter reduce decrease'.split(
    ' ',
  ),
);
const UP = new Set(
  'up more brighten aufhellen lighter brighter warmer hotter louder higher faster mehr heller lauter hoher schneller hoch rauf increase raise'.split(
    ' ',
  ),
);

function asSaid({ value, isStep }: Amount, { key, step, words, sent, ...so }: Wish): OtherValue['said'] {
  if (!isStep) {
    const isClosed =
      key === 'position' && words.some(({ text }) => text === 'closed' || text === 'geschlossen');
    return { key, value: isClosed ? 100 - value : value };
  }
  if (step === null) return null;
  const isDown = words.some(({ text }) => DOWN.has(text));
  if (isDown === words.some(({ text }) => UP.has(text))) {
    return so.isStep ? { key: step, value: sent < 0 ? -value : value } : null;
  }
  return { key: step, value: isDown ? -value : value };
}
