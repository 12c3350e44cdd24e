import { ButlerError } from '../errors.ts';
import type { EntityState } from '../house/house.ts';
import type { Hub } from '../hub/hub.ts';
import type { Pairing } from './pairing-file.ts';

export interface PairedHub extends Hub {
  /** Connects to the Home Assistant of this pairing and leaves the one before; null: to none. */
  follow(pairing: Pairing | null): void;
  /** See `HubConnection`; nothing where there is no connection. */
  refreshAllowList(): void;
  /** See `HubConnection`; undefined where there is no connection. */
  stateAt(entityId: string, moment: Date): EntityState | undefined;
  close(): void;
}

type Connected = Hub & Pick<PairedHub, 'refreshAllowList' | 'stateAt'>;
type Connect = (homeAssistant: Pairing['home_assistant'], signal: AbortSignal) => Connected;

/** One hub for the life of the app, whichever Home Assistant it is paired with at the moment. */
export function createPairedHub(connect: Connect): PairedHub {
  let current: Connected | undefined;
  let leave = new AbortController();

  function connected(): Hub {
    if (current === undefined) {
      throw new ButlerError('unavailable', 'I am not paired with a Home Assistant yet.');
    }
    return current;
  }
  return {
    get house() {
      return current?.house;
    },
    get connected() {
      return current?.connected ?? false;
    },
    act: async (call, signal) => await connected().act(call, signal),
    history: async (...wanted) => await connected().history(...wanted),
    statistic: async (...wanted) => await connected().statistic(...wanted),
    listItems: async (...wanted) => await connected().listItems(...wanted),
    setQuestions: async (...wanted) => await connected().setQuestions(...wanted),
    tellMemoryChanged: async (...wanted) => await connected().tellMemoryChanged(...wanted),
    waitFor: async (...wanted) => await connected().waitFor(...wanted),
    follow(pairing) {
      leave.abort();
      leave = new AbortController();
      current = pairing === null ? undefined : connect(pairing.home_assistant, leave.signal);
    },
    refreshAllowList() {
      current?.refreshAllowList();
    },
    stateAt: (entityId, moment) => current?.stateAt(entityId, moment),
    close() {
      leave.abort();
    },
  };
}
