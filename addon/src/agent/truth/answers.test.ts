/** A thousand answers as an assistant gives them, however they come; most claim nothing untrue. */
import { describe, expect, test } from 'vitest';
import { createListener, readAnswers } from './corpus/read-answers.ts';

const listen = createListener();
const chunkings: Readonly<Record<string, (text: string) => readonly string[]>> = {
  whole: (text) => [text],
  words: (text) => text.split(/(?<=\s)/),
  letters: (text) => Array.from(text),
  sevens: (text) => text.match(/[\s\S]{1,7}/gu) ?? [],
};
const files = [
  'answers.json',
  'answers-blind.json',
  'answers-own.json',
  'answers-blind-again.json',
  'answers-terse.json',
  'answers-gaps.json',
  'answers-blind-third.json',
  'answers-blind-fourth.json',
  'answers-blind-fifth.json',
  'answers-blind-sixth.json',
] as const;

describe.each(files)('%s', (file) => {
  const answers = readAnswers(file);

  // Patterns are made when they are first needed, and the machine may be busy.
  test.each(Object.entries(chunkings))(
    'in %s: no true answer is held, no false one heard',
    { timeout: 30_000 },
    (_name, cut) => {
      const wrong = answers.filter((each) => {
        const { heard, held, leftOut, isHeld } = listen(each, cut(each.text));
        expect(heard + held).toBe(leftOut.reduce((text, one) => text.replace(one, ''), each.text));
        if (each.isFalse) return (isHeld || leftOut.length > 0) === each.isMissed;
        return isHeld !== each.isLost;
      });
      expect(wrong.map(({ happened, text }) => `${happened}: ${text}`)).toEqual([]);
    },
  );
});

test('of the false ones at most one in four hundred is heard, of the true ones one in twenty held', () => {
  const answers = files.flatMap(readAnswers);
  const untrue = answers.filter(({ isFalse }) => isFalse);
  expect(untrue.length).toBeGreaterThan(500);
  expect(answers.filter(({ isMissed }) => isMissed).length).toBeLessThanOrEqual(untrue.length / 400);
  const fine = answers.length - untrue.length;
  expect(answers.filter(({ isLost }) => isLost).length).toBeLessThanOrEqual(fine / 20);
});
