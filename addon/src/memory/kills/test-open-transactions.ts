/** What the app has open in PostgreSQL at this moment, and a way to hold a save in the middle of its transaction. */
import { Client } from 'pg';
import { vi } from 'vitest';
import * as z from 'zod';

export interface OpenTransaction {
  readonly pid: number;
  readonly began: string;
}

export interface Observer {
  /** Transactions of the app, also those of an app that is gone. */
  open(): Promise<readonly OpenTransaction[]>;
  /**
   * Locks what is known of a thing: who saves where it is now has written the new place, and waits before the old
   * one is marked. Resolves when somebody does, with their transaction.
   */
  hold(thing: string): Promise<{ readonly held: OpenTransaction; readonly release: () => Promise<void> }>;
}

/** Connects anew for each question, since the server dies, too. */
export function observe(url: string): Observer {
  async function look(condition: string): Promise<readonly OpenTransaction[]> {
    const client = await connect(url);
    try {
      const { rows } = await client.query(`
        select pid, xact_start::text as began from pg_stat_activity
        where application_name = 'butler' and datname = current_database() and xact_start is not null
          and state in ('active', 'idle in transaction') and ${condition}`);
      return rows.map((row) => openTransaction.parse(row));
    } finally {
      await client.end();
    }
  }
  return {
    open: async () => await look('true'),
    async hold(thing) {
      const holder = await connect(url);
      await holder.query('begin');
      // Whoever waited for the row while it was replaced has got none.
      while ((await holder.query(LOCK, [`where ${thing}`])).rowCount === 0);
      const held = await vi.waitUntil(async () => (await look(`wait_event_type = 'Lock'`))[0], {
        timeout: 20_000,
        interval: 2,
      });
      return { held, release: async () => await holder.end().catch(() => undefined) };
    },
  };
}

const LOCK = 'select from butler.user_facts where topic = $1 and superseded_by is null for update';

const openTransaction = z.object({ pid: z.number(), began: z.string() });

/** The server is killed under whoever observes it, and takes a moment to recover. */
async function connect(url: string): Promise<Client> {
  return await vi.waitFor(
    async () => {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    { timeout: 30_000, interval: 20 },
  );
}
