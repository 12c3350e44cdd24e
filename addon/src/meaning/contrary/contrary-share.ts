/** "Half", "full", "warm white": amounts that were said without a number. */
import type { House } from '../../house/house.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import type { FoldedWord } from '../fold-words.ts';
import { nowOf, type OtherValue } from './contrary-value.ts';

const HALF = new Set('halfway half halb halbe halben halber halfte'.split(' '));
const FULL = new Set('full fully maximum max voll volle voller maximal maximale maximaler'.split(' '));
const WARM = new Set('warm warmes warme warmweiss'.split(' '));
const COLD = new Set('cold cool kalt kaltes kalte kaltweiss'.split(' '));
const WARMER = new Set('warmer orange gemutlich gemutlicher cosy cosier'.split(' '));
const COLDER = new Set('colder cooler kalter kuhler blauer bluer'.split(' '));
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
  const isAmount = (text: string, at: number) =>
    /^\d/u.test(text) && (BEFORE.has(words[at - 1]?.text ?? '') || AFTER.has(words[at + 1]?.text ?? ''));
  if (words.some(({ text }, at) => isAmount(text, at))) return null;
  const { kelvin } = input;
  if (tool === 'set_light' && typeof kelvin === 'number' && has(WARMER) !== has(COLDER)) {
    const isOther = has(WARMER) ? kelvin > WARMEST_COLD : kelvin < COLDEST_WARM;
    return isOther ? other('kelvin', kelvin, has(WARMER) ? 2700 : 6000, 'kelvin') : null;
  }
  if (tool === 'set_light' && typeof kelvin === 'number' && has(WHITE) && has(WARM) !== has(COLD)) {
    const isOther = has(WARM) ? kelvin > WARMEST_COLD : kelvin < COLDEST_WARM;
    return isOther ? other('kelvin', kelvin, has(WARM) ? 2700 : 6000, 'kelvin') : null;
  }
  const wholly = contraryWhole(input, ` ${words.map(({ text }) => text).join(' ')} `);
  if (wholly !== null) return wholly;
  const share = shareIn(` ${words.map(({ text }) => text).join(' ')} `);
  if (!has(UNSURE) && share !== undefined) {
    const shareKey = SHARES.find((one) => typeof input[one] === 'number');
    const given = shareKey === undefined ? undefined : input[shareKey];
    if (shareKey === undefined || typeof given !== 'number' || Math.abs(given - share) <= NEAR_SHARE)
      return null;
    return other(shareKey, given, share, 'percent');
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

const BEFORE = new Set('to auf at um by'.split(' '));
const AFTER = new Set(
  '% percent prozent degrees degree grad kelvin quarters thirds viertel drittel'.split(' '),
);
const NEAR_SHARE = 15;
const PARTS: readonly (readonly [share: number, words: RegExp])[] = [
  [75, / (?:three quarters?|dreiviertel|drei viertel|3 quarters?|3 viertel) /u],
  [67, / (?:two thirds|zwei drittel|2 thirds|2 drittel) /u],
  [25, / (?:(?:a|one|1) quarter|(?:ein|1|zum|auf) viertel) (?!past|to|nach|vor|hour|stunde|of an hour)/u],
  [33, / (?:(?:a|one|1) third|(?:ein|1) drittel) /u],
];

/** "A quarter": of a whole, in percent. */
function shareIn(said: string): number | undefined {
  return PARTS.find(([, words]) => words.test(`${said} `))?.[0];
}

const WHOLLY =
  / (?:all the way|completely|entirely|wide open|komplett|vollstandig|ganz (?:auf|zu|hoch|runter|herunter|offnen|schliessen|offen)) /u;
const UP = / (?:open|up|raise|offne|offnen|auf|hoch|rauf|offen) /u;
const DOWN = / (?:close|closed|down|shut|lower|zu|runter|herunter|schliess|schliesse|schliessen) /u;
const NOT_WHOLLY = / (?:not|nicht|almost|fast|nearly|beinahe|half|halb) /u;

/** "All the way up", and it stops halfway. */
function contraryWhole({ position }: Readonly<Record<string, unknown>>, said: string): OtherValue | null {
  const isUp = UP.test(said);
  if (typeof position !== 'number' || !WHOLLY.test(said) || NOT_WHOLLY.test(said) || isUp === DOWN.test(said))
    return null;
  const isSo = isUp ? position >= LEAST_FULL : position <= 100 - LEAST_FULL;
  return isSo ? null : other('position', position, isUp ? 100 : 0, 'percent');
}

function other(key: string, sent: number, value: number, unit: OtherValue['unit']): OtherValue {
  return { key, sent, said: { key, value }, unit };
}
