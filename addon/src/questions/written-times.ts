/** Numbers that say when, and so are no PIN unless one is named beside them. */

/** "10:30", "19.45", but not "47.11". */
const TIME = /(?<![\d:.])(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d:]|\.\d)/gu;
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d\\d';
/** "24.12.", "24.12.2026", "24.12.26", "12/24/2026", "2026-12-24"; but neither "4.7.11" nor "4.7.1.1". */
const DATE = new RegExp(
  `(?<![\\d:./-])(?:${DAY}\\.${MONTH}\\.(?: ?${YEAR})?|${DAY}\\.(?:0[1-9]|1[0-2])\\.\\d\\d` +
    `|${MONTH}/${DAY}/${YEAR}|${DAY}/${MONTH}/${YEAR}|${YEAR}-${MONTH}-${DAY})(?![\\d:/-]|\\.\\d)`,
  'gu',
);

/** What else is said. */
export function withoutWrittenTimes(text: string): string {
  return text.replaceAll(DATE, ' ').replaceAll(TIME, ' ');
}

/** "Ten thirty", "12, 14", "2026": only after a question that they may answer. */
export function mayBeTime(numbers: readonly string[]): boolean {
  const [first = '', second] = numbers;
  if (second === undefined) return /^(?:19|20)\d\d$/u.test(first);
  if (numbers.length > 2) return false;
  const isTwo = [first, second].every((number) => /^\d{1,2}$/u.test(number)) && second.length === 2;
  return isTwo && Number(first) <= 24 && Number(second) < 60;
}
