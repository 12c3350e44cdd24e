import { expect, test } from 'vitest';
import { asRefusal } from './command.ts';

test.each([
  [3, { code: 'connection_lost', message: '3' }],
  [
    { type: 'result', success: false, error: { code: 3, message: 'Connection lost' } },
    { code: 'connection_lost', message: 'Connection lost' },
  ],
  [
    { code: 'unavailable', message: 'No.' },
    { code: 'unavailable', message: 'No.' },
  ],
  ['Broken.', { code: 'Broken.', message: 'Broken.' }],
  [undefined, { code: 'unknown', message: 'undefined' }],
])('%j', (thrown, refusal) => {
  expect(asRefusal(thrown)).toEqual(refusal);
});
