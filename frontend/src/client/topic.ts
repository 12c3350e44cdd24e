export type Params = Readonly<Record<string, string | number | boolean | null>>;

/** What `butler/subscribe` can be asked for, and how its events become what a card shows. */
export interface Topic<T> {
  readonly name: string;
  /** Which one, of a topic that there are many of. */
  readonly params?: Params;
  /** What is known after this event; null for an event that cannot be one. */
  readonly reduce: (known: unknown, event: unknown) => unknown;
  /** Null when it is not what this version of the cards expects. */
  readonly read: (known: unknown) => T | null;
  /** Whether the app is away, and so nobody knows how it is now: said in an event. */
  readonly isAway?: (known: unknown) => boolean;
}

/** The same for the same name with the same params, in whatever order these were written. */
export function keyOf({ name, params = {} }: Pick<Topic<unknown>, 'name' | 'params'>): string {
  return JSON.stringify([name, Object.entries(params).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
}

export interface Refusal {
  /** Home Assistant's, e.g. `unauthorized`, `unknown_command`; or ours. */
  readonly code: string;
  readonly message: string;
}

/** Where a topic stands. `known` outlives the connection, and the last card that showed it. */
export interface TopicState {
  /**
   * `waiting`: asked for, nothing said yet. `live`: `known` is of now. `disconnected`: the page has lost Home
   * Assistant. `refused`: Home Assistant is there and said no; it is asked again unless it said `unauthorized`.
   */
  readonly status: 'waiting' | 'live' | 'disconnected' | 'refused';
  readonly known: unknown;
  /** When `known` came while the app was there, in milliseconds since 1970; null before that. */
  readonly at: number | null;
  readonly refusal: Refusal | null;
}
