/** What is in the memory card; loaded with it. */
export interface MemoryWords {
  readonly loading: string;
  readonly tabs: {
    readonly name: string;
    readonly private: string;
    readonly household: string;
    readonly me: string;
  };
  /** On a screen that is nobody's, and to guests. */
  readonly hiddenPrivate: string;
  readonly hiddenHousehold: string;
  /** `until` null: until they switch it on. */
  readonly paused: (until: string | null) => string;
  readonly search: string;
  readonly clearSearch: string;
  readonly count: (facts: number) => string;
  readonly found: (facts: number, search: string) => string;
  readonly none: Readonly<Record<'private' | 'household', { readonly title: string; readonly text: string }>>;
  readonly noneFound: (search: string) => string;
  readonly more: string;
  readonly secret: string;
  readonly source: {
    readonly you: string;
    /** `who` null: said in a room, or by somebody who is gone. */
    readonly told: (who: string | null) => string;
    readonly learned: string;
    readonly corrected: (who: string | null) => string;
    readonly until: (time: string) => string;
  };
  readonly why: {
    readonly title: string;
    readonly loading: string;
    readonly told: (time: string, place: string | null) => string;
    readonly toldBy: (who: string | null, time: string, place: string | null) => string;
    readonly learned: (time: string) => string;
    readonly corrected: (time: string) => string;
    readonly said: (words: string) => string;
    readonly outside: (from: readonly string[]) => string;
    readonly before: (fact: string, time: string) => string;
    readonly used: (time: string) => string;
    readonly secret: string;
    readonly locked: string;
  };
  readonly edit: string;
  readonly editLabel: string;
  readonly save: string;
  readonly cancel: string;
  readonly forget: string;
  readonly forgotten: (fact: string) => string;
  readonly forgottenSecret: string;
  /** What becomes of the conversations in which it was said. */
  readonly forgottenToo: string;
  readonly undo: string;
  readonly tooLate: string;
  readonly notYours: string;
  readonly gone: string;
  readonly failed: string;
  readonly lost: string;
  readonly me: {
    readonly manner: string;
    readonly mannerHelp: string;
    readonly fields: Readonly<
      Record<
        'address' | 'tone' | 'humour' | 'verbosity' | 'language' | 'avoid',
        readonly [label: string, example: string]
      >
    >;
    readonly text: string;
    readonly textExample: string;
    readonly tooLong: string;
    readonly saved: string;
    /** Of what was typed. */
    readonly discard: string;
    readonly undoManner: string;
    readonly changed: (time: string, isOwn: boolean) => string;
    readonly learning: string;
    readonly learningHelp: string;
    /** How long learning stays off. */
    readonly pause: {
      readonly name: string;
      readonly open: string;
      readonly day: string;
      readonly week: string;
      readonly until: (time: string) => string;
    };
    readonly startMode: string;
    readonly startModeHelp: string;
    readonly startModes: Readonly<Record<'tap' | 'listen', string>>;
    readonly voice: string;
    readonly voiceHelp: string;
    readonly usualVoice: string;
    readonly phones: string;
    readonly phonesHelp: string;
    readonly noPhones: string;
    readonly data: string;
    readonly export: string;
    readonly exportHelp: string;
    readonly exported: string;
    readonly everything: string;
    readonly everythingHelp: string;
    /** What is to be typed. */
    readonly word: string;
    readonly type: (word: string) => string;
    readonly sure: string;
    readonly all: (facts: number, exchanges: number, kept: number) => string;
  };
}
