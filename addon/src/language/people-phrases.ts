/** What is said about people: their manner and their settings. */
export interface PeoplePhrases {
  readonly notSaved: string;
  readonly unknownPerson: string;
  readonly manner: MannerPhrases;
  readonly profile: ProfilePhrases;
}

/** What a soul may say by the name; see people/soul.ts. */
export type MannerField = 'address' | 'tone' | 'humour' | 'verbosity' | 'language' | 'avoid' | 'text';

export interface MannerPhrases {
  /** Asked by nobody: one's own manner needs no yes. */
  readonly question: string;
  /** What was changed; the value is the person's own word, null when it was taken away. */
  readonly now: Readonly<Record<MannerField, (value: string | null) => string>>;
  readonly same: string;
  readonly undone: string;
  readonly nothingToUndo: string;
  readonly tooLong: string;
}

export type ProfileField = 'voice' | 'start_mode' | 'languages' | 'channels' | 'quiet_hours';

export interface ProfilePhrases {
  readonly question: string;
  readonly changed: (fields: readonly ProfileField[]) => string;
  readonly same: string;
  /** Of the one that is wrong. */
  readonly wrong: (field: ProfileField) => string;
  readonly told: string;
}
