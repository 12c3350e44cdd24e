import { describe, expect, it } from 'vitest';
import { replaceSection } from './report.ts';

describe('the benchmarks page', () => {
  it('keeps the other sections when one is written again', () => {
    const first = replaceSection(replaceSection('# Head\n', 'turn', 'old turn'), 'recall', 'recall');
    const second = replaceSection(first, 'turn', 'new turn');
    expect(second).toContain('new turn');
    expect(second).not.toContain('old turn');
    expect(second).toContain('recall');
    expect(second.startsWith('# Head')).toBe(true);
  });
});
