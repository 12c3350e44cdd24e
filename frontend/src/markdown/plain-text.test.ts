import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('marks are not said, links are their words', () => {
  const text = '## Lamps\n**Two** are [on](https://example.org):\n- `hall`\n- sofa\n\n|a|b|\n|-|-|\n|1|2|';
  expect(plainText(text)).toBe('Lamps\nTwo are on:\nhall\nsofa\na, b\n1, 2');
});
