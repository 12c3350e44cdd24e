/** What a sentence claims, before anybody has looked whether it is so. */
import type { Verb } from './verbs.ts';

/** `past`: it is over. `going`: it is under way. `promise`: it will be. All three need a call. */
export type Tense = 'past' | 'going' | 'promise';

export type StateWord =
  | 'on'
  | 'off'
  | 'open'
  | 'closed'
  | 'locked'
  | 'unlocked'
  | 'playing'
  | 'paused'
  | 'stopped'
  | 'armed'
  | 'disarmed'
  | 'muted';

interface Part {
  /** The part of the sentence that says it, folded by plain.ts. */
  readonly clause: string;
}

export interface DeedClaim extends Part {
  readonly kind: 'deed';
  readonly verb: Verb;
  /** What it was read from: several verbs may claim one word, and one of them is meant. */
  readonly word: string;
  /** "Eggs are on the list": reading it is enough. */
  readonly isListed?: true;
  readonly tense: Tense;
  /** The speaker says "I"; false of "has been turned on" and "Turned on". */
  readonly isFirstPerson: boolean;
  /** Of the thing itself: "has been turned on", "is opening", "Front door locked". */
  readonly isPassive: boolean;
  /** "Set the oven to 180 degrees": said to the person, unless they wanted it done. */
  readonly mayBeAdvice?: true;
  /** The words after the verb (English) or all of them, without those that say how and when. */
  readonly about: string;
}

export interface DoneClaim extends Part {
  readonly kind: 'done';
}

export interface StateClaim extends Part {
  readonly kind: 'state';
  readonly state: StateWord | null;
  /** A percentage or degrees. */
  readonly value: number | null;
  /** Says that it has just changed: "now", "as you asked". */
  readonly isNews: boolean;
  /** "No lights are on." */
  readonly isNegated?: true;
  /** Without a verb: "Lights off." */
  readonly isBare: boolean;
}

/** "The washing machine is finished." */
export interface OverClaim extends Part {
  readonly kind: 'over';
}

export type Claim = DeedClaim | DoneClaim | StateClaim | OverClaim;
