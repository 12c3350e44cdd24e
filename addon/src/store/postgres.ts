import { createHash } from 'node:crypto';
import { Client, Pool, type PoolClient } from 'pg';
import type { Log } from '../log.ts';
import type { Secret } from '../secret.ts';
import { sqlStateOf } from './database-error.ts';
import type { Database } from './store.ts';

const CONNECT_MS = 3_000;
const STATEMENT_MS = 5_000;

const VECTOR_SEARCH = `select set_config('hnsw.iterative_scan', 'relaxed_order', false),
  set_config('hnsw.ef_search', '100', false)`;

/** Connects on first use, and again whenever it has to. Every wait ends within some seconds. */
export function openPostgres(url: Secret, log: Log): Database {
  const pool = new Pool({
    connectionString: url.reveal(),
    application_name: 'butler',
    max: 4,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    // Also when the network swallows the answer, and the server with it its own limit.
    query_timeout: STATEMENT_MS + 1_000,
    idle_in_transaction_session_timeout: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Of pgvector, for a search that keeps looking until it has found enough; known or not, it is no failure.
    verify: (client, done) => client.query(VECTOR_SEARCH, () => done()),
  });
  // An idle connection that breaks; whoever asks next notices by himself.
  pool.on('error', (error) => log.debug('an idle database connection broke', { error: error.message }));

  let ending: Promise<void> | undefined;
  let keepsPlans = true;
  const patient = new Set<Client>();

  return {
    kind: 'postgresql',
    async query(sql, parameters, plan) {
      if (plan !== 'kept' || !keepsPlans) return await run(pool, sql, parameters);
      try {
        return await run(pool, sql, parameters, nameOf(sql));
      } catch (error) {
        if (!isAboutKeeping(error)) throw error;
        keepsPlans = false;
        return await run(pool, sql, parameters);
      }
    },
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work({ query: async (sql, parameters) => await run(client, sql, parameters) });
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((reason: unknown) => {
          broken = reason instanceof Error ? reason : new Error(String(reason));
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async patiently(sql, milliseconds) {
      const client = new Client({
        connectionString: url.reveal(),
        application_name: 'butler',
        connectionTimeoutMillis: CONNECT_MS,
        statement_timeout: milliseconds,
        query_timeout: milliseconds + 1_000,
        keepAlive: true,
      });
      client.on('error', (error) => log.debug('a database connection broke', { error: error.message }));
      patient.add(client);
      try {
        await client.connect();
        await client.query(sql);
      } finally {
        patient.delete(client);
        await client.end();
      }
    },
    async close() {
      for (const client of patient) void client.end();
      await (ending ??= pool.end());
    },
  };
}

async function run(
  client: Pool | PoolClient,
  sql: string,
  parameters: readonly unknown[] = [],
  name?: string,
) {
  const results = await client.query<Record<string, unknown>>({
    text: sql,
    values: [...parameters],
    // A connection keeps the plan of what has a name.
    ...(name !== undefined && { name }),
  });
  // Several statements in one text give several results.
  const last = Array.isArray(results) ? results.at(-1) : results;
  return last?.rows ?? [];
}

const nameOf = (sql: string) => createHash('sha1').update(sql).digest('hex');

/** A pooler in between gives each statement another connection, or what it would answer with has changed. */
const isAboutKeeping = (error: unknown) => ['26000', '42P05', '0A000'].includes(sqlStateOf(error) ?? '');
