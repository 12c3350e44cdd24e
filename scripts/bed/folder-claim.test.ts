import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder } from './folder-claim.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-claim-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a folder is claimed and given back', async () => {
  const giveBack = await claimFolder(folder);
  expect(await readdir(folder)).toEqual(['home.pid']);
  await giveBack();
  expect(await readdir(folder)).toEqual([]);
});

test("another running process's folder is refused, a dead one's is taken over", async () => {
  await writeFile(join(folder, 'home.pid'), `${process.ppid}\n`);
  await expect(claimFolder(folder)).rejects.toThrow('stop that first, or use another folder');
  // No process has this id: Linux counts to 4,194,304 at most.
  await writeFile(join(folder, 'home.pid'), '99999999\n');
  await expect(claimFolder(folder)).resolves.toBeTypeOf('function');
});
