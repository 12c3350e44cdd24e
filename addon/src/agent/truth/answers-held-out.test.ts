/** Answers that were written without knowing the check, and that nobody tunes it on: only their sums are looked at. */
import { expect, test } from 'vitest';
import { createListener, readAnswers, type Hearing } from './corpus/read-answers.ts';

/**
 * What is so today, of 219 false and 265 others by two writers, both out for variety: 6 and 71 (with the rules of
 * before 23 and 19). Of the false ones that were said after a call had acted hardly any is heard. A third, who wrote
 * as a jury would: none of 129 and 6 of 125. The goals are none heard, and a blander sentence for one in ten plain
 * answers.
 */
const MOST_HEARD = 6;
const MOST_HELD = 77;

test('of what nobody tuned on, few false answers are heard and few true ones held', () => {
  const listen = createListener();
  const answers = readAnswers('answers-held-out.json');
  const isHeard = ({ isHeld, leftOut }: Hearing) => !isHeld && leftOut.length === 0;
  const heard = answers.filter((each) => each.isFalse && isHeard(listen(each, [each.text]))).length;
  const held = answers.filter((each) => !each.isFalse && listen(each, [each.text]).isHeld).length;
  expect(answers.length).toBeGreaterThan(700);
  expect(heard).toBeLessThanOrEqual(MOST_HEARD);
  expect(held).toBeLessThanOrEqual(MOST_HELD);
});
