import { english } from './english.ts';
import { german } from './german.ts';
import type { Phrases } from './phrases.ts';

const languages: Readonly<Record<string, Phrases>> = { en: english, de: german };

/** The phrases of a language such as `de-AT`, else English. */
export function phrasesFor(language: string): Phrases {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? '';
  return (Object.hasOwn(languages, primary) ? languages[primary] : undefined) ?? english;
}
