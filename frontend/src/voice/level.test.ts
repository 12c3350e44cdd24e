import { expect, test } from 'vitest';
import { levelOf, SILENT } from './level.ts';

/** 50 ms of a tone at 16 kHz; `loudness`: of the most that there is. */
const tone = (loudness: number): ArrayBuffer =>
  Int16Array.from({ length: 800 }, (_, index) => Math.round(32_767 * loudness * Math.sin(index / 6))).buffer;

test('silence is nothing, and so is no sound at all', () => {
  expect(levelOf(tone(0))).toBe(0);
  expect(levelOf(new ArrayBuffer(0))).toBe(0);
});

test('a microphone that is switched off rushes, and that is silence', () => {
  expect(levelOf(tone(0.001))).toBeLessThan(SILENT);
  expect(levelOf(tone(0.02))).toBeGreaterThan(SILENT);
});

test('twice as loud is a step further, wherever one starts, up to all of it', () => {
  const levels = [0.01, 0.02, 0.04, 0.08, 0.16].map((loudness) => levelOf(tone(loudness)));
  const steps = levels.slice(1).map((level, index) => level - (levels[index] ?? 0));
  // 6 decibels of 45.
  for (const step of steps) expect(step).toBeCloseTo(6.02 / 45, 2);
  expect(levelOf(tone(1))).toBe(1);
});
