/** The connection to Home Assistant, as the rest of the app sees it. */
import type { MemoryChanged } from '../api/contract-memory.ts';
import type { QuestionsMessage } from '../api/contract-questions.ts';
import type { EntityState, House } from '../house/house.ts';

export interface ActCall {
  /** e.g. `light` and `turn_on`; only what the integration's fixed list has. */
  readonly domain: string;
  readonly service: string;
  readonly entityIds: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  /** HA user on whose behalf; null for a room. */
  readonly userId: string | null;
  /** HA context of the turn. */
  readonly parentContextId: string | null;
}

/** A state that was, as the recorder kept it. */
export interface PastState {
  readonly state: string;
  /** Only of kinds whose state says little without them (climate, humidifier, water_heater); else empty. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** When it became so, in milliseconds since 1970; not before the beginning of what was asked for. */
  readonly at: number;
}

/** Of a measured value over a while, as Home Assistant keeps it for good; in the unit of its live state. */
export interface Statistic {
  readonly lowest: number;
  readonly highest: number;
  readonly average: number;
}

/** An item of a to-do list. Its words are whoever wrote them. */
export interface ListItem {
  readonly uid: string | null;
  readonly summary: string;
  readonly isDone: boolean;
  /** A date, or a date with time; null for none. */
  readonly due: string | null;
}

export interface Hub {
  /** Undefined until the first snapshot has come. */
  readonly house: House | undefined;
  readonly connected: boolean;
  /**
   * Calls the service and resolves with the states right after it. Never repeated by itself: a call that was
   * lost in flight may have run. Throws ButlerError: `unavailable` (HA is away, or the call was lost: the
   * message says which), `denied`, `not_found`, `invalid`, `upstream` (the service failed; message is HA's).
   */
  act(call: ActCall, signal: AbortSignal): Promise<ReadonlyMap<string, EntityState>>;
  /**
   * What the recorder knows of these entities between two moments: first the state at the beginning, where it is
   * known, then each change, oldest first; none for an entity without a record. Throws as `act` does.
   */
  history(
    entityIds: readonly string[],
    from: Date,
    to: Date,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly PastState[]>>;
  /** For what is older than the recorder's states; null where nothing is kept. Throws as `act` does. */
  statistic(entityId: string, from: Date, to: Date, signal: AbortSignal): Promise<Statistic | null>;
  /** The items of one to-do list, in its order. Throws as `act` does. */
  listItems(entityId: string, signal: AbortSignal): Promise<readonly ListItem[]>;
  /** What people may be shown of questions, all that are open. Throws as `act` does. */
  setQuestions(message: QuestionsMessage, signal: AbortSignal): Promise<void>;
  /** Whose cards show something of the memory that is no more as it was. Throws as `act` does. */
  tellMemoryChanged(message: MemoryChanged, signal: AbortSignal): Promise<void>;
  /**
   * Resolves true as soon as `reached` holds for the states of these entities, false after `timeoutMs`.
   * Rejects only when the signal aborts.
   */
  waitFor(
    entityIds: readonly string[],
    reached: (state: (entityId: string) => EntityState | undefined) => boolean,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<boolean>;
}
