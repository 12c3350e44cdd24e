/** The facts of one turn that tools, gate and prompt may know. */
import type { House } from '../house/house.ts';
import type { Asker } from '../people/asker.ts';
import type { Traces } from '../people/who.ts';

/** Where a text came from. It is kept with every message and call from the first row on. */
export type Origin = 'person' | 'butler' | 'device' | 'mail' | 'calendar' | 'web' | 'media';

/** Text from outside that is in the turn, or in the history that the turn is shown. */
export interface Taint {
  readonly origin: Exclude<Origin, 'person' | 'butler'>;
  /** What a person would call it, e.g. `the invitation "Dinner"`; cleaned and cut. */
  readonly from: string;
}

/** Where the asker is, as far as code can tell. */
export type Place = 'in_room' | 'home' | 'away' | 'unknown';

export interface TurnContext {
  readonly turnId: string;
  readonly conversationId: string;
  /** The person's own words. */
  readonly text: string;
  readonly language: string;
  readonly spoken: boolean;
  readonly asker: Asker;
  readonly place: Place;
  readonly areaId: string | null;
  readonly satelliteId: string | null;
  /** What the asker was made of: a question asks again who that is when it is answered. */
  readonly traces: Traces;
  readonly contextId: string | null;
  readonly house: House;
  /** Aborts when the listener goes away, the deadline passes or the app stops. */
  readonly signal: AbortSignal;
  readonly now: Date;
  /** Outside text that the turn has seen so far; absent: none. */
  readonly taint?: readonly Taint[];
  /** The person wants it kept nowhere; absent: it is kept. */
  readonly isUnkept?: boolean;
}
