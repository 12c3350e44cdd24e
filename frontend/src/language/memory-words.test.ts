import { expect, test } from 'vitest';
import { memoryEnglish } from './memory-english.ts';
import { memoryGerman } from './memory-german.ts';
import { memoryWordsFor } from './memory-words-for.ts';

/** Every text in the words, functions called with what is a text and a list of one, and with a number. */
function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') {
    const say = node as (...all: unknown[]) => unknown;
    const tried = [
      [['Sam'], ['Mia'], 'today'],
      [2, 2, 2],
      [1, 1, 1],
      [null, 'today', null],
    ];
    return tried.flatMap((given) => {
      try {
        return texts(say(...given));
      } catch {
        return [];
      }
    });
  }
  return node === null ? [] : Object.values(node as object).flatMap(texts);
}

test('German is complete, and nothing of it is English', () => {
  const [en, de] = [texts(memoryEnglish), texts(memoryGerman)];
  expect(de).toHaveLength(en.length);
  expect(en.filter((text, index) => text === de[index] && / \w/.test(text))).toEqual([]);
});

test('a language that is not there is English', async () => {
  expect(await memoryWordsFor('fr')).toBe(memoryEnglish);
  expect(await memoryWordsFor('de-CH')).toBe(memoryGerman);
});
