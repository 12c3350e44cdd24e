/**
 * What the butler knows of the home: only what is exposed to Assist, as the integration tells it, with the
 * live states. Nothing else exists for any other part of the app.
 */
import type { Area, Floor, Person, Satellite } from '../api/contract.ts';

export interface EntityState {
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Seconds since 1970, as HA sends it. */
  readonly lastChanged: number;
}

export interface Entity {
  readonly entityId: string;
  /** The part before the dot. */
  readonly domain: string;
  /** Cleaned of control characters and cut to 64 characters: safe to show to a model. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly areaId: string | null;
  readonly deviceClass: string | null;
  /** What starting a script or a scene may do; null: cannot be known; absent: nobody has told. */
  readonly reaches?: readonly Reach[] | null;
  /** Of a script, a scene or a button: an owner says that it does nothing risky. */
  readonly isMarkedSafe?: boolean;
}

/** One action on these entities, exposed or not. */
export interface Reach {
  /** `domain.service` */
  readonly action: string;
  readonly entityIds: readonly string[];
}

export interface House {
  readonly locationName: string;
  readonly language: string;
  readonly timeZone: string;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly floors: ReadonlyMap<string, Floor>;
  readonly people: readonly Person[];
  readonly satellites: readonly Satellite[];
  /** The live state; undefined while HA has not sent one. */
  state(entityId: string): EntityState | undefined;
  /** Grows by one whenever entities, areas or floors change: the house index rebuilds by it. */
  readonly revision: number;
}
