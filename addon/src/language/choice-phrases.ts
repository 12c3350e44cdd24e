/** How it is asked which of several things is meant. */
export interface ChoicePhrases {
  /** Two to four labels such as "the desk lamp"; `hasMore`: there are others that fit. */
  readonly which: (labels: readonly string[], hasMore: boolean) => string;
  /** One thing, or a group that it is part of. */
  readonly onlyOrAll: (one: string, all: string) => string;
  /** "the lamp in the kitchen", from the label and the room's name. */
  readonly inRoom: (label: string, room: string) => string;
  /** "all the lights in the kitchen"; the domain of the entities. */
  readonly allInRoom: (domain: string, room: string) => string;
  /** "all the lights". */
  readonly allOf: (domain: string) => string;
}
