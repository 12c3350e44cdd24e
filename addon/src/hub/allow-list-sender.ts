/** Keeps the integration's allow-lists in step with the app's. */
import type { Connection } from 'home-assistant-js-websocket';
import type { AllowList } from '../api/contract.ts';
import { type CommandLimits, sendCommand } from './command.ts';

export interface AllowListSender {
  /** Sends what holds now, unless that is what this connection was sent last. Rejects as `sendCommand` does. */
  send(connection: Connection, limits: CommandLimits): Promise<void>;
}

/** `current` returns undefined while nothing is known of the house. */
export function createAllowListSender(current: () => AllowList | undefined): AllowListSender {
  let last: { readonly connection: AbortSignal; readonly text: string } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function sendNow(connection: Connection, limits: CommandLimits): Promise<void> {
    const list = current();
    if (list === undefined || limits.lost.aborted) return;
    const text = JSON.stringify(list);
    if (last?.connection === limits.lost && last.text === text) return;
    await sendCommand(connection, { type: 'butler/allow_list/set', allow_list: list }, limits);
    last = { connection: limits.lost, text };
  }

  return {
    async send(connection, limits) {
      // One after the other: the list that was computed last is the one that stays.
      const mine = turn.then(() => sendNow(connection, limits));
      turn = mine.catch(() => undefined);
      await mine;
    },
  };
}
