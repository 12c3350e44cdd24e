import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { Say } from '../../say.ts';
import type { Keeper, KeptProcess } from '../keeper.ts';
import { request } from './connection.ts';

/** With this exit code Home Assistant asks to be started again. */
const RESTART = 100;
const START_MS = 180_000;
const POLL_MS = 100;

export type HomeAssistant = {
  readonly url: string;
  /** Of the running process: a restart changes it. */
  readonly pid: () => number;
  /** Stops the process; it stays down until `start`. */
  readonly stop: () => Promise<void>;
  /** Starts it again and waits until its web server answers. */
  readonly start: () => Promise<void>;
  /** Resolves when all of it has started. */
  readonly running: (token: string) => Promise<void>;
};

export type HomeAssistantSpec = {
  readonly python: string;
  readonly directory: string;
  readonly port: number;
  readonly logFile: string;
  readonly environment: Readonly<NodeJS.ProcessEnv>;
};

function failure(what: string, process: KeptProcess, logFile: string): Error {
  const words = process.lastLines().join('\n');
  return new Error(`Home Assistant ${what}. The end of ${logFile}:\n${words}`);
}

async function waitForServer(url: string, process: KeptProcess, logFile: string): Promise<void> {
  let end: string | null = null;
  void process.ended.then(({ code, signal }) => (end = `ended with ${code ?? signal} while it was starting`));
  for (const until = Date.now() + START_MS; Date.now() < until; await delay(POLL_MS)) {
    if (end !== null) throw failure(end, process, logFile);
    const answer = await fetch(`${url}/manifest.json`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => null,
    );
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
  }
  throw failure('did not start in time', process, logFile);
}

const core = z.object({ state: z.string() });

/** Starts Home Assistant and waits until its web server answers. It starts again when it asks to be. */
export async function startHomeAssistant(
  keeper: Keeper,
  spec: HomeAssistantSpec,
  say: Say,
): Promise<HomeAssistant> {
  const url = `http://127.0.0.1:${spec.port}`;
  let current!: KeptProcess;
  let isWanted = true;

  async function restartWhenAsked(process: KeptProcess): Promise<void> {
    const { code, signal } = await process.ended;
    if (!isWanted || current !== process || keeper.isStopping()) return;
    if (code !== RESTART) return say(`Home Assistant has ended (${code ?? signal}); see ${spec.logFile}`);
    say('Home Assistant restarts');
    return await start().catch((error: unknown) => say(String(error)));
  }

  async function start(): Promise<void> {
    isWanted = true;
    const process = await keeper.start({
      name: 'Home Assistant',
      program: join(spec.python, '../hass'),
      args: ['--config', spec.directory, '--skip-pip', '--log-no-color'],
      environment: { ...spec.environment, PYTHONUNBUFFERED: '1' },
      cwd: spec.directory,
      logFile: spec.logFile,
    });
    current = process;
    void restartWhenAsked(process);
    await waitForServer(url, process, spec.logFile);
  }

  async function stop(): Promise<void> {
    isWanted = false;
    await current.stop();
  }

  async function running(token: string): Promise<void> {
    for (const until = Date.now() + START_MS; Date.now() < until; await delay(POLL_MS)) {
      const config = await request(url, '/api/config', { token }, core).catch(() => null);
      if (config?.state === 'RUNNING') return;
    }
    throw failure('did not finish starting in time', current, spec.logFile);
  }

  await start();
  return { url, pid: () => current.pid, stop, start, running };
}
