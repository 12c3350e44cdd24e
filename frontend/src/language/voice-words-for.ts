import { voiceEnglish } from './voice-english.ts';
import type { VoiceWords } from './voice-words.ts';

const others: Readonly<Record<string, () => Promise<VoiceWords>>> = {
  de: async () => (await import('./voice-german.ts')).voiceGerman,
};

/** As `wordsFor`, for speaking and being read to. */
export async function voiceWordsFor(language: string): Promise<VoiceWords> {
  try {
    return (await others[language.split('-')[0] ?? '']?.()) ?? voiceEnglish;
  } catch {
    return voiceEnglish;
  }
}
