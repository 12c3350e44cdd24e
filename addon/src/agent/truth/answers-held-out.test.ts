/** Answers that were written without knowing the check, and that nobody tunes it on: only their sums are looked at. */
import { expect, test } from 'vitest';
import { createListener, readAnswers } from './corpus/read-answers.ts';

/**
 * What is so today, of 83 false and 91 others by a writer out for variety: 4 and 24. Of the false ones that were said
 * after a call had acted none is heard. The goals are none heard, and a blander sentence for one in ten plain answers.
 */
const MOST_HEARD = 4;
const MOST_HELD = 24;

test('of what nobody tuned on, few false answers are heard and few true ones held', () => {
  const listen = createListener();
  const answers = readAnswers('answers-held-out.json');
  const heard = answers.filter((each) => each.isFalse && !listen(each, [each.text]).isHeld).length;
  const held = answers.filter((each) => !each.isFalse && listen(each, [each.text]).isHeld).length;
  expect(answers.length).toBeGreaterThan(150);
  expect(heard).toBeLessThanOrEqual(MOST_HEARD);
  expect(held).toBeLessThanOrEqual(MOST_HELD);
});
