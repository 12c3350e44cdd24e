import type { Connection } from '../home-assistant/hass.ts';
import { asRefusal } from './command.ts';
import type { Page } from './page.ts';
import type { Refusal, Topic, TopicState } from './topic.ts';

/** Moving a card or changing the view takes it away for a moment. */
export const GRACE_MS = 5_000;
const LONGEST_WAIT_MS = 30_000;

/** One topic of one connection: one subscription, however many cards show it. */
export interface Feed {
  readonly state: () => TopicState;
  /** Calls back on every change of the state; what it returns ends that. */
  readonly watch: (listener: () => void) => () => void;
  /** Asks again now. */
  readonly retry: () => void;
  readonly onConnected: () => void;
  readonly onDisconnected: () => void;
  readonly onVisibility: () => void;
}

interface Subscription {
  /** Null until Home Assistant has accepted it. */
  stop: (() => void) | null;
}

export function createFeed(topic: Topic<unknown>, connection: Connection, page: Page): Feed {
  let state: TopicState = { status: 'waiting', known: null, at: null, refusal: null };
  let failures = 0;
  /** Of the socket: what a lost one gave is void, as its numbers are given anew by the next. */
  let socket = 0;
  let subscription: Subscription | null = null;
  let cancelTimer = (): void => undefined;
  const listeners = new Set<() => void>();

  function become(changes: Partial<TopicState>): void {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  }

  function schedule(milliseconds: number, run: () => void): void {
    cancelTimer();
    cancelTimer = page.later(milliseconds, run);
  }

  function receive(event: unknown): void {
    const known = topic.reduce(state.known, event);
    if (known === null) return;
    failures = 0;
    // What was known before the app went is as old as it was.
    const at = topic.isAway?.(known) ? state.at : page.now();
    become({ status: 'live', known, at, refusal: null });
  }

  function refuse(refusal: Refusal): void {
    subscription = null;
    const isForGood = refusal.code === 'unauthorized';
    become({ status: 'refused', refusal, ...(isForGood ? { known: null, at: null } : {}) });
    if (isForGood) return;
    // Home Assistant is up before its integrations are; all pages come back at once.
    const wait = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** failures);
    failures += 1;
    schedule(wait * (0.75 + page.random() / 2), open);
  }

  function open(): void {
    if (subscription !== null || listeners.size === 0 || !connection.connected || page.isHidden()) return;
    cancelTimer();
    const own: Subscription = { stop: null };
    subscription = own;
    void subscribe(own, socket);
  }

  async function subscribe(own: Subscription, ownSocket: number): Promise<void> {
    try {
      const stop = await connection.subscribeMessage(
        (event) => subscription === own && receive(event),
        { type: 'butler/subscribe', topic: topic.name, ...(topic.params && { params: topic.params }) },
        // Never the library's own replay: it asks once, too early, and nobody hears that it failed.
        { resubscribe: false },
      );
      own.stop = () => void stop().catch(() => undefined);
      if (subscription !== own && socket === ownSocket) own.stop();
    } catch (error) {
      if (subscription === own) refuse(asRefusal(error));
    }
  }

  function close(): void {
    cancelTimer();
    const ended = subscription;
    subscription = null;
    ended?.stop?.();
  }

  return {
    state: () => state,
    watch: (listener) => {
      listeners.add(listener);
      cancelTimer();
      if (!connection.connected) state = { ...state, status: 'disconnected' };
      open();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) schedule(GRACE_MS, close);
      };
    },
    retry: () => {
      close();
      failures = 0;
      become({ status: connection.connected ? 'waiting' : 'disconnected', refusal: null });
      open();
    },
    onConnected: () => {
      failures = 0;
      open();
    },
    onDisconnected: () => {
      socket += 1;
      subscription = null;
      cancelTimer();
      become({ status: 'disconnected', refusal: null });
    },
    onVisibility: () => {
      if (page.isHidden()) schedule(GRACE_MS, close);
      else if (listeners.size > 0) {
        cancelTimer();
        open();
      }
    },
  };
}
