/** The websocket itself: connects, stays alive, reconnects by itself until it is told to stop. */
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Connection,
  createConnection,
  createLongLivedTokenAuth,
  ERR_INVALID_AUTH,
} from 'home-assistant-js-websocket';
import { sendCommand } from './command.ts';

export interface LinkOptions {
  /** Origin of Home Assistant, e.g. `http://127.0.0.1:8123`. */
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Each time that it is up; `lost` aborts when this connection goes. */
  readonly onUp: (connection: Connection, lost: AbortSignal) => void;
  readonly onDown: () => void;
  /** The token is no longer good. Nothing is tried again after this. */
  readonly onRejected: () => void;
  /** Silence after which a ping is sent, and how long its answer may take; in milliseconds. */
  readonly keepAlive: { readonly everyMs: number; readonly answerMs: number };
}

const LONGEST_PAUSE_S = 5;

/** Returns at once; ends with the signal. */
export function openLink(options: LinkOptions): void {
  void connectAndFollow(options);
}

async function connectAndFollow(options: LinkOptions): Promise<void> {
  const { url, token, signal, onRejected, onDown } = options;
  const auth = createLongLivedTokenAuth(url.replace(/\/+$/, ''), token);
  for (let tries = 1; !signal.aborted; tries += 1) {
    try {
      const connection = await createConnection({ auth, setupRetry: 0 });
      if (signal.aborted) connection.close();
      else follow(connection, options);
      return;
    } catch (thrown) {
      if (thrown === ERR_INVALID_AUTH) return onRejected();
      onDown();
      const pause = Math.min(tries, LONGEST_PAUSE_S) * 1_000;
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

function follow(connection: Connection, { signal, onUp, onDown, onRejected, keepAlive }: LinkOptions): void {
  let lost = new AbortController();
  const up = () => {
    lost = new AbortController();
    onUp(connection, lost.signal);
    void watch(connection, lost.signal, signal, keepAlive);
  };
  connection.addEventListener('ready', up);
  connection.addEventListener('disconnected', () => {
    lost.abort();
    onDown();
  });
  connection.addEventListener('reconnect-error', onRejected);
  signal.addEventListener('abort', () => {
    lost.abort();
    connection.close();
  });
  up();
}

/** A dead peer closes nothing, so silence has to be noticed here. */
async function watch(
  connection: Connection,
  lost: AbortSignal,
  signal: AbortSignal,
  { everyMs, answerMs }: LinkOptions['keepAlive'],
): Promise<void> {
  while (!lost.aborted) {
    try {
      await wait(everyMs, undefined, { signal: lost, ref: false });
      await sendCommand(connection, { type: 'ping' }, { deadlineMs: answerMs, signal, lost });
    } catch {
      if (!lost.aborted) connection.reconnect(true);
      return;
    }
  }
}
