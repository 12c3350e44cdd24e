import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { english } from './english.ts';
import { german } from './german.ts';
import { phrasesFor } from './phrases-for.ts';

test.each([
  ['de', german],
  ['de-AT', german],
  ['DE_ch', german],
  ['en-GB', english],
  ['fr', english],
  ['', english],
  ['constructor', english],
])('the phrases of %j', (language, phrases) => {
  expect(phrasesFor(language)).toBe(phrases);
});

/** Every text and every function of the phrases by its path: `home.lock.verb`. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, path === '' ? name : `${path}.${name}`),
  );
}

/** What a text is in German when it is the same in English. */
const SAME_IN_BOTH = new Set(['locale']);

test('nothing in German was left empty or English', () => {
  const inEnglish = new Map(leaves(english));
  const untouched = leaves(german).filter(
    ([path, text]) =>
      typeof text === 'string' &&
      (text.trim() === '' || (text === inEnglish.get(path) && !SAME_IN_BOTH.has(path))),
  );
  expect(untouched).toEqual([]);
});

test('every sentence of both languages ends like one', () => {
  const sentences = (phrases: unknown) =>
    leaves(phrases).flatMap(([path, text]) =>
      typeof text === 'string' && /^\p{Lu}.* /u.test(text) && !/[.?!:]$/.test(text)
        ? [`${path}: ${text}`]
        : [],
    );
  expect([...sentences(english), ...sentences(german)]).toEqual([]);
});

test('what one language can say of a service the other can say too', () => {
  expect(Object.keys(german.verbs).toSorted()).toEqual(Object.keys(english.verbs).toSorted());
});

const SOURCE = new URL('..', import.meta.url);
/** Of the wire, what is not a turn is English. */
const SPEAKING = /^(?:agent|gate|hub|questions|sentences|tools)\/|^api\/(?:turn-|stream)/;

function speakingSources(): { path: string; code: string }[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => SPEAKING.test(path) && path.endsWith('.ts') && !/test|fake/.test(path))
    .map((path) => ({ path, code: readFileSync(new URL(path, SOURCE), 'utf8') }));
}

/** Words between quotes that are a sentence, whole or around a value. */
const SENTENCE = /(['"`])((?:\p{Lu}|\$\{)(?:(?!\1)[^\n])*? (?:(?!\1)[^\n])*?[.?!])\1/gu;
/** Where one may stand that nobody hears: it is for the model, for the log, or the message of an error. */
const NOT_SPOKEN =
  /(?:Error)\(\s*(?:'[a-z_]+',\s*)?$|\bfailure\(\s*'[a-z_]+',\s*$|\bmessage =\s*$|description:\s*$|\.describe\(\s*$|\b(?:log|warn|info)\S*\(\s*$|textMessage\('[a-z]+',\s*$|\bby_strangers: $/;
/** For the model alone, sentences that tests try the truth on, and patterns of what others say. */
const NOT_SPOKEN_FILES = /^agent\/(?:prompt|truth\/(?:correction|corpus\/|check\.ts|german-claims))/;

function sentencesIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '');
  return [...code.matchAll(SENTENCE)]
    .filter(({ index }) => !NOT_SPOKEN.test(code.slice(Math.max(0, index - 200), index)))
    .map(([, , words = '']) => words);
}

test.each([
  ["question: () => 'Read these states?',", 1],
  ['{ say: () => "I don\'t know that room." }', 1],
  ['const spoken = `${names} ${are} jammed.`;', 1],
  ["throw new ButlerError('invalid', 'Give one of them, not both.');", 0],
  ["// 'Nobody hears a comment.'", 0],
  ["description: 'Lock or unlock doors.',", 0],
])('a sentence in the code is seen: %s', (code, count) => {
  expect(sentencesIn(code)).toHaveLength(count);
});

test('what is spoken stands in the phrases and nowhere else', () => {
  const sources = speakingSources();
  expect(sources.length).toBeGreaterThan(50);
  const found = sources
    .filter(({ path }) => !NOT_SPOKEN_FILES.test(path))
    .flatMap(({ path, code }) => sentencesIn(code).map((words) => `${path}: ${words}`));
  expect(found).toEqual([]);
});
