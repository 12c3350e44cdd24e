import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { debianForky } from '../python/debian-forky.ts';
import { runCommand } from '../command.ts';
import type { Say } from '../say.ts';
import { freePort } from './free-port.ts';
import type { Keeper, KeptProcess } from './keeper.ts';
import { createKeeper } from './keeper.ts';

const PROGRAMS = '/usr/lib/postgresql/18/bin';
const READY = 'database system is ready to accept connections';
const START_MS = 30_000;
const AGAIN_MS = 50;

export type Postgres = {
  /** Of an empty database with pgvector at hand (`create extension vector`), without a password. */
  readonly url: string;
  /** Of another empty database in the same server. */
  readonly createDatabase: () => Promise<string>;
  /** Kills its first process without a warning, then starts it again where it was. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Runs a program of the folder's PostgreSQL, in the folder, as its user. */
function inFolder(root: string, program: string, args: readonly string[]): [string, string[]] {
  return ['chroot', ['--userspec=postgres:postgres', root, `${PROGRAMS}/${program}`, ...args]];
}

async function waitUntilReady(
  start: (onLine: (line: string) => void) => Promise<KeptProcess>,
): Promise<KeptProcess> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const late = setTimeout(() => reject(new Error('PostgreSQL did not start within 30 s.')), START_MS);
  try {
    const server = await start((line) => {
      if (line.includes(READY)) resolve(undefined);
    });
    const hasEnded = server.ended.then(() => {
      throw new Error(`PostgreSQL did not start: ${server.lastLines().join(' / ')}`);
    });
    await Promise.race([promise, hasEnded]);
    return server;
  } finally {
    clearTimeout(late);
  }
}

/**
 * Starts a throw-away PostgreSQL 18 with pgvector on a free port of loopback, from the Debian folder.
 * Needs Debian or Ubuntu, and root; throws with that sentence elsewhere.
 */
export async function startPostgres(say: Say, keeper: Keeper = createKeeper()): Promise<Postgres> {
  const root = await debianForky(say);
  const data = `/var/lib/butler-${randomUUID()}`;
  const outside = join(root, data);
  await mkdir(outside);
  keeper.removeAtEnd(outside);
  await runCommand('chown', ['--reference', join(root, 'var/lib/postgresql'), outside]);
  await runCommand(
    ...inFolder(root, 'initdb', [
      '-D',
      data,
      '-U',
      'butler',
      '--auth=trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ]),
  );
  const port = await freePort();
  const settings = [
    `listen_addresses=127.0.0.1`,
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=200',
  ];
  const [program, args] = inFolder(root, 'postgres', [
    '-D',
    data,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const start = async () =>
    await waitUntilReady((onLine) =>
      keeper.start({
        name: 'PostgreSQL',
        program,
        args,
        environment: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
        // Its fast shutdown: does not wait for clients.
        stopSignal: 'SIGINT',
        logFile: join(outside, 'server.log'),
        onLine,
      }),
    );
  let running: KeptProcess;
  try {
    running = await start();
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  async function crash(): Promise<void> {
    process.kill(running.pid, 'SIGKILL');
    await running.ended;
    const until = Date.now() + START_MS;
    for (;;) {
      try {
        running = await start();
        return;
      } catch (error) {
        // Its other processes take a moment to notice that they are alone.
        if (Date.now() > until) throw error;
        await wait(AGAIN_MS);
      }
    }
  }
  const server = `postgresql://butler@127.0.0.1:${port}`;
  async function createDatabase(): Promise<string> {
    const name = `butler_${randomUUID().replaceAll('-', '')}`;
    const client = new Client({ connectionString: `${server}/postgres` });
    await client.connect();
    try {
      await client.query(`create database ${name}`);
    } finally {
      await client.end();
    }
    return `${server}/${name}`;
  }
  return { url: await createDatabase(), createDatabase, crash, stop: keeper.stop };
}
