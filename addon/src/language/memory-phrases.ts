/** What is said about what people have told: remembered, told again, corrected, forgotten. */
export interface MemoryPhrases {
  readonly away: string;
  /** Asked before it is done, where it takes a yes. */
  readonly questions: MemoryQuestions;
  readonly kept: (fact: string, scope: 'private' | 'household') => string;
  /** `before`: what was true until now. */
  readonly replaced: (fact: string, before: string) => string;
  readonly known: (fact: string) => string;
  /** Of a code or a password: it is not said again. */
  readonly secretKept: string;
  readonly noSecrets: string;
  readonly nowhereToKeep: string;
  readonly told: (told: ToldFact) => string;
  /** There are more that were not said. */
  readonly more: (count: number) => string;
  readonly nothing: string;
  readonly nothingAtAll: string;
  readonly forgotten: (fact: string) => string;
  readonly secretForgotten: string;
  readonly corrected: (fact: string) => string;
  /** Several could be meant; nothing was done. */
  readonly which: (facts: readonly string[]) => string;
  /** Somebody else told it to everybody. */
  readonly notYours: string;
  /** Everything about who asks went; what stays is named. */
  readonly forgottenAll: (gone: ForgottenAllOf) => string;
  /** It was tried, and some of it is still there. */
  readonly notAllForgotten: string;
  /** Oldest first; `isMore`: there was more before. */
  readonly pastSayings: (said: readonly PastWords[], isMore: boolean) => string;
  /** Of days whose words are kept no longer. */
  readonly pastDays: (days: readonly PastDay[]) => string;
  readonly nothingSaid: string;
  /** A room cannot tell whose words these were. */
  readonly notKnownWho: string;
}

export interface MemoryQuestions {
  readonly remember: (fact: string) => string;
  readonly forget: (about: string) => string;
  readonly correct: (fact: string) => string;
  readonly forgetAll: string;
}

export interface ForgottenAllOf {
  readonly facts: number;
  readonly exchanges: number;
  readonly summaries: number;
  /** What they told the household, which stays. */
  readonly kept: number;
}

export interface ToldFact {
  readonly fact: string;
  /** `you`, somebody's name, or null: nobody knows. */
  readonly who: string | null;
  /** Whole days since then. */
  readonly daysAgo: number;
}

export interface PastWords {
  readonly words: string;
  /** e.g. `yesterday at 6:10 pm` */
  readonly when: string;
}

export interface PastDay {
  /** `2026-10-03` */
  readonly day: string;
  readonly summary: string;
}
