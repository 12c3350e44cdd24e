/** Whether a colour or a mode of a call is another than the one that was said. */
import type { PreparedCall } from '../../tools/tool.ts';
import type { FoldedWord } from '../fold-words.ts';
import type { NameIndex } from '../name-index.ts';
import type { OtherValue } from './contrary-value.ts';

type Input = Readonly<Record<string, unknown>>;
type Rows = readonly (readonly [name: string, words: string])[];

/** Hues in degrees; null: no colour at all. */
const COLORS: readonly (readonly [name: string, hue: number | null, words: string])[] = [
  ['red', 0, 'red rot rotes rote roten'],
  ['orange', 30, 'orange oranges orangefarben'],
  ['yellow', 57, 'yellow gelb gelbes gelbe'],
  ['green', 120, 'green grun grunes grune'],
  ['turquoise', 177, 'turquoise turkis cyan teal'],
  ['blue', 235, 'blue blau blaues blaue'],
  ['purple', 285, 'purple violet lila violett magenta'],
  ['pink', 330, 'pink rosa'],
  ['white', null, 'white weiss weisses weisse'],
];
/** So far apart, nobody calls both the same. */
const FAR = 45;
const FAR_IN_FIRE = 24;
const TONES = new Set(
  'warm cool cold kalt kalte kaltes warmes neutral warmweiss kaltweiss light dark hell dunkel'.split(' '),
);

const HEATING: Rows = [
  ['heat', 'heat heating heizen heizbetrieb heizmodus'],
  ['cool', 'cool cooling kuhlen kuhlbetrieb kuhlmodus'],
  ['dry', 'dry drying trocknen entfeuchten'],
  ['fan_only', 'ventilate luften fan'],
  ['auto', 'auto automatic automatik automatisch'],
];
const ARMED: Rows = [
  ['arm_night', 'night nacht nachts bed bett schlafen sleep nachtmodus'],
  ['arm_away', 'away leaving leave weg abwesend out gone abwesenheit unterwegs'],
  ['arm_home', 'home stay daheim zuhause anwesend in'],
  ['arm_vacation', 'vacation holiday holidays urlaub'],
];
/** In summer a fan at the ceiling blows down. */
const DIRECTIONS: Rows = [
  ['forward', 'forward forwards vorwarts summer sommer sommermodus sommerbetrieb'],
  ['reverse', 'reverse backward backwards ruckwarts winter wintermodus winterbetrieb'],
];
const DENIED = new Set('not nicht kein keine if when wenn falls instead statt'.split(' '));
const BEFORE_MODE = new Set('to auf on in set im into'.split(' '));
const AFTER_MODE = new Set('mode modus betrieb'.split(' '));

/** Null: it is what was said, or nothing was said of it. */
export function contraryMode(
  call: PreparedCall,
  input: Input,
  words: readonly FoldedWord[],
  { vocabulary, known }: NameIndex,
): OtherValue | null {
  if (words.some(({ text }) => DENIED.has(text))) return null;
  const own = words.filter(({ stem }) => !vocabulary.has(stem)).map(({ text }) => text);
  const { action, mode, color } = input;
  if (typeof color === 'string') return contraryColor(color, call, own);
  if (typeof action === 'string' && action.startsWith('arm_')) {
    const called = new Set(
      call.entityIds.flatMap((id) => known.get(id)?.labels.flatMap(({ stems }) => stems)),
    );
    const said = words.filter(({ stem }) => !called.has(stem)).map(({ text }) => text);
    return other('action', action, ARMED, said);
  }
  // "Reverse the fan" is the other way than now.
  const named = words[0]?.text === 'reverse' ? [] : words.map(({ text }) => text);
  if (typeof input['direction'] === 'string')
    return other('direction', input['direction'], DIRECTIONS, named);
  if (call.tool !== 'set_climate' || typeof mode !== 'string') return null;
  const told = words.flatMap(({ text }, at) => {
    const isTold = BEFORE_MODE.has(words[at - 1]?.text ?? '') || AFTER_MODE.has(words[at + 1]?.text ?? '');
    return isTold ? [text] : [];
  });
  return other('mode', mode, HEATING, told);
}

/** `sent` is one of these, and another one was said, and only that. */
function other(key: string, sent: string, rows: Rows, words: readonly string[]): OtherValue | null {
  const said = rows.filter(([, names]) => names.split(' ').some((name) => words.includes(name)));
  const [only, ...others] = said;
  if (only === undefined || others.length > 0 || only[0] === sent) return null;
  return rows.some(([name]) => name === sent)
    ? { key, sent, said: { key, value: only[0] }, unit: null }
    : null;
}

function contraryColor(sent: string, { args }: PreparedCall, words: readonly string[]): OtherValue | null {
  const said = COLORS.filter(([, , names]) => names.split(' ').some((name) => words.includes(name)));
  const [only, ...others] = said;
  const { look } = args;
  const rgb = typeof look === 'object' && look !== null && 'rgb' in look ? look.rgb : undefined;
  if (only === undefined || others.length > 0 || !Array.isArray(rgb)) return null;
  if (words.some((word) => TONES.has(word))) return null;
  const [red = 0, green = 0, blue = 0] = rgb.map(Number);
  const isOther = !isNear(only[1], hueOf(red, green, blue));
  return isOther ? { key: 'color', sent, said: { key: 'color', value: only[0] }, unit: null } : null;
}

function isNear(said: number | null, sent: number | null): boolean {
  if (said === null || sent === null) return said === sent;
  const apart = Math.min(Math.abs(said - sent), 360 - Math.abs(said - sent));
  const isFire = said < 90 && (sent < 90 || sent > 345);
  return apart < (isFire ? FAR_IN_FIRE : FAR);
}

/** In degrees; null for what is nearly white. */
function hueOf(red: number, green: number, blue: number): number | null {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (most === 0 || spread / most < 0.2) return null;
  const turned =
    most === red
      ? (green - blue) / spread
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  return (turned * 60 + 360) % 360;
}
