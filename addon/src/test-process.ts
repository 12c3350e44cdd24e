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

export function startAppProcess(entry: string, environment: Readonly<Record<string, string>>): AppProcess {
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env['PATH'], BUTLER_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'close').then(() => child.exitCode);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const grew = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
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
