import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { EmbeddedMessage, EmbeddedSettings, EmbeddedWork } from './embedded-protocol.ts';
import type { Plan, Row } from './store.ts';

export interface EmbeddedThread {
  /** Rejects with an Error that carries a SQLSTATE as `code` when the database itself refused. */
  query(sql: string, parameters: readonly unknown[], plan: Plan | undefined): Promise<readonly Row[]>;
  /** Closes the database, then ends the thread. */
  close(): Promise<void>;
  /** Ends the thread as it is; the next one recovers. */
  abandon(): Promise<void>;
  /** True once the thread has ended, for whatever reason. */
  readonly ended: boolean;
}

/** The first start makes the database; on a small machine that takes its time. */
const OPEN_MS = 120_000;
const QUERY_MS = 30_000;

/** Resolves when the database is open. Rejects when it cannot be opened, or when the signal aborts before it is. */
export async function startEmbeddedThread(
  settings: EmbeddedSettings,
  signal: AbortSignal,
  onChanged: (what: string) => void = () => undefined,
): Promise<EmbeddedThread> {
  signal.throwIfAborted();
  limitCompiler();
  // scripts/build.ts puts the built one there.
  const file = import.meta.url.endsWith('.ts') ? './embedded-worker.ts' : './embedded/worker.mjs';
  const worker = new Worker(new URL(file, import.meta.url), { workerData: settings });
  // The process may end while the thread waits: what was acknowledged is on the disk.
  worker.unref();
  const waiting = new Map<number, PromiseWithResolvers<readonly Row[]>>();
  let lastId = 0;
  let ended = false;

  function end(reason: Error) {
    ended = true;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('the thread of the embedded database has ended')));
  worker.on('message', (answer: EmbeddedMessage) => {
    if ('changed' in answer) return onChanged(answer.changed);
    const request = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('rows' in answer) request?.resolve(answer.rows);
    else request?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
  });

  async function answerTo(id: number, deadlineMs: number): Promise<readonly Row[]> {
    const answer = Promise.withResolvers<readonly Row[]>();
    if (ended) throw new Error('the thread of the embedded database has ended');
    waiting.set(id, answer);
    const late = setTimeout(() => {
      end(new Error('the embedded database did not answer in time'));
      void worker.terminate();
    }, deadlineMs);
    try {
      return await answer.promise;
    } finally {
      clearTimeout(late);
    }
  }

  function ask(work: EmbeddedWork): Promise<readonly Row[]> {
    lastId += 1;
    const answer = answerTo(lastId, QUERY_MS);
    worker.postMessage({ ...work, id: lastId }, []);
    return answer;
  }

  const giveUp = () => {
    end(new Error('the embedded database was closed while it opened'));
    void worker.terminate();
  };
  signal.addEventListener('abort', giveUp, { once: true });
  await answerTo(0, OPEN_MS);
  signal.removeEventListener('abort', giveUp);
  return {
    query: (sql, parameters, plan) => ask({ sql, parameters, plan }),
    async close() {
      await ask({ close: true });
      await worker.terminate();
    },
    async abandon() {
      end(new Error('the embedded database crashed'));
      await worker.terminate();
    },
    get ended() {
      return ended;
    },
  };
}

/**
 * V8 would compile the whole database a second time, optimised, as soon as it is used: for a moment that takes
 * 700 MB of memory instead of 150. Unoptimised, a usual query takes as long (0.2 ms), a full scan of 10,000
 * vectors 66 ms instead of 38 (measured on x86-64, Node 24.21).
 */
function limitCompiler(): void {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
}
