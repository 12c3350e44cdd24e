/** Whoever speaks, decided once per turn by people/who.ts; every part of a turn takes it from here. */
import type { Template } from './rights.ts';

export interface Asker extends Template {
  /** `room`: nobody can tell who it is. `house`: an automation without a user. */
  readonly kind: 'person' | 'room' | 'house';
  /**
   * Whose memory, history and questions this is: `person:<id>`, `room:<satellite, else user, else area>` or
   * `house`. Two askers with different keys never see anything of each other.
   */
  readonly key: string;
  /** Row in `butler.users`; null for a room and the house. */
  readonly personId: string | null;
  /** HA user as whom it acts; null where there is none (Home Assistant then checks no rights, the gate does). */
  readonly userId: string | null;
  /** Their own `person.*`, for what is private. */
  readonly personEntityId: string | null;
  /** Name of the person or of the room; null when unknown. */
  readonly name: string | null;
  /** An administrator of Home Assistant; nothing else makes an owner. */
  readonly isOwner: boolean;
  /** One of the people who live here, or a room: hears what was told to everybody. No guest, no automation. */
  readonly isOfHousehold: boolean;
  /** Logged in; false where only a voice was heard, also on a person's own satellite. */
  readonly isCertain: boolean;
  /** Their manner, in Markdown, as it stands in the prompt; null: the default one. */
  readonly soul: string | null;
}
