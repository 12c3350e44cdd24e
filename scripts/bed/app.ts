import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { REPOSITORY } from '../paths.ts';
import type { Say } from '../say.ts';
import type { Keeper, KeptProcess } from './keeper.ts';

const START_MS = 60_000;
const READY_MS = 60_000;

export type AppSpec = {
  readonly dataDirectory: string;
  /** The one address of this machine that it listens on. */
  readonly host: string;
  readonly port: number;
  readonly logFile: string;
  /** Without `BUTLER_*` and `ANTHROPIC_*`; what the app gets of those stands in `settings`. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  readonly settings: Readonly<Record<string, string>>;
  /** Called with each pairing code as it is printed. */
  readonly onPairingCode?: (code: string) => void;
  /** From the repository; what starts the app. */
  readonly main?: string;
  /** More arguments for Node, e.g. `--watch`. */
  readonly nodeArguments?: readonly string[];
};

export type App = {
  readonly url: string;
  readonly pid: () => number;
  /** The newest pairing code that it printed; waits for one. */
  readonly pairingCode: () => Promise<string>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
};

/** What the app prints for people and for the bed. */
const LISTENING = /^listening on (http:\/\/\S+)/;
const PAIRING_CODE = /^pairing code: (\S+)/;

function failure(what: string, process: KeptProcess, logFile: string): Error {
  return new Error(`The app ${what}. The end of ${logFile}:\n${process.lastLines().join('\n')}`);
}

type Heard = { url: string | null; code: string | null };

async function waitFor<T>(
  what: string,
  process: KeptProcess,
  logFile: string,
  look: () => T | null,
): Promise<T> {
  let end: string | null = null;
  void process.ended.then(({ code, signal }) => (end = `ended with ${code ?? signal}`));
  for (const until = Date.now() + START_MS; Date.now() < until; await delay(20)) {
    const found = look();
    if (found !== null) return found;
    if (end !== null) throw failure(end, process, logFile);
  }
  throw failure(`did not print ${what} in time`, process, logFile);
}

/** Starts the app from source and waits until it listens. */
export async function startApp(keeper: Keeper, spec: AppSpec, say: Say): Promise<App> {
  const heard: Heard = { url: null, code: null };
  let current!: KeptProcess;
  let isWanted = true;
  let port = spec.port;

  async function sayWhenEnded(process: KeptProcess): Promise<void> {
    const { code, signal } = await process.ended;
    if (!isWanted || current !== process || keeper.isStopping()) return;
    say(`the app has ended (${code ?? signal}); see ${spec.logFile}`);
  }

  async function start(): Promise<void> {
    isWanted = true;
    Object.assign(heard, { url: null, code: null });
    const process = await keeper.start({
      name: 'app',
      program: globalThis.process.execPath,
      args: [...(spec.nodeArguments ?? []), join(REPOSITORY, spec.main ?? 'addon/src/main.ts')],
      environment: {
        ...spec.environment,
        ...spec.settings,
        BUTLER_HOST: spec.host,
        BUTLER_PORT: String(port),
        BUTLER_DATA_DIR: spec.dataDirectory,
      },
      cwd: REPOSITORY,
      logFile: spec.logFile,
      onLine: (line) => {
        heard.url = LISTENING.exec(line)?.[1] ?? heard.url;
        const code = PAIRING_CODE.exec(line)?.[1];
        if (code === undefined) return;
        heard.code = code;
        spec.onPairingCode?.(code);
      },
    });
    current = process;
    void sayWhenEnded(process);
    const url = await waitFor('its address', process, spec.logFile, () => heard.url);
    // Where it was paired it must be found again after a restart.
    port = Number(new URL(url).port);
  }

  await start();
  return {
    url: `http://${spec.host}:${port}`,
    pid: () => current.pid,
    pairingCode: () => waitFor('a pairing code', current, spec.logFile, () => heard.code),
    stop: async () => {
      isWanted = false;
      await current.stop();
    },
    start,
  };
}

const pairingFile = z.object({ pairing: z.object({ app_token: z.string() }).nullable() });

/** The bearer token of a paired app, from its data folder; null when it is not paired. */
export async function appToken(dataDirectory: string): Promise<string | null> {
  const text = await readFile(join(dataDirectory, 'pairing.json'), 'utf8').catch(() => null);
  return text === null ? null : (pairingFile.parse(JSON.parse(text)).pairing?.app_token ?? null);
}

const status = z.object({ home_assistant: z.string() });

/** Resolves when the app says that it is connected to Home Assistant; throws after a minute. */
export async function appConnected(url: string, token: string): Promise<void> {
  let last = 'nothing';
  for (const until = Date.now() + READY_MS; Date.now() < until; await delay(50)) {
    const response = await fetch(`${url}/v1/status`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(5_000),
    }).catch((error: unknown) => String(error));
    if (typeof response === 'string') {
      last = response;
      continue;
    }
    const body: unknown = await response.json().catch(() => null);
    const parsed = status.safeParse(body);
    if (parsed.success && parsed.data.home_assistant === 'connected') return;
    last = JSON.stringify(body);
  }
  throw new Error(`The app did not connect to Home Assistant; the last that it said: ${last}`);
}
