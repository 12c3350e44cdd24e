import { asRefusal } from '../client/command.ts';
import { readRecord, readText } from '../client/read.ts';
import type { VoiceConnection } from './voice-hass.ts';

/** An event of a run (Home Assistant's `PipelineEvent`). */
export interface RunEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface RunHandlers {
  readonly onEvent: (event: RunEvent) => void;
  /** Refused, broken, or `connection_lost`; nothing comes after it. */
  readonly onError: (code: string, message: string) => void;
}

/**
 * Runs a piece of an Assist pipeline, once: it is not repeated on a new connection. What it returns ends it,
 * wherever it stands.
 */
export function runPipeline(
  connection: VoiceConnection,
  request: { readonly [key: string]: unknown },
  { onEvent, onError }: RunHandlers,
): () => void {
  let unsubscribe: (() => Promise<void>) | null = null;
  let isOver = false;
  const end = (): boolean => {
    if (isOver) return false;
    isOver = true;
    connection.removeEventListener?.('disconnected', onLost);
    return true;
  };
  const fail = (code: string, message: string): void => {
    if (end()) onError(code, message);
  };
  const onLost = () => {
    // There is nothing to end; its number is given out again on the next connection.
    unsubscribe = null;
    fail('connection_lost', 'The connection was lost.');
  };
  const hear = (heard: unknown): void => {
    const record = readRecord(heard);
    const type = readText(record?.['type']);
    if (isOver || record === null || type === null) return;
    const data = readRecord(record['data']) ?? {};
    if (type === 'error') fail(readText(data['code']) ?? 'unknown', readText(data['message']) ?? '');
    else onEvent({ type, data });
  };
  connection.addEventListener('disconnected', onLost);
  const start = async (): Promise<void> => {
    const message = { type: 'assist_pipeline/run', ...request };
    try {
      unsubscribe = await connection.subscribeMessage(hear, message, { resubscribe: false });
      if (isOver) void unsubscribe().catch(() => undefined);
    } catch (error) {
      const { code, message: text } = asRefusal(error);
      fail(code, text);
    }
  };
  if (connection.connected) void start();
  else onLost();
  return () => {
    end();
    void unsubscribe?.().catch(() => undefined);
    unsubscribe = null;
  };
}
