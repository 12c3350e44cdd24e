import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WatchdogOrder } from './watchdog.ts';

// Home Assistant 2026.11 waits 10 s for open websockets before it writes what it has not stored yet.
const STOP_MS = 20_000;
const WATCHDOG = fileURLToPath(new URL('watchdog.ts', import.meta.url));

export type ProcessSpec = {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment, but for the keeper's own mark. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  readonly cwd?: string;
  /** Gets everything that the process writes, appended. */
  readonly logFile: string;
  /** What asks it to stop; SIGTERM unless given. */
  readonly stopSignal?: NodeJS.Signals;
  /** Called with each line on its stdout and stderr. */
  readonly onLine?: (line: string) => void;
};

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type KeptProcess = {
  readonly name: string;
  readonly pid: number;
  readonly ended: Promise<Ending>;
  /** Its last lines, for an error message. */
  readonly lastLines: () => readonly string[];
  /** SIGTERM to it and to what it started, SIGKILL after 20 s; resolves when it has ended. */
  readonly stop: () => Promise<void>;
};

export type Keeper = {
  readonly start: (spec: ProcessSpec) => Promise<KeptProcess>;
  /** True from the first `stop` on: an end is then no surprise. */
  readonly isStopping: () => boolean;
  /** Called at `stop`, in reverse order with the processes. */
  readonly onStop: (stop: () => Promise<void>) => void;
  /** The folder goes when the keeper stops, or dies. */
  readonly removeAtEnd: (directory: string) => void;
  /** Stops everything in reverse order. A second call waits for the first. */
  readonly stop: () => Promise<void>;
};

const KEPT_LINES = 30;

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended already.
  }
}

function follow(child: ChildProcess, spec: ProcessSpec): () => readonly string[] {
  const lines: string[] = [];
  const log = createWriteStream(spec.logFile, { flags: 'a' });
  // On a full disk the log ends; what it is about goes on.
  log.on('error', () => undefined);
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    stream.pipe(log, { end: false });
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      spec.onLine?.(line);
    });
  }
  child.once('close', () => log.end());
  return () => lines;
}

async function stopProcess(pid: number, ended: Promise<Ending>, signal: NodeJS.Signals): Promise<void> {
  signalGroup(pid, signal);
  const impatience = setTimeout(() => signalGroup(pid, 'SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(impatience);
  // What it started and left behind.
  signalGroup(pid, 'SIGKILL');
}

function startWatchdog(mark: string) {
  const child = spawn(process.execPath, [WATCHDOG, mark], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.unref();
  // A pipe to a watchdog that somebody ended is no reason to fall over.
  child.stdin.on('error', () => {});
  return {
    tell: (order: WatchdogOrder) => child.stdin.write(`${JSON.stringify(order)}\n`),
    dismiss: async () => {
      child.ref();
      const exit = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.stdin.end(`${JSON.stringify({ farewell: true } satisfies WatchdogOrder)}\n`);
      await exit;
    },
  };
}

/**
 * Keeps child processes: each in a process group of its own, stopped in reverse order, and ended by a
 * watchdog process when this one dies without stopping them.
 */
export function createKeeper(): Keeper {
  const mark = `BUTLER_KEEPER=${randomUUID()}`;
  const watchdog = startWatchdog(mark);
  const stops: (() => Promise<void>)[] = [];
  const folders: string[] = [];
  let stopping: Promise<void> | null = null;

  async function start(spec: ProcessSpec): Promise<KeptProcess> {
    if (stopping !== null) throw new Error(`${spec.name} was not started: everything is being stopped`);
    const child = spawn(spec.program, spec.args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...spec.environment, BUTLER_KEEPER: mark.slice(mark.indexOf('=') + 1) },
      ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    });
    const lastLines = follow(child, spec);
    const ended = new Promise<Ending>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
      child.once('error', () => resolve({ code: 127, signal: null }));
    });
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => reject(new Error(`${spec.name} cannot be started: ${error.message}`)));
    });
    const { pid } = child;
    if (pid === undefined) throw new Error(`${spec.name} has no process id`);
    watchdog.tell({ watch: pid });
    void ended.then(() => watchdog.tell({ forget: pid }));
    const stop = () => stopProcess(pid, ended, spec.stopSignal ?? 'SIGTERM');
    stops.push(stop);
    return { name: spec.name, pid, ended, lastLines, stop };
  }

  async function stopAll(): Promise<void> {
    for (const stop of stops.toReversed()) await stop().catch(() => {});
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
    await watchdog.dismiss();
  }

  return {
    start,
    isStopping: () => stopping !== null,
    onStop: (stop) => stops.push(stop),
    removeAtEnd: (directory) => {
      folders.push(directory);
      watchdog.tell({ remove: directory });
    },
    stop: () => (stopping ??= stopAll()),
  };
}
