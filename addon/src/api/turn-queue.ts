/** A turn that ignores its signal may not block its conversation for longer than this. */
const PATIENCE_MS = 10_000;

/**
 * Lets the turns of one conversation run one after the other, in the order in which they came; different
 * conversations do not wait for each other.
 */
export function createTurnQueue() {
  const last = new Map<string, Promise<void>>();

  async function forgetWhenOver(conversationId: string, over: Promise<void>) {
    await over;
    if (last.get(conversationId) === over) last.delete(conversationId);
  }

  return {
    /**
     * Runs `work` when the turns before it are over. Rejects with the signal's reason, without running it,
     * when the signal aborts while it waits.
     */
    async run(conversationId: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
      const before = last.get(conversationId) ?? Promise.resolve();
      const own = Promise.withResolvers<void>();
      const over = Promise.all([before, own.promise]).then(() => undefined);
      last.set(conversationId, over);
      void forgetWhenOver(conversationId, over);
      const aborted = Promise.withResolvers<void>();
      const onAbort = () => aborted.resolve();
      const giveWay = () => setTimeout(own.resolve, PATIENCE_MS).unref();
      try {
        signal.addEventListener('abort', onAbort, { once: true });
        if (!signal.aborted) await Promise.race([before, aborted.promise]);
        signal.throwIfAborted();
        signal.addEventListener('abort', giveWay, { once: true });
        await work();
      } finally {
        // A signal that lives as long as the app keeps whatever listens to it.
        signal.removeEventListener('abort', onAbort);
        signal.removeEventListener('abort', giveWay);
        own.resolve();
      }
    },
    /** How many conversations have a turn running or waiting. */
    size: () => last.size,
  };
}

export type TurnQueue = ReturnType<typeof createTurnQueue>;
