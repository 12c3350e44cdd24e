import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openEmbedded } from './embedded.ts';

vi.setConfig({ testTimeout: 60_000 });

async function openFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'butler-embedded-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

test('closed while it is being made it leaves no half database, and the next start makes a whole one', async () => {
  const folder = await openFolder();
  const place = join(folder, 'database');
  const first = openEmbedded(place);
  const asked = first.query('select 1').catch((error: unknown) => error);
  await vi.waitUntil(async () => (await readdir(folder)).includes('database.new'), { interval: 5 });
  await first.close();
  expect(String(await asked)).toContain('closed while it opened');
  expect(await readdir(folder)).not.toContain('database');
  const second = openEmbedded(place);
  expect(await second.query('select 1 as x')).toEqual([{ x: 1 }]);
  await second.close();
  expect(await readdir(folder)).toEqual(['database']);
});

test('a database that was closed says so', async () => {
  const database = openEmbedded(join(await openFolder(), 'database'));
  await database.close();
  await expect(database.query('select 1')).rejects.toThrow('closed');
  await database.close();
});
