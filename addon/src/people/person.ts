/** The people of the household as they are kept, and the rooms that can speak. */
import type { Person } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import type { MediaLimits, Permissions, Rights } from './rights.ts';

/** One row of `butler.users`. */
export interface PersonRecord {
  /** ULID; stays, whatever becomes of the name and the user. */
  readonly id: string;
  readonly name: string;
  readonly userId: string | null;
  readonly personEntityId: string | null;
  /** Still a person of Home Assistant, and their user may log in. */
  readonly isActive: boolean;
  /** Preferred first. */
  readonly languages: readonly string[];
  /** Markdown with optional front matter, see soul.ts; null: the default one. */
  readonly soul: string | null;
  readonly voice: string | null;
  readonly startMode: 'tap' | 'listen';
  readonly channels: Channels;
  readonly quietHours: QuietHours | null;
  readonly permissions: Permissions;
  /** An owner has chosen their template. */
  readonly isDecided: boolean;
  readonly alexaIds: readonly string[];
  readonly satellites: readonly string[];
  /** See pin.ts. */
  readonly pinHash: string | null;
  /** Facts may be drawn from what they say. */
  readonly isLearning: boolean;
  /** When a pause of that ends by itself; null: there is none, or they end it. */
  readonly learnsAgainAt: Date | null;
}

export interface Channels {
  /** Notify targets; null: all phones of the user. */
  readonly notify: readonly string[] | null;
  /** E.164. */
  readonly whatsapp: string | null;
  /** Id of the chat. */
  readonly telegram: string | null;
}

/** HH:MM in the household's time zone. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** One row of `butler.rooms`: where an owner departed from the template `room`. */
export interface RoomRecord {
  /** `assist_satellite.…`, or `user:<id>` of a wall tablet. */
  readonly id: string;
  readonly areas: Partial<Rights>;
  readonly media: Partial<MediaLimits>;
  /** A spoken PIN may answer here for what is security. */
  readonly mayAnswerSecurity: boolean;
}

export interface Household {
  /** False until the store has been read once: then nobody's rights are known. */
  readonly isLoaded: boolean;
  readonly people: readonly PersonRecord[];
  readonly rooms: ReadonlyMap<string, RoomRecord>;
  /** Id of the person who speaks where Alexa does not tell. */
  readonly alexaDefault: string | null;
}

export const NOBODY: Household = { isLoaded: false, people: [], rooms: new Map(), alexaDefault: null };

/** A guest whom nobody has looked at yet. */
export function newPerson(id: string, { entity_id, name, user_id, is_active }: Person): PersonRecord {
  return {
    id,
    name,
    userId: user_id,
    personEntityId: entity_id,
    isActive: is_active !== false,
    languages: [],
    soul: null,
    voice: null,
    startMode: 'tap',
    channels: { notify: null, whatsapp: null, telegram: null },
    quietHours: null,
    permissions: { template: 'guest', areas: {}, media: {} },
    isDecided: false,
    alexaIds: [],
    satellites: [],
    pinHash: null,
    isLearning: true,
    learnsAgainAt: null,
  };
}

/** Home Assistant's word of now, and nothing else. */
export function isOwner({ userId, isActive }: PersonRecord, house: Pick<House, 'people'>): boolean {
  if (userId === null || !isActive) return false;
  return house.people.some(({ user_id, is_admin }) => user_id === userId && is_admin === true);
}
