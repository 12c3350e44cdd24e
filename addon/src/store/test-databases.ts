/** Both databases for tests: the embedded one in a folder of its own, PostgreSQL on a real server. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createLog } from '../log.ts';
import { secret } from '../secret.ts';
import { openEmbedded } from './embedded.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Database, Exchange } from './store.ts';
import { copyTemplate, type Emptying, emptying } from './test-template.ts';

export const migrations = await readMigrations(new URL('../../sql/', import.meta.url));
export const silent = createLog({
  level: 'error',
  format: 'text',
  now: () => new Date(),
  write: () => undefined,
});

/** An empty place for a database; each `open` connects to the same one. It goes with the test. */
export interface TestPlace {
  open(): Database;
  /** As every migration leaves it, from whatever is there. */
  migrated(): Promise<Database>;
}

/**
 * One embedded database for a whole file, emptied for each test: opening one is half a second of computing.
 * Whoever closes it gets another one at the same place from the next `open`.
 */
export function createEmbeddedPlaces() {
  let folder: string | undefined;
  let current: Database | undefined;

  async function make(): Promise<string> {
    const inside = await mkdtemp(join(tmpdir(), 'butler-database-'));
    await copyTemplate(join(inside, 'database'), migrations);
    return inside;
  }

  function open(inside: string): Database {
    current ??= openEmbedded(join(inside, 'database'));
    const database = current;
    return {
      ...database,
      async close() {
        if (current === database) current = undefined;
        await database.close();
      },
    };
  }
  let emptied: Emptying | undefined;
  return {
    async place(): Promise<TestPlace> {
      const inside = (folder ??= await make());
      const { raze, empty } = (emptied ??= emptying(
        () => open(inside),
        async () => await migrate(open(inside), migrations),
      ));
      let ready: Promise<void> | undefined;
      return {
        open() {
          const razed = (ready ??= raze());
          const database = open(inside);
          return {
            ...database,
            query: async (...asked) => await razed.then(async () => await database.query(...asked)),
            transaction: async (work) => await razed.then(async () => await database.transaction(work)),
          };
        },
        async migrated() {
          if (ready === undefined) await (ready = empty());
          else await ready.then(async () => await migrate(open(inside), migrations));
          return open(inside);
        },
      };
    },
    async close() {
      await current?.close();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function postgresPlace(serverUrl: string): Promise<TestPlace & { readonly url: string }> {
  const name = `butler_test_${randomUUID().replaceAll('-', '')}`;
  const server = openPostgres(secret(serverUrl), silent);
  await server.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const opened: Database[] = [];
  onTestFinished(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await server.query(`drop database if exists ${name} with (force)`);
    await server.close();
  });
  function open() {
    const database = openPostgres(secret(url.href), silent);
    opened.push(database);
    return database;
  }
  return {
    url: url.href,
    open,
    async migrated() {
      const database = open();
      await migrate(database, migrations);
      return database;
    },
  };
}

export const migratedIn = async (place: TestPlace): Promise<Database> => await place.migrated();

export function testExchange(changes: Partial<Exchange> = {}): Exchange {
  return {
    id: randomUUID(),
    conversationId: 'kitchen',
    at: new Date('2026-11-22T12:00:00.123Z'),
    door: 'assist',
    speaker: 'person:anna',
    userId: 'anna',
    areaId: 'kitchen',
    satelliteId: null,
    language: 'en',
    text: 'Turn on the light',
    answer: 'The light is on.',
    outcome: 'answered',
    taint: [{ origin: 'media', from: 'the TV' }],
    calls: [
      {
        tool: 'turn_on_off',
        args: { entity_ids: ['light.kitchen'], state: 'on' },
        tier: 'act',
        verdict: 'run',
        effects: [{ action: 'light.turn_on', entity_ids: ['light.kitchen'], outcome: 'reached' }],
        origin: 'device',
      },
      { tool: 'find', args: {}, tier: 'read', verdict: 'run', effects: [], origin: 'device' },
      {
        tool: 'set_lock',
        args: {},
        tier: null,
        verdict: 'invalid',
        effects: [{ action: 'lock.unlock', entity_ids: ['lock.door'], outcome: 'refused' }],
        origin: 'person',
      },
    ],
    usage: [
      {
        model: 'claude-haiku-5-5',
        inputTokens: 10,
        outputTokens: 20,
        cacheReadTokens: 3_000,
        cacheWriteTokens: 40,
      },
    ],
    durationMs: 812.4,
    ...changes,
  };
}
