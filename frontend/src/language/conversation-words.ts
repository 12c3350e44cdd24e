/** What is said within a conversation. */
export interface ConversationWords {
  /** Of the list of messages. */
  readonly log: string;
  readonly empty: string;
  /** Answered without a model, so that nobody's first try fails for want of a key. */
  readonly suggestions: readonly string[];
  readonly placeholder: string;
  readonly send: string;
  readonly stop: string;
  /** In place of the field, while a PIN is expected. */
  readonly pin: string;
  /** Read before what each of them said. */
  readonly youSaid: string;
  readonly said: (who: string) => string;
  readonly butlerSaid: string;
  readonly answering: string;
  readonly queued: string;
  readonly takeBack: string;
  readonly sending: string;
  /** `why` null: the connection was lost. */
  readonly notSent: (why: string | null) => string;
  readonly sendAgain: string;
  readonly discard: string;
  /** It was a PIN. */
  readonly typeAgain: string;
  readonly stopped: string;
  readonly failed: string;
  readonly askAgain: string;
  readonly copy: string;
  readonly copied: string;
  readonly newMessage: string;
  readonly loadingOlder: string;
  /** A sentence; why follows it, where that is known. */
  readonly olderFailed: string;
  readonly tryAgain: string;
  readonly historyAway: string;
  /** Of the microphone's button, before it is used and while it listens. */
  readonly microphone: {
    readonly talk: string;
    readonly finish: string;
    readonly hint: string;
    /** After an update the file behind it is gone until the page is reloaded. */
    readonly gone: string;
  };
  readonly steps: {
    /** Of what it did on the way. */
    readonly name: string;
    readonly found: (count: number) => string;
    readonly asked: string;
    readonly failed: string;
    /** By the tool's name. */
    readonly byTool: Readonly<Record<string, string | undefined>>;
    readonly other: string;
  };
}
