import { healthEnglish } from './health-english.ts';
import type { HealthContentWords } from './health-words.ts';

const others: Readonly<Record<string, () => Promise<HealthContentWords>>> = {
  de: async () => (await import('./health-german.ts')).healthGerman,
};

/** As `wordsFor`, for what is in the health card. */
export async function healthWordsFor(language: string): Promise<HealthContentWords> {
  try {
    return (await others[language.split('-')[0] ?? '']?.()) ?? healthEnglish;
  } catch {
    return healthEnglish;
  }
}
