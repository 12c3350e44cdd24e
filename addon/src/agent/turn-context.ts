/** The facts of one turn that tools, gate and prompt may know. */
import type { House } from '../house/house.ts';

/** Where a text came from. It is kept with every message and call from the first row on. */
export type Origin = 'person' | 'butler' | 'device' | 'mail' | 'calendar' | 'web' | 'media';

/** Who asks: a HA user, or a room when nobody can tell. People and rights come to this place. */
export interface Asker {
  readonly userId: string | null;
  /** Name of the person or of the room; null when unknown. */
  readonly name: string | null;
}

export interface TurnContext {
  readonly turnId: string;
  readonly conversationId: string;
  /** The person's own words. */
  readonly text: string;
  readonly language: string;
  readonly spoken: boolean;
  readonly asker: Asker;
  readonly areaId: string | null;
  readonly satelliteId: string | null;
  readonly contextId: string | null;
  readonly house: House;
  /** Aborts when the listener goes away, the deadline passes or the app stops. */
  readonly signal: AbortSignal;
  readonly now: Date;
}
