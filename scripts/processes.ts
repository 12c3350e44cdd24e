import { spawn } from 'node:child_process';
import { REPOSITORY } from './paths.ts';

export interface Finished {
  readonly code: number;
  /** stdout and stderr, in the order in which they came. */
  readonly output: string;
}

/**
 * Runs a program in the checkout to its end, whatever the end is; a program that cannot be started is
 * code 127. `show` also passes its output on to stderr as it comes.
 */
export function finish(
  program: string,
  args: readonly string[],
  options: { show?: boolean; environment?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: REPOSITORY,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pieces: Buffer[] = [];
    const keep = (piece: Buffer) => {
      pieces.push(piece);
      if (options.show === true) process.stderr.write(piece);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${program}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') }));
  });
}
