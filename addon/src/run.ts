import { existsSync, readFileSync } from 'node:fs';
import packageJson from '../../package.json' with { type: 'json' };
import { startApp } from './app.ts';
import type { Parts } from './butler.ts';
import { loadConfig, settingsFile } from './config.ts';
import { asButlerError } from './errors.ts';
import { askForNoCompression } from './hub/no-compression.ts';
import { createLog } from './log.ts';

/** Stopping takes longer only when something hangs. */
const STOP_DEADLINE_MS = 8_000;

// The bundle has the migrations beside it.
const migrations = new URL(import.meta.url.endsWith('.ts') ? '../sql/' : './sql/', import.meta.url);

/** The app as a process, from its environment to its last word. Another part than usual is for test benches only. */
async function run(parts: Parts = {}): Promise<void> {
  askForNoCompression();
  const readText = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  const config = loadConfig({ environment: process.env, readText });
  const log = createLog({
    level: config.logLevel,
    format: config.logFormat,
    write: (line) => process.stderr.write(`${line}\n`),
    now: () => new Date(),
  });
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  process.on('unhandledRejection', (error) => log.error('a promise was left alone', { error }));
  const app = await startApp({
    config,
    configWith: (fileText) =>
      loadConfig({
        environment: process.env,
        readText: (path) => (path === settingsFile(config.dataDir) ? fileText : readText(path)),
      }),
    log,
    version: packageJson.version,
    migrations,
    parts,
    announce: (line) => process.stdout.write(`${line}\n`),
  });
  if (!stopping.signal.aborted) {
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  }
  setTimeout(() => process.exit(), STOP_DEADLINE_MS).unref();
  await app.stop();
  process.exit();
}

/** Ends with status 1 and one sentence when the app cannot start. */
export async function runOrSay(parts: Parts = {}): Promise<void> {
  try {
    await run(parts);
  } catch (thrown) {
    const error = asButlerError(thrown);
    process.stderr.write(`${error.code === 'internal' ? (error.stack ?? error.message) : error.say}\n`);
    process.exit(1);
  }
}
