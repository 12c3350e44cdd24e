/** "Half", "full", "warm white": amounts that were said without a number. */
import type { House } from '../../house/house.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import type { FoldedWord } from '../fold-words.ts';
import { nowOf, type OtherValue } from './contrary-value.ts';

const HALF = new Set('halfway half halb halbe halben halber halfte'.split(' '));
const FULL = new Set('full fully maximum max voll volle voller maximal maximale maximaler'.split(' '));
const WARM = new Set('warm warmes warme warmweiss'.split(' '));
const COLD = new Set('cold cool kalt kaltes kalte kaltweiss'.split(' '));
const WHITE = new Set('white weiss weisses weisse warmweiss kaltweiss light licht'.split(' '));
/** "Half as bright", "half an hour", "not full". */
const UNSURE = new Set(
  'as so an past stunde hour um not nicht kein by more less mehr weniger closed zu close schliess schliesse runter down lower'.split(
    ' ',
  ),
);
const SHARES = ['brightness', 'position', 'volume', 'speed', 'fan_speed', 'humidity'];
const NEAR_HALF: readonly [number, number] = [30, 70];
const NEAR_HALF_OF_NOW = 10;
const LEAST_FULL = 80;
const WARMEST_COLD = 4500;
const COLDEST_WARM = 4000;

/** Null: it is what was said, or nothing was said of it. */
export function contraryShare(
  { tool, entityIds }: PreparedCall,
  input: Readonly<Record<string, unknown>>,
  words: readonly FoldedWord[],
  house: House,
): OtherValue | null {
  const has = (some: ReadonlySet<string>) => words.some(({ text }) => some.has(text));
  if (words.some(({ text }) => /^\d/u.test(text))) return null;
  const { kelvin } = input;
  if (tool === 'set_light' && typeof kelvin === 'number' && has(WHITE) && has(WARM) !== has(COLD)) {
    const isOther = has(WARM) ? kelvin > WARMEST_COLD : kelvin < COLDEST_WARM;
    return isOther ? other('kelvin', kelvin, has(WARM) ? 2700 : 6000, 'kelvin') : null;
  }
  if (has(UNSURE) || has(HALF) === has(FULL)) return null;
  const key = SHARES.find((one) => typeof input[one] === 'number');
  const sent = key === undefined ? undefined : input[key];
  if (key === undefined || typeof sent !== 'number') return null;
  const [least, most] = NEAR_HALF;
  // Half of what it was may be less.
  const isHalfOfNow = entityIds.some((id) => {
    const now = nowOf(key, house.state(id));
    return now !== undefined && now > 0 && Math.abs(sent - now / 2) <= NEAR_HALF_OF_NOW;
  });
  const isHalf = isHalfOfNow || (sent <= most && sent >= least);
  if (has(HALF)) return isHalf ? null : other(key, sent, 50, 'percent');
  const isFull = sent >= LEAST_FULL || key === 'position';
  return isFull ? null : other(key, sent, 100, 'percent');
}

function other(key: string, sent: number, value: number, unit: OtherValue['unit']): OtherValue {
  return { key, sent, said: { key, value }, unit };
}
