import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlStateOf } from './database-error.ts';
import { type EmbeddedThread, startEmbeddedThread } from './embedded-thread.ts';
import type { Database, Plan, Row } from './store.ts';

/** Opens on first use, and again after a crash of its thread. One connection: a transaction has it alone. */
export function openEmbedded(folder: string): Database {
  let opening: Promise<EmbeddedThread> | undefined;
  let isOpen = false;
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();
  const listeners: ((what: string | null) => void)[] = [];
  const tell = (what: string | null) => {
    for (const listener of listeners) listener(what);
  };

  async function open(): Promise<EmbeddedThread> {
    isOpen = false;
    if (!existsSync(join(folder, 'PG_VERSION'))) await make();
    const opened = await startEmbeddedThread({ folder }, closing.signal, tell);
    // What another thread did at its end was perhaps never told.
    tell(null);
    isOpen = true;
    return opened;
  }

  /** Beside its place, so that half a database is never taken for one. */
  async function make(): Promise<void> {
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    // Making one leaves 300 MB behind in its thread, so that thread does nothing else.
    await (await startEmbeddedThread({ folder: unfinished }, closing.signal)).close();
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  }

  async function thread(): Promise<EmbeddedThread> {
    if (closing.signal.aborted) throw new Error('the embedded database is closed');
    opening ??= open();
    try {
      const opened = await opening;
      if (!opened.ended) return opened;
    } catch (error) {
      opening = undefined;
      throw error;
    }
    opening = open();
    return await opening;
  }

  /** Waits for whoever has the connection, then has it alone. */
  async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = last;
    const own = Promise.withResolvers<void>();
    last = own.promise;
    await before;
    try {
      return await work();
    } finally {
      own.resolve();
    }
  }

  async function run(sql: string, parameters: readonly unknown[] = [], plan?: Plan): Promise<readonly Row[]> {
    const current = await thread();
    try {
      return await current.query(sql, parameters, plan);
    } catch (error) {
      // Not the database's refusal but its crash: a new thread recovers what was written.
      if (sqlStateOf(error) === undefined || isCrash(error)) await current.abandon();
      throw error;
    }
  }

  return {
    kind: 'embedded',
    query: async (sql, parameters, plan) => await alone(() => run(sql, parameters, plan)),
    async transaction(work) {
      return await alone(async () => {
        await run('begin');
        try {
          const result = await work({ query: run });
          await run('commit');
          return result;
        } catch (error) {
          await run('rollback').catch(() => undefined);
          throw error;
        }
      });
    },
    onChanged: (listener) => void listeners.push(listener),
    async close() {
      if (!isOpen) closing.abort();
      await alone(async () => {
        closing.abort();
        const opened = await opening?.catch(() => undefined);
        if (opened !== undefined && !opened.ended) await opened.close();
      });
    },
  };
}

/** XX: an internal error; 57P: the server goes down. */
const isCrash = (error: unknown) => /^(XX|57P)/.test(sqlStateOf(error) ?? '');
