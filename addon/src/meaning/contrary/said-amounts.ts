/** The amounts in a sentence: "to 40 percent", "by 2 degrees", "for six minutes". */
import type { FoldedWord } from '../fold-words.ts';

export type Unit = 'percent' | 'degrees' | 'kelvin' | 'seconds' | null;

export interface Amount {
  readonly value: number;
  readonly unit: Unit;
  /** "By 10", "10 percent brighter": not where it ends. */
  readonly isStep: boolean;
  /** "Up 20 percent", which may be where it ends. */
  readonly isEither: boolean;
  /** "To 40": nothing but where it ends. */
  readonly isEnd: boolean;
  /** "About 40". */
  readonly isRough: boolean;
  /** Between which commas or "and"s it stands. */
  readonly segment: number;
}

const words = (list: string) => new Set(list.split(/\s+/u));
const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...['%', 'percent', 'prozent'].map((word): [string, Unit] => [word, 'percent']),
  ...['°', 'degrees', 'degree', 'grad'].map((word): [string, Unit] => [word, 'degrees']),
  ['kelvin', 'kelvin'],
]);
const SECONDS: ReadonlyMap<string, number> = new Map([
  ...['second', 'seconds', 'sekunde', 'sekunden', 'sec', 'secs'].map((word): [string, number] => [word, 1]),
  ...['minute', 'minutes', 'minuten', 'min', 'mins'].map((word): [string, number] => [word, 60]),
  ...['hour', 'hours', 'stunde', 'stunden'].map((word): [string, number] => [word, 3600]),
]);
const BEFORE = words(
  'to at auf on brightness volume temperature helligkeit lautstarke temperatur position humidity',
);
const CLOCK_BEFORE = words('at um gegen by until bis number nummer zone kanal channel level stufe');
const CLOCK = words('uhr am pm oclock o th st nd rd times mal x');
const STEP_BEFORE = words('by um another weitere noch up down rauf runter hoch herunter');
const STEP_AFTER = words(
  `more less brighter darker warmer hotter cooler colder louder quieter softer higher lower faster slower further
  mehr weniger heller dunkler warmer kalter kuhler lauter leiser hoher niedriger tiefer schneller langsamer weiter up down rauf runter hoch herunter`,
);
const WAYS = words('up down rauf runter hoch herunter');
const ROUGH = words('about around roughly approximately circa ca etwa ungefahr nearly almost fast knapp');
const ARTICLES = words('a an one eine einer');
/** What is between two, half of something, or a part of a number cannot be told. */
const UNSURE = words(
  `between zwischen half halb halbe halben halbes quarter viertel dreiviertel anderthalb eineinhalb point komma times
  twice double doppelt third drittel`,
);
export const SPLITTERS = words('and und then dann but aber , . ; ! ?');

/** None when it cannot be told what was said. */
export function amountsIn(
  all: readonly FoldedWord[],
  vocabulary: ReadonlySet<string> = new Set(),
): readonly Amount[] {
  if (HALF_DEGREE.test(` ${all.map(({ text }) => text).join(' ')} `)) {
    return [
      {
        value: 0.5,
        unit: 'degrees',
        isStep: true,
        isEither: false,
        isEnd: false,
        isRough: false,
        segment: 0,
      },
    ];
  }
  if (all.some(({ text }) => UNSURE.has(text))) return [];
  let segment = 0;
  return all.flatMap(({ text }, at): Amount[] => {
    if (SPLITTERS.has(text)) segment += 1;
    const near = (offset: number) => all[at + offset]?.text ?? '';
    const [before, after] = [near(-1), near(1)];
    const seconds = SECONDS.get(after);
    const isNumber = /^\d/u.test(text);
    if (seconds !== undefined && (isNumber || ARTICLES.has(text))) {
      const value = (isNumber ? Number(text) : 1) * seconds;
      return [
        { value, unit: 'seconds', isStep: false, isEither: false, isEnd: false, isRough: false, segment },
      ];
    }
    if (!isNumber || before === 'from' || before === 'von') return [];
    const unit = UNITS.get(after) ?? null;
    // "The thermostat 21", where nothing is called so.
    const isBare =
      vocabulary.size > 0 && after === '' && at > 0 && Number(text) >= 10 && !vocabulary.has(text);
    const isTold =
      (isBare && !CLOCK_BEFORE.has(before)) ||
      unit !== null ||
      (BEFORE.has(before) && !CLOCK.has(after)) ||
      isRelativeEnd(before, after);
    if (!isTold) return [];
    const isRough = ROUGH.has(before) || ROUGH.has(near(-2));
    const rest = unit === null ? after : near(2);
    // "Degrees celsius", "degrees warmer".
    const isStep =
      STEP_BEFORE.has(before) || STEP_AFTER.has(rest) || (rest === 'celsius' && STEP_AFTER.has(near(3)));
    const isTo = BEFORE_END.has(before);
    const isEither = !isTo && Number(text) > MOST_STEP_ONLY && (WAYS.has(before) || WAYS.has(rest));
    const isEnd = isTo || (BEFORE.has(before) && BEFORE_END.has(near(-2)));
    return [{ value: Number(text), unit, isStep: isStep && !isTo, isEither, isEnd, isRough, segment }];
  });
}

/** "Down five percent" is by so much. */
const MOST_STEP_ONLY = 15;
const HALF_DEGREE = / (?:half (?:a |an |1 )?degree|(?<!\d (?:und )?(?:ein )?)halbe?[ns]? grad) /u;

/** "Up to 40 percent". */
const BEFORE_END = words('to auf at');

function isRelativeEnd(before: string, after: string): boolean {
  return (before === 'by' || before === 'um') && !CLOCK.has(after);
}
