import type { Log } from './log.ts';

export interface Stop {
  /** For the log, e.g. "the database". */
  readonly what: string;
  readonly stop: () => Promise<void> | void;
}

/** One after the other; what fails or takes longer than the deadline is logged and left behind. Never rejects. */
export async function stopInOrder(stops: readonly Stop[], deadlineMs: number, log: Log): Promise<void> {
  for (const { what, stop } of stops) {
    const late = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => late.resolve('late'), deadlineMs);
    try {
      const outcome = await Promise.race([stop(), late.promise]);
      if (outcome === 'late') log.warning(`${what} did not stop in time`);
    } catch (error) {
      log.error(`${what} did not stop`, { error });
    } finally {
      clearTimeout(timer);
    }
  }
}
