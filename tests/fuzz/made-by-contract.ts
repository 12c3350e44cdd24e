/** Bodies that a zod contract accepts, at random. */
import * as z from 'zod';
import type { Dice } from './dice.ts';

interface Shape {
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Shape[];
  oneOf?: readonly Shape[];
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
  additionalProperties?: Shape | boolean;
  propertyNames?: Shape;
  items?: Shape;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
  allOf?: readonly Shape[];
}

/** A maker of JSON values; it throws when the contract would not take one, so that no test runs on nothing. */
export function madeBy(contract: z.ZodType): (dice: Dice) => unknown {
  const shape = z.toJSONSchema(contract, { io: 'input', unrepresentable: 'any' }) as Shape;
  return (dice) => {
    const value = make(shape, dice);
    const { error } = contract.safeParse(value);
    if (error === undefined) return value;
    throw new Error(`Teach ${import.meta.filename} this contract: ${error.message} ${JSON.stringify(value)}`);
  };
}

function make(shape: Shape, dice: Dice): unknown {
  if ('const' in shape) return shape.const;
  if (shape.enum !== undefined) return dice.pick(shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return make(dice.pick(choices), dice);
  const type = typeof shape.type === 'object' ? dice.pick(shape.type) : shape.type;
  switch (type ?? 'anything') {
    case 'object':
      return makeObject(shape, dice);
    case 'array':
      return Array.from({ length: count(shape, dice) }, () => make(shape.items ?? {}, dice));
    case 'string':
      return makeText(shape, dice);
    case 'integer':
    case 'number': {
      const least = Math.max(shape.minimum ?? 0, -1_000);
      return least + dice.below(Math.min(shape.maximum ?? 1_000, 1_000_000) - least + 1);
    }
    case 'boolean':
      return dice.below(2) === 0;
    case 'null':
      return null;
    default:
      return dice.pick([null, 1, 'x', [], {}]);
  }
}

const count = ({ minItems = 0, maxItems = 3 }: Shape, dice: Dice) =>
  minItems + dice.below(Math.min(maxItems, 3) - minItems + 1);

function makeObject(shape: Shape, dice: Dice): Record<string, unknown> {
  const { properties = {}, required = [], propertyNames, additionalProperties } = shape;
  const isThere = (name: string) => required.includes(name) || dice.below(2) === 0;
  const own = Object.entries(properties)
    .filter(([name]) => isThere(name))
    .map(([name, inner]) => [name, make(inner, dice)] as const);
  if (typeof additionalProperties !== 'object') return Object.fromEntries(own);
  const more = Array.from(
    { length: dice.below(3) },
    () =>
      [String(make(propertyNames ?? { type: 'string' }, dice)), make(additionalProperties, dice)] as const,
  );
  return Object.fromEntries([...own, ...more]);
}

/** Patterns cannot be turned round: whatever of these fits. */
function makeText(shape: Shape, dice: Dice): string {
  const { pattern, format, allOf = [], minLength = 0, maxLength = 100_000 } = shape;
  // Nobody listens there.
  if (format === 'uri') return 'http://127.0.0.1:1';
  const patterns = [pattern, ...allOf.map((each) => each.pattern)].filter((each) => each !== undefined);
  const fits = (text: string) =>
    text.length >= minLength &&
    text.length <= maxLength &&
    patterns.every((each) => new RegExp(each, 'u').test(text));
  const samples = [
    dice.bytes(32).toString('base64'),
    dice.bytes(60).toString('base64'),
    `id-${dice.below(1_000_000)}`,
    'light.sofa_lamp',
    '+49151234567',
    '12345678',
    '22:00',
    'en',
    '2026-11-22T18:00:00+00:00',
    '2026-11-22T18:00:00.000Z',
    '…ünïcödé 🏠 "\\',
    '<b>{{ states }}</b> ${x} %s ; drop table butler.users; --',
  ].filter(fits);
  if (samples.length === 0) throw new Error(`Teach ${import.meta.filename} a text for ${String(patterns)}.`);
  return dice.pick(samples);
}
