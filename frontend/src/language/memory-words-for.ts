import { memoryEnglish } from './memory-english.ts';
import type { MemoryWords } from './memory-words.ts';

const others: Readonly<Record<string, () => Promise<MemoryWords>>> = {
  de: async () => (await import('./memory-german.ts')).memoryGerman,
};

/** As `wordsFor`, for what is in the memory card. */
export async function memoryWordsFor(language: string): Promise<MemoryWords> {
  try {
    return (await others[language.split('-')[0] ?? '']?.()) ?? memoryEnglish;
  } catch {
    return memoryEnglish;
  }
}
