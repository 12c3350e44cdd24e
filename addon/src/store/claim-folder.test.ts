import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder } from './claim-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-claim-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a folder that is in use is refused until it is given back', async () => {
  const giveBack = await claimFolder(folder);
  await expect(claimFolder(folder)).rejects.toMatchObject({ code: 'config' });
  await expect(claimFolder(folder)).rejects.toThrow(/in use by another Butler: stop that one/);
  await giveBack();
  const again = await claimFolder(folder);
  await again();
  expect(await readdir(folder)).toEqual([]);
});

test('the claim of a process that was killed is taken over', async () => {
  const script = `
    const { claimFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'claim-folder.ts'))});
    await claimFolder(${JSON.stringify(folder)});
    console.log('claimed');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  await expect(claimFolder(folder)).rejects.toThrow(/in use/);
  child.kill('SIGKILL');
  await once(child, 'close');
  const giveBack = await claimFolder(folder);
  await giveBack();
});
