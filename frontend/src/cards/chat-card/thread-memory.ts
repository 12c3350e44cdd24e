import type { Connection } from '../../home-assistant/hass.ts';
import type { Thread } from './chat-topic.ts';
import type { Turn } from './turn.ts';

/** Something said that Home Assistant has not told of yet. */
export interface Outgoing {
  readonly turn_id: string;
  /** Null once it may not be kept: it was a PIN. */
  readonly text: string | null;
  readonly spoken: boolean;
  readonly state: 'sending' | 'accepted' | 'failed';
  /** How many snapshots had come when it was accepted: one more, and it never arrived. */
  readonly snapshots: number;
  /** Why it failed; null for the connection. */
  readonly why: string | null;
}

/** What was loaded of what is older than the topic's own turns, until one is back at the end. */
export interface Older {
  /** The topic's, to which it belongs. */
  readonly base: number;
  readonly turns: readonly Turn[];
  readonly next: string | null;
}

/** What a page keeps of a thread while no card shows it: what was typed and not sent, and what is on its way. */
export interface ThreadMemory {
  readonly draft: string;
  readonly outgoing: readonly Outgoing[];
  readonly older: Older | null;
  readonly isLoadingOlder: boolean;
  /** That they could not be loaded, and why, as far as that is known. */
  readonly olderFailed: { readonly why: string | null } | null;
}

export interface MemoryOfThread {
  readonly state: () => ThreadMemory;
  readonly change: (changes: Partial<ThreadMemory>) => void;
  /** Calls back on every change; what it returns ends that. */
  readonly watch: (listener: () => void) => () => void;
}

const NOTHING: ThreadMemory = {
  draft: '',
  outgoing: [],
  older: null,
  isLoadingOlder: false,
  olderFailed: null,
};

function createMemory(): MemoryOfThread {
  let state = NOTHING;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    change: (changes) => {
      state = { ...state, ...changes };
      for (const listener of listeners) listener();
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

declare global {
  /** Of the page and not of the module, which is loaded twice when an update comes with the page open. */
  var butlerThreads1: WeakMap<Connection, Map<string, MemoryOfThread>> | undefined;
}

/** The one memory of this thread on this page; a new login has none. */
export function memoryOf(connection: Connection, thread: Thread): MemoryOfThread {
  const all = (globalThis.butlerThreads1 ??= new WeakMap());
  const threads = all.get(connection) ?? new Map<string, MemoryOfThread>();
  all.set(connection, threads);
  const key = thread.thread === 'new' ? thread.thread_id : thread.thread;
  const memory = threads.get(key) ?? createMemory();
  threads.set(key, memory);
  return memory;
}
