import { expect, test } from 'vitest';
import { conversationEnglish } from './conversation-english.ts';
import { conversationGerman } from './conversation-german.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { healthEnglish } from './health-english.ts';
import { healthGerman } from './health-german.ts';
import { memoryEnglish } from './memory-english.ts';
import { memoryGerman } from './memory-german.ts';
import { reportEnglish } from './report-english.ts';
import { reportGerman } from './report-german.ts';
import { voiceEnglish } from './voice-english.ts';
import { voiceGerman } from './voice-german.ts';

/** Every text in the words, functions called with what is a text, and a list of one. */
function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') return texts((node as (...all: unknown[]) => unknown)(['Sam'], ['Mia']));
  return Object.values(node ?? {}).flatMap(texts);
}

test.each([
  ['of all cards', english, german],
  ['of the health card', healthEnglish, healthGerman],
  ['of its details', reportEnglish, reportGerman],
  ['of the memory card', memoryEnglish, memoryGerman],
  ['of a conversation', conversationEnglish, conversationGerman],
  ['of speaking', voiceEnglish, voiceGerman],
])('the words %s: German is complete, and nothing of it is English', (_which, inEnglish, inGerman) => {
  const [en, de] = [texts(inEnglish), texts(inGerman)];
  expect(de).toHaveLength(en.length);
  const same = en.filter((text, index) => text === de[index] && text.includes(' '));
  expect(same.filter((text) => text !== 'Home Assistant')).toEqual([]);
});
