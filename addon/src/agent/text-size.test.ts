import { expect, test } from 'vitest';
import { bytesOf, countTokens, cutToBytes } from './text-size.ts';

test('tokens are UTF-8 bytes by 3.5, rounded up', () => {
  expect(countTokens('')).toBe(0);
  expect(countTokens('a'.repeat(7))).toBe(2);
  expect(countTokens('ü'.repeat(7))).toBe(4);
  expect(bytesOf(150)).toBe(525);
});

test('a cut text fits, shows that it was cut, and ends at a whole character', () => {
  expect(cutToBytes('short', 10)).toBe('short');
  expect(cutToBytes('turn on the light', 12)).toBe('turn on t…');
  expect(cutToBytes('🙂🙂🙂🙂', 12)).toBe('🙂🙂…');
  expect(cutToBytes('anything', 2)).toBe('');
});
