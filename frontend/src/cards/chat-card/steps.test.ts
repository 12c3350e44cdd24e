import { expect, test } from 'vitest';
import { conversationEnglish } from '../../language/conversation-english.ts';
import { sayStep } from './steps.ts';
import type { Step } from './turn.ts';

const LOCK: Step = { id: 's1', name: 'set_lock', state: 'done', found: null, target: 'Front door' };

test.each([
  [{ ...LOCK, state: 'running' }, 'Locking or unlocking: Front door…'],
  [LOCK, 'Locking or unlocking: Front door'],
  [{ ...LOCK, state: 'asked' }, 'Locking or unlocking: Front door: asked first'],
  [{ ...LOCK, state: 'failed' }, 'Locking or unlocking: Front door: did not work'],
] as const)('%j', (step, said) => {
  expect(sayStep(step, conversationEnglish.steps)).toBe(said);
});
