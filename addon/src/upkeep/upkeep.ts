/** What is done between turns: learning, summing up, tidying. One chore after the other, and never in a turn's way. */
import type { Log } from '../log.ts';

export interface Chore {
  /** For the log. */
  readonly name: string;
  /** Does whatever is due, in small parts; what is left over is done the next time. Stops soon after the abort. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export interface UpkeepDependencies {
  /** Those of now: the settings may have changed. */
  readonly chores: () => readonly Chore[];
  readonly times?: UpkeepTimes | undefined;
  readonly log: Pick<Log, 'warning'>;
}

/** Milliseconds. */
export interface UpkeepTimes {
  /** Between the end of one round and the next. */
  readonly rest: number;
  /** For one chore in one round. */
  readonly longest: number;
  /** Told each that begins, and null when it has ended. */
  readonly onChore?: (name: string | null) => void;
}

export interface Upkeep {
  /** Resolves when the chore that is running has stopped. */
  stop(): Promise<void>;
}

const USUAL: UpkeepTimes = { rest: 60_000, longest: 120_000 };

/** A chore that fails is logged, once until it succeeds again, and tried again in the next round. */
export function startUpkeep({ chores, times = USUAL, log }: UpkeepDependencies): Upkeep {
  const stopping = new AbortController();
  const failing = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  async function doOne({ name, run }: Chore): Promise<void> {
    times.onChore?.(name);
    try {
      await run(AbortSignal.any([stopping.signal, AbortSignal.timeout(times.longest)]));
      failing.delete(name);
    } catch (error) {
      if (!failing.has(name) && !stopping.signal.aborted) log.warning(`${name} has to wait`, { error });
      failing.add(name);
    }
    times.onChore?.(null);
  }

  async function doAll(): Promise<void> {
    for (const chore of chores()) {
      if (stopping.signal.aborted) return;
      await doOne(chore);
    }
    rest();
  }

  function rest(): void {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      round = doAll();
    }, times.rest).unref();
  }

  rest();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await round;
    },
  };
}
