/** There is no container engine here: what the image has is put into an empty folder and started as it would be. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { bundleApp } from '../../scripts/build/bundle-app.ts';
import { REPOSITORY } from '../../scripts/paths.ts';
import { readDockerfile } from './read-dockerfile.ts';

const TOKEN = 'x'.repeat(43);
const ORDINARY_USER = 1000;
const isRoot = process.getuid?.() === 0;

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const image = readDockerfile(await readFile(join(REPOSITORY, 'docker/Dockerfile'), 'utf8'));
let folder: string;
const inImage = (path: string) => join(folder, path);

/** As the image's layers: Node, and what the Dockerfile copies. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-image-'));
  await chmod(folder, 0o755);
  await mkdir(inImage('bin'));
  await copyFile(process.execPath, inImage('bin/node'));
  await bundleApp(inImage('context/dist/app'));
  await mkdir(inImage('context/docker'));
  await copyFile(join(REPOSITORY, 'docker/start.mjs'), inImage('context/docker/start.mjs'));
  for (const { source, target } of image.copies) {
    const to = target === './' ? inImage(image.workdir) : inImage(target);
    const isFolder = source.endsWith('/');
    await cp(inImage(`context/${source}`), isFolder ? to : join(to, source.split('/').at(-1) ?? ''), {
      recursive: true,
    });
  }
  await rm(inImage('context'), { recursive: true });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** As the Supervisor starts it: an environment of its own, /data with the options, which root alone may read. */
async function startImage(options: object, data: Record<string, string> = {}) {
  const directory = await mkdtemp(inImage('data-'));
  await writeFile(join(directory, 'options.json'), JSON.stringify(options), { mode: 0o600 });
  for (const [name, text] of Object.entries(data))
    await writeFile(join(directory, name), text, { mode: 0o600 });
  const [program = '', ...args] = image.command;
  const child = spawn(inImage(join('bin', program)), args, {
    cwd: inImage(image.workdir),
    env: {
      ...image.environment,
      PATH: inImage('bin'),
      BUTLER_DATA_DIR: directory,
      BUTLER_OPTIONS_FILE: join(directory, 'options.json'),
      BUTLER_HOST: '127.0.0.1',
      BUTLER_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close').then(() => child.exitCode);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const saw = (pattern: RegExp) =>
    vi.waitUntil(
      () => {
        if (child.exitCode !== null) throw new Error(`the app ended:\n${output}`);
        return pattern.exec(output)?.[1];
      },
      { timeout: 30_000, interval: 20 },
    );
  return { directory, pid: child.pid ?? 0, saw, ended, stop: () => child.kill('SIGTERM') };
}

test('what the image has starts in an empty folder, as an ordinary user, and stops cleanly', async () => {
  const app = await startImage({ log_level: 'info', anthropic_api_key: '' });
  const url = await app.saw(/^listening on (\S+)$/m);
  expect(await app.saw(/^pairing code: (\S+)$/m)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const health = await fetch(`${url}/health`);
  expect(await health.json()).toMatchObject({ status: 'ok', version: packageJson.version });
  const { uid } = await stat(join(app.directory, 'pairing.json'));
  expect(uid).toBe(isRoot ? ORDINARY_USER : process.getuid?.());
  expect(uid).not.toBe(0);
  app.stop();
  expect(await app.ended).toBe(0);
});

test('the embedded database is in the image and opens', async () => {
  const home_assistant = { url: 'http://127.0.0.1:1', token: 'home-assistant-token', user_id: 'u' };
  const pairing = { version: 1, app_id: 'app-1', pairing: { app_token: TOKEN, home_assistant } };
  const app = await startImage({}, { 'pairing.json': JSON.stringify(pairing) });
  const url = await app.saw(/^listening on (\S+)$/m);
  const isOpen = async () => {
    const response = await fetch(`${url}/v1/status`, { headers: { authorization: `Bearer ${TOKEN}` } });
    return ((await response.json()) as { store: { available: boolean } }).store.available;
  };
  const isMade = () => existsSync(join(app.directory, 'database', 'PG_VERSION'));
  await vi.waitUntil(isMade, { timeout: 30_000, interval: 50 });
  expect(await isOpen()).toBe(true);
  app.stop();
  expect(await app.ended).toBe(0);
});

test('options that are wrong are named, and the image ends with code 1', async () => {
  const app = await startImage({ log_level: 'loud' });
  await expect(app.saw(/^listening on (\S+)$/m)).rejects.toThrow(/log_level in .*options\.json is "loud"/);
  expect(await app.ended).toBe(1);
});

test("the image runs the repository's Node, listens for others, keeps everything in /data, has the labels", () => {
  expect(image.from).toBe(`node:${packageJson.devDependencies.node}-alpine`);
  expect(image.environment).toEqual({
    NODE_ENV: 'production',
    BUTLER_HOST: '0.0.0.0',
    BUTLER_PORT: '8099',
    BUTLER_DATA_DIR: '/data',
  });
  expect(image.ports).toEqual([8099]);
  expect(image.labels).toMatchObject({
    'io.hass.type': 'app',
    'io.hass.arch': '${BUILD_ARCH}',
    'io.hass.version': '${BUILD_VERSION}',
  });
  expect(image.instructions).not.toContain('UNREADABLE');
  expect(image.instructions).not.toContain('RUN');
  expect(image.instructions).not.toContain('ADD');
});

test('nothing but what is copied is sent to the builder', async () => {
  const ignore = await readFile(join(REPOSITORY, '.dockerignore'), 'utf8');
  const sources = image.copies.map(({ source }) => `!${source.replace(/\/$/, '')}`);
  expect(ignore.trim().split('\n').toSorted()).toEqual(['*', ...sources].toSorted());
});
