import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPairingFile, type Pairing } from './pairing-file.ts';

const PAIRING: Pairing = {
  app_token: 'a'.repeat(43),
  home_assistant: { url: 'http://127.0.0.1:8123', token: 't', user_id: 'u' },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-pairing-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('survives a restart, for its owner only, and leaves nothing else behind', async () => {
  const first = await openPairingFile(folder);
  await first.save(PAIRING);
  const again = await openPairingFile(folder);
  expect(again.state).toEqual({ version: 1, app_id: first.state.app_id, pairing: PAIRING });
  expect((await stat(join(folder, 'pairing.json'))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['pairing.json']);
});

test('the id of the app stays when the pairing goes', async () => {
  const file = await openPairingFile(join(folder, 'not', 'there', 'yet'));
  await file.save(PAIRING);
  await file.save(null);
  const again = await openPairingFile(join(folder, 'not', 'there', 'yet'));
  expect(again.state).toEqual({ version: 1, app_id: file.state.app_id, pairing: null });
});

test('a damaged file is refused with a sentence that repeats nothing of it, and is left as it is', async () => {
  const text = '{"version": 1, "app_id": "x", "pairing": secret-token';
  await writeFile(join(folder, 'pairing.json'), text);
  const error = await openPairingFile(folder).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'config', message: expect.stringContaining('pair again') as string });
  expect(String(error)).not.toContain('secret-token');
  expect(await readFile(join(folder, 'pairing.json'), 'utf8')).toBe(text);
});

test('when it cannot be written the old state stays', async () => {
  const file = await openPairingFile(folder);
  await file.save(PAIRING);
  await rm(folder, { recursive: true });
  await expect(file.save(null)).rejects.toMatchObject({ code: 'unavailable' });
  expect(file.state.pairing).toEqual(PAIRING);
});

test('a data folder that cannot be made is a sentence that says what to set', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(openPairingFile(join(folder, 'file', 'data'))).rejects.toMatchObject({
    code: 'config',
    message: expect.stringContaining('BUTLER_DATA_DIR') as string,
  });
});
