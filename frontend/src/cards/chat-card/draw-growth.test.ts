import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawGrowth } from './draw-growth.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what grows is drawn at once, then seven times a second at most, and never left behind', () => {
  const draw = vi.fn<() => void>();
  const { change } = drawGrowth(draw);
  change(true);
  expect(draw).toHaveBeenCalledTimes(1);
  for (let piece = 0; piece < 100; piece += 1) {
    vi.advanceTimersByTime(10);
    change(true);
  }
  expect(draw).toHaveBeenCalledTimes(7);
  vi.advanceTimersByTime(150);
  expect(draw).toHaveBeenCalledTimes(8);
  vi.advanceTimersByTime(1_000);
  expect(draw).toHaveBeenCalledTimes(8);
});

test('everything else is drawn at once, and what waited with it', () => {
  const draw = vi.fn<() => void>();
  const { change } = drawGrowth(draw);
  change(true);
  change(true);
  change(false);
  change(false);
  expect(draw).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1_000);
  expect(draw).toHaveBeenCalledTimes(3);
});

test('stopped, what waited is not drawn', () => {
  const draw = vi.fn<() => void>();
  const { change, stop } = drawGrowth(draw);
  change(true);
  change(true);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(draw).toHaveBeenCalledTimes(1);
});

test('a clock that was put back holds nothing up', () => {
  const draw = vi.fn<() => void>();
  const { change } = drawGrowth(draw);
  change(true);
  vi.setSystemTime(Date.now() - 3_600_000);
  change(true);
  expect(draw).toHaveBeenCalledTimes(2);
});
