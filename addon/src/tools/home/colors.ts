/** Colours by name or `#rrggbb`, and when two of them look the same. */
import { ButlerError } from '../../errors.ts';

/** Red, green, blue; 0 to 255. */
export type Rgb = readonly [number, number, number];

const named: Readonly<Record<string, string>> = {
  red: 'ff0000',
  orange: 'ff8000',
  amber: 'ffbf00',
  yellow: 'ffff00',
  lime: 'bfff00',
  green: '00ff00',
  mint: '80ffc0',
  turquoise: '40e0d0',
  teal: '008080',
  cyan: '00ffff',
  blue: '0000ff',
  navy: '000080',
  indigo: '4b0082',
  violet: '8000ff',
  purple: '800080',
  lavender: 'b57edc',
  magenta: 'ff00ff',
  pink: 'ff69b4',
  salmon: 'fa8072',
  coral: 'ff7f50',
  gold: 'ffd700',
  white: 'ffffff',
};

/** Throws `invalid` for a name that is not known. */
export function colorOf(text: string): Rgb {
  const name = text.toLowerCase().replace(/^#/, '').replace(/\s/g, '');
  const hex = Object.hasOwn(named, name) ? named[name] : name;
  const parts = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(hex ?? '');
  if (parts === null)
    throw new ButlerError('invalid', `I don't know the colour "${text}": give it as #rrggbb.`);
  const [, red = '', green = '', blue = ''] = parts;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** Lamps round and correct colours, so hue may differ by 15 degrees and saturation by 20 percent. */
export function looksLike(wanted: Rgb, attributes: Readonly<Record<string, unknown>>): boolean {
  const actual = hueSaturationOf(attributes);
  if (actual === undefined) return false;
  const [hue, saturation] = hueSaturation(wanted);
  const turned = Math.abs(hue - actual[0]) % 360;
  const isSameHue = Math.min(turned, 360 - turned) <= 15 || saturation < 10;
  return isSameHue && Math.abs(saturation - actual[1]) <= 20;
}

function hueSaturationOf(
  attributes: Readonly<Record<string, unknown>>,
): readonly [number, number] | undefined {
  const [hue, saturation] = numbers(attributes['hs_color']);
  if (hue !== undefined && saturation !== undefined) return [hue, saturation];
  const [red, green, blue] = numbers(attributes['rgb_color']);
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return hueSaturation([red, green, blue]);
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.map(Number) : [];
}

/** Degrees and percent. */
function hueSaturation([red, green, blue]: Rgb): readonly [number, number] {
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return [0, 0];
  const sector =
    most === red
      ? (green - blue) / range
      : most === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range;
  return [(sector * 60 + 360) % 360, (range / most) * 100];
}
