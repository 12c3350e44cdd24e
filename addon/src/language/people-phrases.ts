/** What is said about people: their manner and their settings. */
export interface PeoplePhrases {
  readonly notSaved: string;
  readonly unknownPerson: string;
  readonly manner: MannerPhrases;
  readonly profile: ProfilePhrases;
  readonly unkept: UnkeptPhrases;
}

/** Of what somebody says and wants kept nowhere. */
export interface UnkeptPhrases {
  /** After a stranger's text: somebody else might want no trace of it. */
  readonly question: string;
  /** At the end of such a turn. */
  readonly now: string;
  /** Of what was said before; `acted`: something was done about it. */
  readonly before: (gone: 'words' | 'acted' | 'nothing') => string;
  /** It was to be kept at the same time. */
  readonly cannotKeep: string;
  /** It takes a question, and a question is kept. */
  readonly cannotAsk: string;
}

/** What a soul may say by the name; see people/soul.ts. */
export type MannerField = 'address' | 'tone' | 'humour' | 'verbosity' | 'language' | 'avoid' | 'text';

/** How somebody may want it to be, in one word; see the list `manner` in the integration's sentences. */
export type MannerWord = 'brief' | 'detailed' | 'formal' | 'casual' | 'funny' | 'serious';

export interface MannerPhrases {
  /** Asked by nobody: one's own manner needs no yes. */
  readonly question: string;
  /** What was changed; the value is the person's own word, null when it was taken away. */
  readonly now: Readonly<Record<MannerField, (value: string | null) => string>>;
  /** As it is kept and spoken. */
  readonly words: Readonly<Record<MannerWord, string>>;
  readonly same: string;
  readonly undone: string;
  readonly nothingToUndo: string;
  readonly tooLong: string;
}

export type ProfileField = 'voice' | 'start_mode' | 'languages' | 'channels' | 'quiet_hours' | 'is_learning';

export interface ProfilePhrases {
  readonly question: string;
  readonly changed: (fields: readonly ProfileField[]) => string;
  /** Whether it is learned now from what they say. */
  readonly learning: (isLearning: boolean) => string;
  readonly same: string;
  /** Of new channels, where nobody can be sure who speaks. */
  readonly notByVoice: string;
  readonly told: string;
}
