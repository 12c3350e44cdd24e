/**
 * The embedded database in a thread of its own: it computes while it works, and the app would wait. Opening
 * alone takes 200 ms, a write up to 30.
 */
import { mkdir } from 'node:fs/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm as trigrams } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';
import { createStatements } from './embedded-statements.ts';
import {
  CHANGED,
  type EmbeddedAnswer,
  type EmbeddedMessage,
  type EmbeddedRequest,
  type EmbeddedSettings,
} from './embedded-protocol.ts';

async function serve(port: MessagePort, { folder }: EmbeddedSettings): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = await PGlite.create({
    dataDir: folder,
    extensions: { vector, pg_trgm: trigrams },
    // PGlite's own 128 MB would be in memory once everything was read.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'],
  });

  const kept = createStatements(database);
  database.onNotification((_channel, changed) => port.postMessage({ changed } satisfies EmbeddedMessage));
  await database.exec(`listen ${CHANGED}`);

  async function answer(request: EmbeddedRequest): Promise<EmbeddedAnswer> {
    const { id } = request;
    try {
      if ('close' in request) {
        await database.close();
        return { id, rows: [] };
      }
      if (request.plan === 'kept') return { id, rows: await kept(request.sql, request.parameters) };
      // Only without parameters may one text hold several statements, as in PostgreSQL's simple protocol.
      const result =
        request.parameters.length === 0
          ? (await database.exec(request.sql)).at(-1)
          : await database.query<Record<string, unknown>>(request.sql, [...request.parameters]);
      return { id, rows: result?.rows ?? [] };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      return { id, message: error instanceof Error ? error.message : String(error), code };
    }
  }

  port.on('message', (request: EmbeddedRequest) => {
    void answer(request).then((result) => port.postMessage(result));
  });
  port.postMessage({ id: 0, rows: [] } satisfies EmbeddedAnswer);
}

if (parentPort !== null) await serve(parentPort, workerData);
