/** What is said when a whole thread is to be deleted: with its dialog, as few ever open it. */
export interface DeletingWords {
  readonly question: string;
  readonly about: string;
  /** Only one's own part of it goes. */
  readonly aboutHousehold: string;
  readonly yes: string;
  readonly no: string;
  /** `why` null: the connection was lost. */
  readonly failed: (why: string | null) => string;
}

const english: DeletingWords = {
  question: 'Delete this conversation?',
  about: 'What you said here and what was answered is deleted for good. What I have noted about you stays.',
  aboutHousehold:
    'What you said here and what was answered to you is deleted for good, for everybody. What others said stays.',
  yes: 'Delete',
  no: 'Keep it',
  failed: (why) => (why === null ? 'Not deleted: the connection was lost.' : `Not deleted: ${why}`),
};

const german: DeletingWords = {
  question: 'Diese Unterhaltung löschen?',
  about:
    'Was du hier gesagt hast und was geantwortet wurde, wird endgültig gelöscht. Was ich über dich notiert habe, bleibt.',
  aboutHousehold:
    'Was du hier gesagt hast und was dir geantwortet wurde, wird für alle endgültig gelöscht. Was andere gesagt haben, bleibt.',
  yes: 'Löschen',
  no: 'Behalten',
  failed: (why) =>
    why === null ? 'Nicht gelöscht: Die Verbindung ist abgerissen.' : `Nicht gelöscht: ${why}`,
};

export const deletingWordsFor = (language: string): DeletingWords =>
  language.split('-')[0] === 'de' ? german : english;
