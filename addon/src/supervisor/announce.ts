import { setTimeout as wait } from 'node:timers/promises';
import { asButlerError } from '../errors.ts';
import type { Supervisor } from './supervisor.ts';

export interface Announcing {
  readonly supervisor: Supervisor;
  readonly port: number;
  /** The bearer token that the app takes. Never logged. */
  readonly token: string;
  readonly log: { info(text: string): void; warning(text: string): void };
  readonly signal: AbortSignal;
  /** The first pause in milliseconds; each one doubles it, up to a minute. */
  readonly pauseMs?: number;
}

const LONGEST_PAUSE_MS = 60_000;

/**
 * Tells Home Assistant through the Supervisor that we are here, until it has been heard. Port and token stay the
 * same while the app runs, so once for each start is enough. Never rejects.
 */
export async function announce({ supervisor, port, token, log, signal, pauseMs }: Announcing): Promise<void> {
  let last = '';
  for (let pause = pauseMs ?? 1_000; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      const host = await supervisor.hostname(signal);
      await supervisor.announce({ host, port, token }, signal);
      log.info(`Announced to Home Assistant as ${host}`);
      return;
    } catch (thrown) {
      const { say } = asButlerError(thrown);
      if (!signal.aborted && say !== last) {
        log.warning(`I could not announce myself to Home Assistant and go on trying. ${say}`);
      }
      last = say;
      await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
