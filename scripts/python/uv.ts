import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.ts';
import type { Say } from '../say.ts';
import { runCommand, tryCommand } from '../command.ts';
import { withLock } from './lock.ts';
import { hasStamp, stampOf, writeStamp } from './stamp.ts';

/** Everything that uv downloads stays in our cache. */
export function uvEnvironment(cache: string): Readonly<Record<string, string>> {
  return {
    UV_CACHE_DIR: join(cache, 'uv-cache'),
    UV_PYTHON_INSTALL_DIR: join(cache, 'python'),
    UV_NO_CONFIG: '1',
    UV_HTTP_TIMEOUT: '120',
    UV_HTTP_RETRIES: '1',
  };
}

async function installUv(directory: string): Promise<boolean> {
  const ways: readonly (readonly string[])[] = [
    ['-m', 'venv', '--clear', directory],
    ['-m', 'pip', 'install', '--quiet', '--target', directory, 'uv'],
  ];
  const [venv, target] = ways;
  if (venv !== undefined && (await tryCommand('python3', venv)) !== null) {
    const pip = join(directory, 'bin', 'python');
    if ((await tryCommand(pip, ['-m', 'pip', 'install', '--quiet', 'uv'])) !== null) return true;
  }
  return target !== undefined && (await tryCommand('python3', target)) !== null;
}

/**
 * The path of uv, the installer of Python packages, in its own small environment in the cache.
 * Throws with what to install when there is neither Python nor uv.
 */
export async function uvProgram(say: Say): Promise<string> {
  const cache = cacheDirectory();
  const directory = join(cache, 'uv');
  const program = join(directory, 'bin', 'uv');
  const stamp = stampOf([directory]);
  if (await hasStamp(directory, stamp)) return program;
  return await withLock(join(cache, 'locks'), 'uv', say, async () => {
    if (await hasStamp(directory, stamp)) return program;
    say('installing uv, the installer of Python packages, from PyPI (25 MB)');
    await mkdir(cache, { recursive: true });
    const installed = await installUv(directory);
    if (
      installed &&
      (await access(program).then(
        () => true,
        () => false,
      ))
    ) {
      await runCommand(program, ['--version']);
      await writeStamp(directory, stamp);
      return program;
    }
    if ((await tryCommand('uv', ['--version'])) !== null) return 'uv';
    throw new Error(
      'Cannot install uv: install Python 3.11 or newer with pip (Debian: python3-venv), or uv itself.',
    );
  });
}
