import { describe, expect, it } from 'vitest';
import { figures } from './figures.ts';

describe('figures', () => {
  it('takes the middle and the slow end, whatever the order', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(figures(samples)).toEqual({ p50: 50, p95: 95 });
  });

  it('does not invent a figure', () => {
    expect(() => figures([])).toThrow('nothing');
  });
});
