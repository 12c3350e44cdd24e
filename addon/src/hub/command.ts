/** One command over the websocket, with a deadline, a signal and one kind of error. */
import type { Connection, MessageBase } from 'home-assistant-js-websocket';
import { ButlerError } from '../errors.ts';
import { fromHomeAssistant, lostInFlight, tooSlow } from './home-assistant-errors.ts';

export interface CommandLimits {
  readonly deadlineMs: number;
  /** The caller is no longer interested. */
  readonly signal: AbortSignal;
  /** Aborts when this connection is lost. */
  readonly lost: AbortSignal;
}

/** HA's result. Throws ButlerError as `fromHomeAssistant` says; `unavailable` after the deadline. */
export function sendCommand(
  connection: Connection,
  message: MessageBase,
  limits: CommandLimits,
): Promise<unknown> {
  return withinLimits(connection.sendMessagePromise(message), limits);
}

/** Resolves when HA accepted the subscription. It ends with the connection: it is not renewed by itself. */
export async function subscribe(
  connection: Connection,
  message: MessageBase,
  onEvent: (event: unknown) => void,
  limits: CommandLimits,
): Promise<void> {
  await withinLimits(connection.subscribeMessage<unknown>(onEvent, message, { resubscribe: false }), limits);
}

async function withinLimits<Result>(
  answer: Promise<Result>,
  { deadlineMs, signal, lost }: CommandLimits,
): Promise<Result> {
  // The library leaves some promises open when the connection goes, so nothing waits for it alone.
  const ended = Promise.withResolvers<never>();
  const timer = setTimeout(() => ended.reject(tooSlow()), deadlineMs);
  const onAbort = () => ended.reject(new ButlerError('interrupted', 'I was interrupted.'));
  const onLost = () => ended.reject(lostInFlight());
  signal.addEventListener('abort', onAbort, { once: true });
  lost.addEventListener('abort', onLost, { once: true });
  if (signal.aborted) onAbort();
  if (lost.aborted) onLost();
  try {
    return await Promise.race([answer, ended.promise]);
  } catch (thrown) {
    throw fromHomeAssistant(thrown);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    lost.removeEventListener('abort', onLost);
  }
}
