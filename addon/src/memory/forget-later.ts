/**
 * Forgetting with a way back. That it is to be forgotten is durable before it is said; a process that ends meanwhile
 * deletes it after its start.
 */
import type { Asker } from '../people/asker.ts';
import type { Chore } from '../upkeep/upkeep.ts';
import type { Queries } from './fact-rows.ts';
import type { Forgetting } from './forgetting.ts';
import { bringBack, isGoing, letGo, selectGone } from './going-rows.ts';
import { reached } from './reached.ts';

export interface ForgetLaterDependencies {
  readonly database: Queries;
  readonly forget: Forgetting['forget'];
  readonly now: () => Date;
  /** Runs it after so many milliseconds; never keeps the process. */
  readonly later: (milliseconds: number, run: () => void) => void;
}

/** Each throws ButlerError `unavailable` while the database is away. */
export interface ForgetLater {
  /** Nobody is told it from now on; `milliseconds` later it is deleted. The caller has looked whose it is. */
  readonly letGo: (asker: Asker, id: string, milliseconds: number) => Promise<void>;
  /** Whether they have let it go, and it is still there. */
  readonly isGoing: (asker: Asker, id: string) => Promise<boolean>;
  /** It is told again, unless its time has come. */
  readonly bringBack: (asker: Asker, id: string) => Promise<void>;
  /** Deletes what is due, also what an earlier process left. */
  readonly chore: Chore;
}

const AT_ONCE = 50;
/** A timer may be a little early. */
const LATE_MS = 20;

export function createForgetLater({ database, forget, now, later }: ForgetLaterDependencies): ForgetLater {
  async function sweep(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const due = await selectGone(database, now(), AT_ONCE);
      for (const { id, by } of due) {
        if (signal?.aborted === true) return;
        await forget(by, id);
      }
      if (due.length < AT_ONCE) return;
    }
  }

  return {
    async letGo(asker, id, milliseconds) {
      await reached(letGo(database, asker, id, new Date(now().getTime() + milliseconds)));
      // Fails only with the database, and then the chore does it.
      later(milliseconds + LATE_MS, () => void sweep().catch(() => undefined));
    },
    isGoing: async (asker, id) => await reached(isGoing(database, asker, id)),
    bringBack: async (asker, id) => await reached(bringBack(database, asker, id, now())),
    chore: { name: 'forgetting what was let go', run: sweep },
  };
}
