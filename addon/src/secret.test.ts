import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { secret } from './secret.ts';

test('a secret shows itself only when it is revealed', () => {
  const key = secret('sk-ant-123');
  expect(key.reveal()).toBe('sk-ant-123');
  const shown = [String(key), JSON.stringify({ key }), inspect({ key }, { showHidden: true, depth: 9 })];
  for (const text of shown) expect(text).not.toContain('sk-ant');
});
