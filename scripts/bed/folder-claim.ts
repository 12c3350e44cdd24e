import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Makes sure that no other process uses this home. Returns how to give it back.
 * Throws when a running process has it; a dead one's claim is taken over.
 */
export async function claimFolder(directory: string): Promise<() => Promise<void>> {
  const file = join(directory, 'home.pid');
  const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (!Number.isNaN(holder) && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `The home in ${directory} is in use by process ${holder}: stop that first, or use another folder.`,
    );
  }
  await writeFile(file, `${process.pid}\n`);
  return () => rm(file, { force: true });
}
