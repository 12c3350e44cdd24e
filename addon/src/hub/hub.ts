/** The connection to Home Assistant, as the rest of the app sees it. */
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
