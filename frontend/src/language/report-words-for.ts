import { reportEnglish } from './report-english.ts';
import type { ReportWords } from './report-words.ts';

const others: Readonly<Record<string, () => Promise<ReportWords>>> = {
  de: async () => (await import('./report-german.ts')).reportGerman,
};

/** As `wordsFor`, for the opened parts of the health card. */
export async function reportWordsFor(language: string): Promise<ReportWords> {
  try {
    return (await others[language.split('-')[0] ?? '']?.()) ?? reportEnglish;
  } catch {
    return reportEnglish;
  }
}
