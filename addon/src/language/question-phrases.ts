/** What is said around a question that is put to a person, and of its answer. */
export interface QuestionPhrases {
  /** Which text of strangers the turn has seen: "the invitation “Dinner”". */
  readonly from: (texts: readonly string[]) => string;
  readonly youAreAway: string;
  /** `question`: "Unlock the front door?" Others were asked, by name. */
  readonly askedOthers: (names: readonly string[], question: string) => string;
  /** A voice is not enough for this one. */
  readonly onPhone: (question: string) => string;
  readonly onPhoneOrPin: (question: string) => string;
  readonly oneAtATime: (question: string) => string;
  readonly cannotKeep: string;
  /** An answer came while questions cannot be read or decided. */
  readonly cannotDecide: string;
  readonly nobodyMayAnswer: string;

  /** More was said since; the same question again. */
  readonly doYouMean: (question: string) => string;
  readonly whichOne: (question: string) => string;
  readonly severalOpen: (questions: readonly string[]) => string;
  readonly notYours: string;
  readonly needsAdult: string;
  readonly notByVoice: string;
  readonly needsUnlock: string;

  readonly pinWrong: string;
  readonly pinLocked: string;
  /** There were words between the digits. */
  readonly pinOnly: string;
  readonly pinWithoutQuestion: string;
  /** Typed into the chat. */
  readonly pinOnCard: string;
  /** Typed elsewhere, or said where no PIN is taken. */
  readonly pinNotHere: string;

  readonly declined: string;
  readonly expired: (question: string) => string;
  readonly withdrawn: string;
  readonly saidNoAlready: (by: string | null) => string;
  /** `outcome`: the sentence that was said then. */
  readonly saidYesAlready: (by: string | null, outcome: string) => string;
  readonly beingDone: string;
  readonly endUnknown: (question: string) => string;
  readonly changedSince: string;
  readonly noSuchQuestion: string;

  /** One thing that a call does, e.g. "Unlock the front door". */
  readonly step: (infinitive: string, things: string) => string;
  readonly allOptions: (count: number) => string;
  /** An answer that came another way, as it stands in the conversation. */
  readonly yesBy: (by: string) => string;
}
