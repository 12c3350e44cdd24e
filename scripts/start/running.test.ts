import { mkdtemp, rm, stat, writeFile, mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { throwAway } from './run-home.ts';
import { announceRunning, findRunning, parseRunning } from './running.ts';

const running = { home_assistant_url: 'http://127.0.0.1:8123', token: 'secret', pipeline_id: 'p' };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-running-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a running home is found until it stops, by its own user only', async () => {
  const stop = await announceRunning(folder, running);
  expect(await findRunning(folder)).toEqual(running);
  expect((await stat(join(folder, 'running.json'))).mode & 0o777).toBe(0o600);
  await stop();
  expect(await findRunning(folder)).toBeNull();
});

test("a bed's line is understood, anything else is not", () => {
  expect(parseRunning(JSON.stringify({ ...running, app_url: 'http://x' }))).toEqual(running);
  expect(parseRunning('{"token":"x"}')).toBeNull();
  expect(parseRunning('starting…')).toBeNull();
});

test('starting over removes a home', async () => {
  await mkdir(join(folder, 'home-assistant'));
  await writeFile(join(folder, 'home.json'), '{}');
  await throwAway(folder);
  expect(await readdir(folder)).toEqual([]);
});

test('starting over removes nothing where there is more than a home', async () => {
  await writeFile(join(folder, 'thesis.odt'), 'years of work');
  await writeFile(join(folder, 'home.json'), '{}');
  await expect(throwAway(folder)).rejects.toThrow('thesis.odt');
  expect((await readdir(folder)).toSorted()).toEqual(['home.json', 'thesis.odt']);
});

test('starting over does not pull the floor from under a running home', async () => {
  await writeFile(join(folder, 'home.json'), '{}');
  await writeFile(join(folder, 'home.pid'), `${process.ppid}\n`);
  await expect(throwAway(folder)).rejects.toThrow(`in use by process ${process.ppid}`);
  expect(await readdir(folder)).toContain('home.json');
});
