import type { Say } from '../say.ts';
import { watchAncestors } from './ancestors.ts';
import type { Keeper } from './keeper.ts';

const ORPHANED_MS = 1_500;

/**
 * Runs a command that stays in the foreground: on SIGINT, SIGTERM, SIGHUP, or when whoever started us has
 * gone, everything that the keeper keeps is stopped, and the process ends with 0; after an error with 1.
 */
export async function stayUntilStopped(
  keeper: Keeper,
  say: Say,
  bringUp: (stopped: AbortSignal) => Promise<void>,
): Promise<never> {
  const stopped = new AbortController();
  async function stop(): Promise<void> {
    if (stopped.signal.aborted) return;
    stopped.abort();
    say('stopping');
    await keeper.stop();
    process.exit(0);
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void stop());
  // Whoever read our output may have gone with the terminal.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  await watchAncestors(() => {
    // Whoever waits for us waits 5 s at most; what is left then is the watchdog's.
    setTimeout(() => process.exit(1), ORPHANED_MS);
    void stop();
  });
  try {
    await bringUp(stopped.signal);
  } catch (error) {
    if (stopped.signal.aborted) return await new Promise<never>(() => {});
    say(error instanceof Error ? error.message : String(error));
    await keeper.stop();
    process.exit(1);
  }
  // The keeper's children and the timers may not hold the process; this does.
  setInterval(() => {}, 3_600_000);
  return await new Promise<never>(() => {});
}
