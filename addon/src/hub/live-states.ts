/**
 * The live states of the entities that we follow, from HA's compressed `subscribe_entities` events
 * (websocket_api/messages.py: `a` added, `c` changed, `r` removed; `s` state, `a` attributes, `lc`/`lu` seconds).
 */
import * as z from 'zod';
import { ButlerError } from '../errors.ts';
import type { EntityState } from '../house/house.ts';
import { createFormerStates } from './former-states.ts';

const attributes = z.record(z.string(), z.unknown());
const added = z.object({
  s: z.string(),
  a: attributes,
  lc: z.number().optional(),
  lu: z.number().optional(),
});
const changed = z.object({
  '+': z.object({ s: z.string(), a: attributes, lc: z.number(), lu: z.number() }).partial().optional(),
  '-': z.object({ a: z.array(z.string()).optional() }).optional(),
});
const statesEvent = z.object({
  a: z.record(z.string(), added).optional(),
  c: z.record(z.string(), changed).optional(),
  r: z.array(z.string()).optional(),
});

export interface LiveStates {
  get(entityId: string): EntityState | undefined;
  /** How it was at a moment of the last minutes, in milliseconds since 1970; undefined when that is not known. */
  at(entityId: string, moment: number): EntityState | undefined;
  /** Takes one event of `subscribe_entities`; throws on what it cannot read. */
  apply(event: unknown): void;
  /** States that came by another way, newer than anything that was applied. */
  merge(
    states: Readonly<Record<string, { state: string; attributes: Readonly<Record<string, unknown>> }>>,
  ): void;
  /** From now on only these are kept; whatever else comes is dropped. */
  follow(entityIds: ReadonlySet<string>): void;
  /** See `Hub.waitFor`. */
  waitFor(
    entityIds: readonly string[],
    reached: (state: (entityId: string) => EntityState | undefined) => boolean,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<boolean>;
}

/** `now` in milliseconds since 1970. */
export function createLiveStates(now: () => number): LiveStates {
  const states = new Map<string, EntityState>();
  let followed: ReadonlySet<string> = new Set();
  const watchers = new Set<(changedIds: ReadonlySet<string>) => void>();
  const former = createFormerStates();
  const get = (entityId: string) => states.get(entityId);

  /** `seconds`: since 1970, by Home Assistant's clock; undefined: now. */
  function set(entityId: string, state: EntityState, seconds: number | undefined): void {
    states.set(entityId, state);
    former.note(entityId, state, seconds === undefined ? now() : seconds * 1_000);
  }

  function drop(entityId: string): void {
    states.delete(entityId);
    former.forget(entityId);
  }

  function tell(changedIds: ReadonlySet<string>): void {
    for (const watcher of watchers) watcher(changedIds);
  }

  function change(entityId: string, { '+': plus, '-': minus }: z.output<typeof changed>): void {
    const before = states.get(entityId);
    if (before === undefined) return;
    const next = { ...before.attributes, ...plus?.a };
    for (const name of minus?.a ?? []) delete next[name];
    const state = {
      state: plus?.s ?? before.state,
      attributes: next,
      lastChanged: plus?.lc ?? before.lastChanged,
    };
    set(entityId, state, plus?.lc ?? plus?.lu);
  }

  return {
    get,
    at: (entityId, moment) => former.at(entityId, moment),
    apply(event) {
      const { a = {}, c = {}, r = [] } = statesEvent.parse(event);
      for (const [entityId, { s, a: attributes, lc, lu }] of Object.entries(a)) {
        if (!followed.has(entityId)) continue;
        set(entityId, { state: s, attributes, lastChanged: lc ?? lu ?? now() / 1000 }, lu ?? lc);
      }
      for (const [entityId, diff] of Object.entries(c)) change(entityId, diff);
      for (const entityId of r) drop(entityId);
      tell(new Set([...Object.keys(a), ...Object.keys(c), ...r]));
    },
    merge(newer) {
      for (const [entityId, { state, attributes }] of Object.entries(newer)) {
        if (!followed.has(entityId)) continue;
        const before = states.get(entityId);
        const lastChanged = before?.state === state ? before.lastChanged : now() / 1000;
        set(entityId, { state, attributes, lastChanged }, undefined);
      }
      tell(new Set(Object.keys(newer)));
    },
    follow(entityIds) {
      followed = entityIds;
      const gone = new Set([...states.keys()].filter((entityId) => !entityIds.has(entityId)));
      for (const entityId of gone) drop(entityId);
      tell(gone);
    },
    waitFor(entityIds, reached, timeoutMs, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(interrupted());
        if (reached(get)) return resolve(true);
        const timer = setTimeout(() => end(() => resolve(false)), timeoutMs);
        const onAbort = () => end(() => reject(interrupted()));
        const watcher = (changedIds: ReadonlySet<string>) => {
          if (entityIds.some((entityId) => changedIds.has(entityId)) && reached(get))
            end(() => resolve(true));
        };
        function end(settle: () => void): void {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
          watchers.delete(watcher);
          settle();
        }
        signal.addEventListener('abort', onAbort, { once: true });
        watchers.add(watcher);
        return undefined;
      });
    },
  };
}

function interrupted(): ButlerError {
  return new ButlerError('interrupted', 'I was interrupted.');
}
