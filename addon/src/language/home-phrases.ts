/** What the tools of the home say, one part for each tool. Numbers come as numbers: a language writes them. */
import type { Predicate, Subject } from './grammar.ts';
import type { HistoryPhrases, ListPhrases } from './history-phrases.ts';
import type { DevicePhrases } from './more-device-phrases.ts';

/** What a person says yes to, exactly; null: that part stays. */
export interface ClimateWanted {
  readonly mode: string | null;
  readonly target: number | readonly [number, number] | null;
}

export interface MediaWanted {
  readonly verb: MediaVerb;
  /** Volume in percent, or the name of a source. */
  readonly to: number | string | null;
}

export interface HomePhrases {
  /** Devices that are not in every home. */
  readonly kinds: DevicePhrases;
  readonly history: HistoryPhrases;
  readonly lists: ListPhrases;
  readonly names: NamePhrases;
  readonly results: ResultPhrases;
  readonly onOff: {
    /** `speed` in percent, where a speed was asked for. */
    readonly now: (isOn: boolean, speed: number | undefined) => Predicate;
    readonly verb: (on: boolean, hasSpeed: boolean) => string;
    readonly question: (on: boolean, names: string) => string;
  };
  readonly lock: {
    readonly now: (action: LockAction) => Predicate;
    readonly verb: (action: LockAction) => string;
    readonly question: (action: LockAction, names: string) => string;
  };
  readonly light: {
    readonly now: (light: LightNow) => Predicate;
    readonly verb: (change: LightChange) => string;
    readonly question: (change: LightChange, names: string) => string;
    readonly cannot: (things: Subject, what: 'colour' | 'white' | 'brightness') => string;
  };
  readonly cover: {
    /** `position` in percent, 0 is closed. */
    readonly now: (cover: CoverNow, position: number | undefined) => Predicate;
    readonly verb: (move: CoverMove) => string;
    readonly question: (move: CoverMove, names: string) => string;
    readonly cannot: (things: Subject, move: CoverMove) => string;
  };
  readonly climate: {
    /** The target in degrees of the household; `isOff`: it heats nothing. */
    readonly target: (target: number | readonly [number, number] | undefined, isOff: boolean) => Predicate;
    /** A mode of Home Assistant such as `heat_cool`. */
    readonly mode: (mode: string) => Predicate;
    readonly verb: string;
    readonly question: (names: string, wanted: ClimateWanted) => string;
    readonly cannot: (things: Subject) => string;
    readonly range: (name: string, low: number, high: number) => string;
  };
  readonly media: {
    readonly now: (media: MediaNow) => Predicate;
    readonly source: (source: string) => Predicate;
    readonly volume: (percent: number) => Predicate;
    readonly verb: (change: MediaVerb) => string;
    readonly question: (names: string, wanted: MediaWanted) => string;
    readonly cannot: (things: Subject, change: MediaVerb) => string;
  };
  readonly scene: {
    readonly now: Predicate;
    readonly verb: string;
    readonly question: (names: string) => string;
  };
  readonly script: {
    readonly now: Predicate;
    readonly verb: string;
    readonly question: (names: string) => string;
  };
  readonly look: {
    /** Asked by nobody: reading needs no yes. */
    readonly question: string;
    readonly found: (count: number) => string;
    readonly haveRead: (count: number) => string;
    /** `words` as house/state-words.ts writes them. */
    readonly isNow: (things: Subject, words: string) => string;
    /** `when` as the history says a moment: "at 10:05 am". */
    readonly until: (when: string) => string;
    /** No further tool does that. */
    readonly noTool: string;
  };
  readonly places: {
    readonly unknownThing: string;
    readonly unknownRoom: string;
    readonly whereAreYou: string;
    readonly nothingThere: string;
  };
}

/** What was asked of it and is so; a brightness in percent. */
export interface LightNow {
  readonly isOff: boolean;
  readonly brightness: number | undefined;
  readonly hasColour: boolean;
  readonly kelvin: number | undefined;
}

/** `step` is brighter or darker, and then alone. */
export interface LightChange {
  readonly step: number | undefined;
  readonly brightness: number | undefined;
  readonly hasColour: boolean;
  readonly kelvin: number | undefined;
}

export type CoverMove = 'open' | 'close' | 'stop' | 'move';
export type CoverNow = 'open' | 'closed' | 'opening' | 'closing' | 'moving' | 'stopped' | 'unknown';
export type MediaNow =
  | 'playing'
  | 'paused'
  | 'not_playing'
  | 'next'
  | 'previous'
  | 'told_to_skip'
  | 'muted'
  | 'unmuted'
  | 'told_volume';
export type MediaVerb =
  | 'play'
  | 'pause'
  | 'stop'
  | 'next'
  | 'previous'
  | 'mute'
  | 'unmute'
  | 'source'
  | 'volume';
export type LockAction = 'lock' | 'unlock';

/** How things are called in a sentence. */
export interface NamePhrases {
  /** "the hall light", from the name that the household gave and the domain of the entity. */
  readonly thing: (name: string, domain: string) => string;
  /** "5 lights"; the domain is null for things of several kinds. */
  readonly count: (count: number, domain: string | null) => string;
  /** "the hall light and the desk lamp"; never empty. */
  readonly list: (names: readonly string[]) => string;
  /** Of one name: "the blinds" are many. */
  readonly isMany: (name: string) => boolean;
}

/** How a call ended, whatever it was. A verb is what did not happen, as an infinitive: "turn on". */
export interface ResultPhrases {
  readonly reached: (things: Subject, now: Predicate) => string;
  readonly already: (things: Subject, now: Predicate) => string;
  readonly not_reached: (things: Subject, verb: string) => string;
  readonly unavailable: (things: Subject) => string;
  readonly jammed: (things: Subject) => string;
  readonly refused: (things: Subject) => string;
  readonly failed: (things: Subject, verb: string) => string;
}
