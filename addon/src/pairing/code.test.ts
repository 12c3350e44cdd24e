import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { codePassword, newCode } from './code.ts';

test('a code is three groups of four that nobody misreads', () => {
  expect(newCode(() => Uint8Array.from([0, 1, 9, 10, 31, 32, 63, 255, 18, 20, 22, 29]))).toBe(
    '019A-Z0ZZ-JMPX',
  );
  expect(newCode(randomBytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
});

test('no two codes are the same', () => {
  const codes = new Set(Array.from({ length: 1_000 }, () => newCode(randomBytes)));
  expect(codes.size).toBe(1_000);
});

test('the password of a code has neither dashes nor small letters', () => {
  expect(codePassword('0a9b-Z0ZZ-JMPX')).toBe('0A9BZ0ZZJMPX');
});
