/** "The lamp to 35 and the strip blue", and the strip is set to 35: a value that was said of something else. */
import type { SaidOf } from '../account/is-said.ts';
import { isFeeling } from '../account/speaking.ts';
import { COLORS } from '../run-on.ts';

const VALUES = ['brightness', 'position', 'volume', 'speed', 'fan_speed', 'temperature', 'humidity'];

/** Something else was said of these things, and just this of others. */
export function isBorrowed(
  given: Readonly<Record<string, unknown>>,
  { signals, words, elsewhere }: SaidOf,
): boolean {
  if ([...signals].every(isFeeling) || elsewhere.length === 0) return false;
  const isColor = ({ text }: { readonly text: string }) => COLORS.has(text);
  if (typeof given['color'] === 'string' && elsewhere.some(isColor) && !words.some(isColor)) return true;
  const isNumber = ({ text }: { readonly text: string }) => /^\d/u.test(text);
  if (words.some(isNumber) || signals.has('share')) return false;
  return VALUES.some((key) => {
    const sent = given[key];
    return typeof sent === 'number' && elsewhere.some(({ text }) => text === String(sent));
  });
}
