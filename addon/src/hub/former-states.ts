/** How things were a moment ago: what Home Assistant's own matcher has changed is told a little later. */
import type { EntityState } from '../house/house.ts';

interface Version {
  readonly state: EntityState;
  /** From when on, in milliseconds since 1970. */
  readonly since: number;
}

/** Of one entity; a lamp that fades tells itself often. */
const MOST = 16;

export interface FormerStates {
  /** It became so at that moment. */
  note(entityId: string, state: EntityState, since: number): void;
  /** Undefined: that is too long ago, or it was not there. */
  at(entityId: string, moment: number): EntityState | undefined;
  forget(entityId: string): void;
}

export function createFormerStates(): FormerStates {
  const versions = new Map<string, readonly Version[]>();
  return {
    note(entityId, state, since) {
      versions.set(entityId, [...(versions.get(entityId) ?? []), { state, since }].slice(-MOST));
    },
    at: (entityId, moment) => versions.get(entityId)?.findLast(({ since }) => since <= moment)?.state,
    forget: (entityId) => void versions.delete(entityId),
  };
}
