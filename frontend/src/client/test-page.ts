/** A page and the events of a connection, whose time and moves are the test's. */
import type { Connection } from '../home-assistant/hass.ts';
import type { Page } from './page.ts';

export interface TestPage {
  readonly page: Page;
  /** What it is asked is the test's; whether it is there is told by the functions below. */
  readonly connection: (asked: Pick<Connection, 'subscribeMessage' | 'sendMessagePromise'>) => Connection;
  /** Of timers that wait. */
  readonly waiting: () => number;
  /** Lets everything happen that waits for nothing. */
  readonly settle: () => Promise<void>;
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly disconnect: () => void;
  readonly connect: () => void;
  readonly hide: (isHidden: boolean) => void;
}

export function testPage(): TestPage {
  const handlers = new Map<string, () => void>();
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  let [now, isHidden, isConnected] = [0, false, true];
  let onVisibility = (): void => undefined;
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const move = (to: 'ready' | 'disconnected') => {
    isConnected = to === 'ready';
    handlers.get(to)?.();
  };
  return {
    page: {
      isHidden: () => isHidden,
      onVisibility: (listener) => {
        onVisibility = listener;
      },
      now: () => now,
      later: (milliseconds, run) => {
        const timer = { at: now + milliseconds, run };
        timers.add(timer);
        return () => timers.delete(timer);
      },
      random: () => 0.5,
    },
    connection: (asked) => ({
      ...asked,
      get connected() {
        return isConnected;
      },
      addEventListener: (type, listener) => handlers.set(type, listener),
    }),
    waiting: () => timers.size,
    settle,
    pass: async (milliseconds) => {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.run();
      }
      await settle();
    },
    disconnect: () => move('disconnected'),
    connect: () => move('ready'),
    hide: (hidden) => {
      isHidden = hidden;
      onVisibility();
    },
  };
}
