/** How the rest of the app asks the house index; the index itself is `house/index.ts`. */
import type { Entity, House } from './house.ts';

export interface Found {
  readonly entity: Entity;
  /** Comparable within one search only; higher is likelier. */
  readonly score: number;
}

export interface Where {
  /** The speaker's room; its entities come first. */
  readonly areaId?: string | null;
  /** Only entities of these domains. */
  readonly domains?: readonly string[];
  /** At most 25. */
  readonly limit?: number;
}

/** The entities that these words are most likely about, best first. Never throws; synchronous. */
export type SearchHouse = (house: House, words: string, where: Where) => readonly Found[];
