/** A value that was right, with one to three things wrong in it. */
import type { Dice } from './dice.ts';

// Home Assistant itself gives up at a thousand, and three may come together.
export const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

const junk: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => -1,
  () => 1e308,
  () => 2 ** 53,
  () => 0.5,
  () => '',
  () => '\0',
  () => 'a\0b\r\nx: y',
  () => '\ud800',
  () => '../../etc/passwd',
  () => '__proto__',
  () => 'lock.front_door',
  () => '{{ states("lock.front_door") }}',
  () => 'x'.repeat(30_000),
  () => [],
  () => ({}),
  () => [[], [null], [{}]],
  () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}') as unknown,
  () => deep(300),
  () => Array.from({ length: 2_000 }, (_, index) => index),
];
const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '\0',
  'is_admin',
  'id',
  'x'.repeat(5_000),
];

type Box = Record<string, unknown> | unknown[];
const isBox = (value: unknown): value is Box => typeof value === 'object' && value !== null;

/** Every object and array in it. */
const boxesIn = (value: unknown): Box[] =>
  isBox(value) ? [value, ...Object.values(value).flatMap(boxesIn)] : [];

/** `__proto__` as a key of its own, as JSON has it. */
const put = (box: Box, key: string, value: unknown) =>
  Object.defineProperty(box, key, { value, enumerable: true, configurable: true, writable: true });

export const junkValue = (dice: Dice): unknown => dice.pick(junk)();

export function spoil(value: unknown, dice: Dice): unknown {
  if (dice.below(12) === 0) return junkValue(dice);
  const copy: unknown = structuredClone(value);
  for (let times = 1 + dice.below(3); times > 0; times -= 1) spoilOnce(copy, dice);
  return copy;
}

function spoilOnce(value: unknown, dice: Dice): void {
  const boxes = boxesIn(value);
  if (boxes.length === 0) return;
  const box = dice.pick(boxes);
  const own = Object.keys(box);
  if (own.length === 0 || dice.below(4) === 0) {
    if (Array.isArray(box)) box.push(junkValue(dice));
    else put(box, dice.pick(keys), junkValue(dice));
    return;
  }
  const key = dice.pick(own);
  if (Array.isArray(box)) box[Number(key)] = junkValue(dice);
  else if (dice.below(3) === 0) delete box[key];
  else put(box, key, junkValue(dice));
}

const hostile = [
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00y',
  '\r\n',
  '\u202e',
  '\ufeff',
  '%00',
  "'; --",
  '{{ states }}',
  '',
];

/** Other words wherever they are taken: nothing but the contract stands before what is behind it. */
export function hostileWords(value: unknown, isTaken: (value: unknown) => boolean, dice: Dice): unknown {
  let best: unknown = structuredClone(value);
  for (let times = 0; times < 8; times += 1) {
    const tried: unknown = structuredClone(best);
    const boxes = boxesIn(tried).filter((box) => Object.values(box).some((each) => typeof each === 'string'));
    if (boxes.length === 0) return best;
    const box = dice.pick(boxes);
    const texts = Object.entries(box).filter(([, each]) => typeof each === 'string');
    put(box, dice.pick(texts)[0], dice.pick(hostile));
    if (isTaken(tried)) best = tried;
  }
  return best;
}
