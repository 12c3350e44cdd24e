/** An app of a test's own, beside the bed's: unpaired, on the embedded database in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { withDeadline } from './connect.ts';

export interface AppProcess {
  url: string;
  pid: number;
  dataDirectory: string;
  /** The newest pairing code, waiting for one if none was printed yet. */
  pairingCode: () => Promise<string>;
  /** Everything on stdout and stderr so far. */
  output: () => string;
  stop: () => Promise<void>;
}

const START_DEADLINE_MS = 20_000;
const MAIN = join(import.meta.dirname, '../../../addon/src/main.ts');

/** Resolves with the rest of the first line, now or later, that begins with `start`; the newest one counts. */
function watchLines(child: ChildProcess): { find: (start: string) => Promise<string>; output: () => string } {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }
  const last = (start: string): string | undefined => lines.findLast((line) => line.startsWith(start));
  return {
    output: () => lines.join('\n'),
    find: (start) =>
      withDeadline(
        new Promise<string>((resolve) => {
          const look = (): void => {
            const line = last(start);
            if (line === undefined) return;
            waiting.delete(look);
            resolve(line.slice(start.length).trim());
          };
          waiting.add(look);
          look();
        }),
        `line "${start}…" of the app`,
        START_DEADLINE_MS,
      ),
  };
}

/** `environment` is laid over what a lonely app needs. Throws when it does not listen in time. */
export async function startAppProcess(environment: Record<string, string> = {}): Promise<AppProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'butler-app-'));
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      BUTLER_PORT: '0',
      BUTLER_DATA_DIR: directory,
      BUTLER_OPTIONS_FILE: join(directory, 'options.json'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = watchLines(child);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const url = await lines.find('listening on ');
    const pairingCode = (): Promise<string> => lines.find('pairing code: ');
    return { url, pid: child.pid ?? 0, dataDirectory: directory, pairingCode, output: lines.output, stop };
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}; it said:\n${lines.output()}`, { cause: error });
  }
}
