/** What was called in a turn, for administrators: said where it is opened. */
export interface TurnDetailsWords {
  readonly name: string;
  readonly none: string;
  /** `why` null: the connection was lost. */
  readonly failed: (why: string | null) => string;
}

const english: TurnDetailsWords = {
  name: 'Technical details',
  none: 'Nothing is kept of it, or it was not yours.',
  failed: (why) => why ?? 'The connection was lost.',
};

const german: TurnDetailsWords = {
  name: 'Technische Details',
  none: 'Davon ist nichts aufgehoben, oder es war nicht deins.',
  failed: (why) => why ?? 'Die Verbindung ist abgerissen.',
};

export const turnDetailsWordsFor = (language: string): TurnDetailsWords =>
  language.split('-')[0] === 'de' ? german : english;
