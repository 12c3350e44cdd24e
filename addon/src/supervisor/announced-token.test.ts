import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openPairingFile } from '../pairing/pairing-file.ts';
import { announcedTokenOf } from './announced-token.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'butler-announced-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('stays the same through restarts and unpairing, so that announcing again changes nothing', async () => {
  const path = await folder();
  const first = await openPairingFile(path);
  const token = await announcedTokenOf(first, randomBytes);
  expect(token).toMatch(/^[\w-]{43}$/);
  await first.save(null);
  expect(await announcedTokenOf(await openPairingFile(path), randomBytes)).toBe(token);
  expect(await announcedTokenOf(await openPairingFile(await folder()), randomBytes)).not.toBe(token);
});

test('is that of the pairing which was made before by code', async () => {
  const file = await openPairingFile(await folder());
  const app_token = 'p'.repeat(43);
  const home_assistant = { url: 'http://127.0.0.1:8123', token: 't', user_id: 'u' };
  await file.save({ app_token, home_assistant });
  expect(await announcedTokenOf(file, randomBytes)).toBe(app_token);
  await file.save(null);
  expect(await announcedTokenOf(file, randomBytes)).toBe(app_token);
});
