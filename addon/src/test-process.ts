/** The app as a process of its own, for tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export interface AppProcess {
  /** All of stdout and stderr so far. */
  output(): string;
  /** Resolves with the first match in the output; rejects when the process ends without one. */
  saw(pattern: RegExp): Promise<RegExpExecArray>;
  signal(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
}

/** A module that is loaded before the app, in each of its threads, and what it writes to file descriptor 3. */
export interface Watching {
  readonly preload: string;
  readonly onMark: (text: string) => void;
}

export function startAppProcess(
  entry: string,
  environment: Readonly<Record<string, string>>,
  watching?: Watching,
): AppProcess {
  const before = watching === undefined ? [] : ['--import', watching.preload];
  const child = spawn(process.execPath, [...before, entry], {
    env: { PATH: process.env['PATH'], BUTLER_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', watching === undefined ? 'ignore' : 'pipe'],
  });
  if (watching !== undefined) child.stdio[3]?.on('data', (text: Buffer) => watching.onMark(String(text)));
  let output = '';
  const ended = once(child, 'close').then(() => child.exitCode);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const grew = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of grew) look();
    });
  }
  return {
    output: () => output,
    saw: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match === null) return;
          grew.delete(look);
          resolve(match);
        };
        grew.add(look);
        look();
        void ended.then(() => reject(new Error(`the app ended without ${pattern.source}:\n${output}`)));
      }),
    signal: (signal) => void child.kill(signal),
    ended,
  };
}
