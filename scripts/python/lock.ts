import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Say } from '../say.ts';

const POLL_MS = 300;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function holderOf(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isNaN(pid) ? null : pid;
}

/** Moves a dead holder's lock away; puts it back when somebody else was quicker and holds it now. */
async function removeStale(file: string, deadPid: number): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await holderOf(aside)) !== deadPid) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

/**
 * Runs `work` while no other process runs anything under the same name in the same directory.
 * The lock of a process that died is taken over.
 */
export async function withLock<T>(
  directory: string,
  name: string,
  say: Say,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, `${name}.lock`);
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, `${process.pid}\n`);
  let told = false;
  try {
    while (
      !(await link(mine, file).then(
        () => true,
        () => false,
      ))
    ) {
      const holder = await holderOf(file);
      if (holder !== null && !isAlive(holder)) {
        await removeStale(file, holder);
        continue;
      }
      if (!told) say(`waiting for process ${holder ?? 'that is just starting'}, which is preparing ${name}`);
      told = true;
      await delay(POLL_MS);
    }
  } finally {
    await rm(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
