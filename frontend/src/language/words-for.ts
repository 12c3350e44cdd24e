import { english } from './english.ts';
import type { Words } from './words.ts';

/** One file a language, fetched when somebody speaks it. */
const others: Readonly<Record<string, () => Promise<Words>>> = {
  de: async () => (await import('./german.ts')).german,
};

/** The words of a language such as `de-CH`; English for others, and while a file cannot be had. */
export async function wordsFor(language: string): Promise<Words> {
  const load = others[language.split('-')[0] ?? ''];
  if (load === undefined) return english;
  try {
    return await load();
  } catch {
    // After an update the file of the older version is gone until the page is reloaded.
    return english;
  }
}
