import { spawn } from 'node:child_process';
import path from 'node:path';

/** The checkout's folder, absolute. */
export const root = path.resolve(import.meta.dirname, '..');

export interface Finished {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a command in the checkout to its end. `show` passes its output on to stderr as it comes; the output
 * (stdout and stderr together) is returned either way. Never throws: a missing program is code 127.
 */
export function run(
  command: string,
  args: readonly string[],
  options: { show?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    const keep = (piece: Buffer) => {
      pieces.push(piece);
      if (options.show === true) process.stderr.write(piece);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') }));
  });
}
