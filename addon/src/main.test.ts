import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundleApp } from '../../scripts/build/bundle-app.ts';
import { openEmbedded } from './store/embedded.ts';
import { migrate } from './store/migrate.ts';
import { migrations } from './store/test-databases.ts';
import { startAppProcess } from './test-process.ts';

const source = join(import.meta.dirname, 'main.ts');
const LISTENING = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/m;
const CODE = /^pairing code: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})$/m;
const TOKEN = 'x'.repeat(43);

// A process starts, and the embedded database in it, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-app-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const start = (environment: Record<string, string> = {}, entry = source) =>
  startAppProcess(entry, { BUTLER_DATA_DIR: folder, ...environment });

async function pair() {
  const pairing = {
    app_token: TOKEN,
    home_assistant: { url: 'http://127.0.0.1:1', token: 'home-assistant-token', user_id: 'u' },
  };
  await writeFile(join(folder, 'pairing.json'), JSON.stringify({ version: 1, app_id: 'app-1', pairing }));
}

async function statusWhen(url: string, isRight: (status: Record<string, unknown>) => boolean) {
  return await vi.waitUntil(
    async () => {
      const response = await fetch(`${url}/v1/status`, { headers: { authorization: `Bearer ${TOKEN}` } });
      const status = (await response.json()) as Record<string, unknown>;
      return isRight(status) ? status : undefined;
    },
    { timeout: 30_000, interval: 50 },
  );
}

describe('the app as a process', () => {
  test('listens, shows a pairing code, and ends cleanly when it is told to', async () => {
    const app = start();
    const [, url] = await app.saw(LISTENING);
    await app.saw(CODE);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/v1/status`)).status).toBe(401);
    app.signal('SIGTERM');
    expect(await app.ended).toBe(0);
  });

  test('paired, it shows no code, opens its database, and says where it stands', async () => {
    await pair();
    const app = start({ ANTHROPIC_API_KEY: 'sk-secret-key', BUTLER_LOG_LEVEL: 'debug' });
    const [, url = ''] = await app.saw(LISTENING);
    const status = await statusWhen(url, ({ store }) => (store as { available: boolean }).available);
    expect(status).toMatchObject({
      app_id: 'app-1',
      home_assistant: 'disconnected',
      store: { kind: 'embedded', available: true },
      model: { configured: true, name: 'claude-haiku-5-5' },
    });
    app.signal('SIGINT');
    expect(await app.ended).toBe(0);
    expect(app.output()).not.toMatch(CODE);
    expect(app.output()).not.toMatch(/sk-secret-key|home-assistant-token|x{43}/);
  });

  test('ending the pairing shows a code and makes the token worthless', async () => {
    await pair();
    const app = start();
    const [, url = ''] = await app.saw(LISTENING);
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await fetch(`${url}/v1/pairing`, { method: 'DELETE', headers })).status).toBe(204);
    await app.saw(CODE);
    expect((await fetch(`${url}/v1/status`, { headers })).status).toBe(401);
    expect(JSON.parse(await readFile(join(folder, 'pairing.json'), 'utf8'))).toMatchObject({
      app_id: 'app-1',
      pairing: null,
    });
  });

  test('goes on without memory while PostgreSQL cannot be reached', async () => {
    await pair();
    const app = start({ BUTLER_DATABASE_URL: 'postgresql://butler:very-secret@127.0.0.1:1/butler' });
    const [, url = ''] = await app.saw(LISTENING);
    await app.saw(/The database is not reachable/);
    const status = await statusWhen(url, () => true);
    expect(status).toMatchObject({ store: { kind: 'postgresql', available: false } });
    app.signal('SIGTERM');
    expect(await app.ended).toBe(0);
    expect(app.output()).not.toContain('very-secret');
  });

  test('a port that is taken is one sentence and exit code 1', async () => {
    const first = start();
    const [, url = ''] = await first.saw(LISTENING);
    const { port } = new URL(url);
    const second = start({ BUTLER_PORT: port, BUTLER_DATA_DIR: join(folder, 'other') });
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(
      `Port ${port} on 127.0.0.1 is taken: stop what uses it, or set BUTLER_PORT to another port (0: any free one).\n`,
    );
  });

  test('a second app in the same folder is one sentence and exit code 1', async () => {
    const first = start();
    await first.saw(LISTENING);
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^The data folder .* is in use by another Butler: stop that one/);
  });

  test('wrong settings are named, one a line, and exit code 1', async () => {
    const app = start({ BUTLER_PORT: 'eighty', BUTLER_LOG_LEVEL: 'loud' });
    expect(await app.ended).toBe(1);
    expect(app.output().trimEnd().split('\n')).toEqual([
      expect.stringContaining('BUTLER_PORT is "eighty"'),
      expect.stringContaining('BUTLER_LOG_LEVEL is "loud"'),
    ]);
  });

  test('a database of a newer version is left alone, and the app says so where people look', async () => {
    const database = openEmbedded(join(folder, 'database'));
    await migrate(database, [...migrations, { number: 999_999, name: 'newer', sql: 'select 1' }]);
    await database.close();
    await pair();
    const app = start();
    const [, url = ''] = await app.saw(LISTENING);
    await app.saw(/The database was used by a newer Butler .*: update Butler, or restore the backup/);
    const status = await statusWhen(url, () => true);
    expect(status).toMatchObject({ store: { available: false, problem: 'too_new' } });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    app.signal('SIGTERM');
    expect(await app.ended).toBe(0);
  });

  test('built into a folder it runs without anything else', async () => {
    const output = join(folder, 'built');
    await bundleApp(output);
    await pair();
    const app = start({}, join(output, 'app.mjs'));
    const [, url = ''] = await app.saw(LISTENING);
    await statusWhen(url, ({ store }) => (store as { available: boolean }).available);
    app.signal('SIGTERM');
    expect(await app.ended).toBe(0);
  });
});
