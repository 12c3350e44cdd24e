import { conversationEnglish } from './conversation-english.ts';
import type { ConversationWords } from './conversation-words.ts';

const others: Readonly<Record<string, () => Promise<ConversationWords>>> = {
  de: async () => (await import('./conversation-german.ts')).conversationGerman,
};

/** As `wordsFor`, for what is said within a conversation. */
export async function conversationWordsFor(language: string): Promise<ConversationWords> {
  try {
    return (await others[language.split('-')[0] ?? '']?.()) ?? conversationEnglish;
  } catch {
    return conversationEnglish;
  }
}
