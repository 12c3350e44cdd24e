import { expect, test } from 'vitest';
import { english } from './english.ts';
import { german } from './german.ts';

/** Every text in the words, functions called with what is a text, and a list of one. */
function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') return texts((node as (...all: unknown[]) => unknown)(['Sam'], ['Mia']));
  return Object.values(node as object).flatMap(texts);
}

test('German is complete, and nothing of it is English', () => {
  const [en, de] = [texts(english), texts(german)];
  expect(de).toHaveLength(en.length);
  const same = en.filter((text, index) => text === de[index] && text.includes(' '));
  expect(same).toEqual(['Home Assistant']);
});
