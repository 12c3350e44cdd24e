import type { Connection } from '../home-assistant/hass.ts';
import { readRecord, readText } from './read.ts';
import type { Refusal } from './topic.ts';

/** What Home Assistant, or the butler behind it, answered; a refusal where it said no, or could not be reached. */
export type Answered =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/**
 * Sends a command that changes something. Whoever sends it again after a refusal sends the same id of their own
 * in it, so that it counts once. Never throws.
 */
export async function sendCommand(
  connection: Connection,
  message: { readonly type: string; readonly [key: string]: unknown },
): Promise<Answered> {
  try {
    return { kind: 'answer', answer: await connection.sendMessagePromise(message) };
  } catch (error) {
    return { kind: 'refusal', refusal: asRefusal(error) };
  }
}

/** Our code for a connection that was lost before the answer came. */
export const CONNECTION_LOST = 'connection_lost';
const LOST_IN_THE_LIBRARY = 3;

/**
 * What the library rejects with is no Error: what Home Assistant said, and for a lost connection a number, bare or
 * inside an answer that looks like one of Home Assistant's (home-assistant-js-websocket 9.7, connection.ts).
 */
export function asRefusal(error: unknown): Refusal {
  const inside = readRecord(error)?.['error'];
  if (inside !== undefined) return asRefusal(inside);
  const code = readRecord(error)?.['code'] ?? error;
  const message = readText(readRecord(error)?.['message']) ?? String(error);
  if (code === LOST_IN_THE_LIBRARY) return { code: CONNECTION_LOST, message };
  return { code: readText(code) ?? 'unknown', message };
}
