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
  /** "The desk lamp: 40 percent as you said, or 70 percent?", from "the desk lamp" and two or more labels. */
  readonly saidOtherwise: (thing: string, labels: readonly string[]) => string;
  /** "40 percent as you said", from "40 percent". */
  readonly asSaid: (label: string) => string;
  /** "40 percent", "unlock": a value of an argument, or without one an action, as the tools call them. */
  readonly deed: (what: string, value: number | string | null) => string;
}
