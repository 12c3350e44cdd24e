import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'home-assistant-js-websocket';
import { asButlerError } from '../errors.ts';
import { type CommandLimits, sendCommand } from './command.ts';

export interface LogIn {
  readonly connection: Connection;
  /** Access token of the user Butler. */
  readonly token: string;
  readonly limits: CommandLimits;
  /** Milliseconds between two tries while the integration is not loaded yet. */
  readonly retryAfter: number;
}

/**
 * Says who we are on a connection that is somebody else's. `refused`: the token is no longer good; `lost`: the
 * connection has gone before there was an answer. Never rejects.
 */
export async function logIn(options: LogIn): Promise<'accepted' | 'refused' | 'lost'> {
  const { connection, token, limits, retryAfter } = options;
  while (!limits.lost.aborted && !limits.signal.aborted) {
    try {
      await sendCommand(connection, { type: 'butler/login', token }, limits);
      return 'accepted';
    } catch (thrown) {
      if (asButlerError(thrown).code === 'denied') return 'refused';
      await wait(retryAfter, undefined, { signal: limits.lost }).catch(() => undefined);
    }
  }
  return 'lost';
}
