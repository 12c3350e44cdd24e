import { arch, platform } from 'node:process';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.ts';
import type { Say } from '../say.ts';
import { runCommand, tryCommand } from '../command.ts';
import { canUseDebianForky, debianForky, forkyBuildFlags } from './debian-forky.ts';
import { uvEnvironment, uvProgram } from './uv.ts';

/** The oldest that Home Assistant 2026.11 starts with. */
const OLDEST = [3, 14, 2] as const;

export type Interpreter = {
  /** Path of the program. */
  readonly program: string;
  /** What the C++ compiler needs to know when packages are built for it. */
  readonly buildFlags: Readonly<Record<string, string>>;
};

/** `3.14.10` is new enough, `3.14.1` and `3.15.0` are not what Home Assistant is tested with. */
export function isUsableVersion(version: string): boolean {
  const [major, minor, patch] = version
    .trim()
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  return major === OLDEST[0] && minor === OLDEST[1] && patch !== undefined && patch >= OLDEST[2];
}

const PROBE = [
  'import os, sys, sysconfig',
  'header = os.path.join(sysconfig.get_path("include"), "Python.h")',
  'print(".".join(map(str, sys.version_info[:3])), os.path.exists(header), sys.executable, sep="\\n")',
].join('\n');

async function fromPath(say: Say): Promise<Interpreter | null> {
  const probed = await tryCommand('python3.14', ['-c', PROBE]);
  if (probed === null) return null;
  const [version = '', hasHeaders, program = ''] = probed.trim().split('\n');
  if (!isUsableVersion(version)) {
    say(`python3.14 on this machine is ${version}; Home Assistant needs 3.14.2 or newer`);
    return null;
  }
  if (hasHeaders !== 'True') {
    say('python3.14 on this machine has no headers (Debian: libpython3.14-dev), looking for another');
    return null;
  }
  return { program, buildFlags: {} };
}

async function fromUv(say: Say): Promise<Interpreter | null> {
  const uv = await uvProgram(say);
  const environment = uvEnvironment(cacheDirectory());
  say('looking for Python 3.14 with uv (35 MB)');
  try {
    await runCommand(uv, ['python', 'install', '--no-bin', '3.14'], { environment });
    const found = await runCommand(uv, ['python', 'find', '--managed-python', '3.14'], { environment });
    return { program: found.trim(), buildFlags: {} };
  } catch {
    say('uv cannot download Python here (it needs github.com)');
    return null;
  }
}

async function fromForky(say: Say): Promise<Interpreter | null> {
  if (!(await canUseDebianForky())) return null;
  const root = await debianForky(say);
  return { program: join(root, 'usr/bin/python3.14'), buildFlags: forkyBuildFlags(root) };
}

/**
 * A Python that Home Assistant runs on: the machine's own, else uv's, else Debian forky's.
 * Throws with what to install when there is none.
 */
export async function findInterpreter(say: Say): Promise<Interpreter> {
  for (const way of [fromPath, fromUv, fromForky]) {
    const found = await way(say);
    if (found !== null) return found;
  }
  throw new Error(
    `Home Assistant needs Python 3.14.2 or newer, and there is no way to get it here (${platform} ${arch}): ` +
      'install python3.14 so that it is on PATH, or allow uv to download from github.com, ' +
      'or run this as root on Debian or Ubuntu.',
  );
}
