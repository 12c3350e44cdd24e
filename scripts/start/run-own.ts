import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { App } from '../bed/app.ts';
import { appToken, startApp } from '../bed/app.ts';
import { claimFolder } from '../bed/folder-claim.ts';
import { isFree } from '../bed/free-port.ts';
import { bundleCards } from '../build/bundle-cards.ts';
import type { Keeper } from '../bed/keeper.ts';
import type { Say } from '../say.ts';
import { appSettings } from './app-settings.ts';
import type { StartOptions } from './options.ts';
import type { OwnInterface } from './own-interface.ts';
import { interfaceTowards } from './own-interface.ts';
import { throwAway } from './run-home.ts';

const APP_PORT = 8099;
const PROBE_MS = 10_000;
const LOOPBACK = '127.0.0.1';

/** Throws with a sentence unless something like Home Assistant answers there. */
async function mustAnswer(url: string): Promise<void> {
  const response = await fetch(`${url}/api/`, { signal: AbortSignal.timeout(PROBE_MS) }).catch(() => null);
  await response?.body?.cancel();
  if (response === null)
    throw new Error(`${url} does not answer: check the address, and that it is running.`);
  if (response.status !== 401)
    throw new Error(`${url} answers, but not as a Home Assistant does: check the address.`);
}

async function askToOpen(port: number, own: OwnInterface, say: Say): Promise<boolean> {
  const question = `Open port ${port} on ${own.address} (${own.name}), so that Home Assistant can reach the app? [y/N] `;
  if (!process.stdin.isTTY) {
    say(`${question}\nNobody is at the terminal to say yes: the app listens on this machine only.`);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C at the question is Ctrl-C.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const answer = await terminal.question(question);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** The address to listen on: loopback, unless Home Assistant is elsewhere and the person says yes. */
async function chooseHost(url: string, port: number, say: Say): Promise<string> {
  const own = await interfaceTowards(new URL(url).hostname);
  if (own.isLoopback) return LOOPBACK;
  if (await askToOpen(port, own, say)) return own.address;
  say('The app listens on this machine only; a Home Assistant on another machine cannot reach it.');
  return LOOPBACK;
}

function instructions(url: string, app: App, code: string): string {
  return [
    '',
    `The app runs at ${app.url}. In your Home Assistant (${url}):`,
    '',
    "  1. Copy the folder custom_components/butler into your configuration's folder custom_components,",
    '     and restart Home Assistant.',
    '  2. Settings → Devices & services → Add integration → Butler.',
    `  3. Address:       ${app.url}`,
    `     Pairing code:  ${code}   (for ten minutes, once; a new one is printed when it has run out)`,
    '  4. Let the last step make a voice assistant "Butler", or switch one that you have.',
    '',
    'Ctrl-C stops the app.',
    '',
  ].join('\n');
}

/** Starts only the app, for somebody's own Home Assistant, and says what to do there. */
export async function runForOwn(keeper: Keeper, options: StartOptions, url: string, say: Say): Promise<void> {
  await mustAnswer(url);
  if (options.fresh) await throwAway(options.directory);
  const directory = join(options.directory, 'own');
  const port = options.port ?? APP_PORT;
  await mkdir(directory, { recursive: true });
  // They are in the folder that the instructions say to copy.
  await bundleCards();
  keeper.onStop(await claimFolder(directory));
  if (!(await isFree(port)))
    throw new Error(`Port ${port} is in use by another program: choose one with --port N.`);
  const host = await chooseHost(url, port, say);
  const print = (text: string) => process.stdout.write(`${text}\n`);
  let isTold = false;
  const app = await startApp(
    keeper,
    {
      dataDirectory: directory,
      host,
      port,
      logFile: join(directory, 'app.log'),
      environment: process.env,
      settings: appSettings(process.env),
      onPairingCode: (code) => {
        if (isTold) print(`A new pairing code: ${code}`);
      },
    },
    say,
  );
  if ((await appToken(directory)) !== null) {
    print(
      `\nThe app runs at ${app.url} and is paired already. Ctrl-C stops it; --fresh forgets the pairing.\n`,
    );
    return;
  }
  print(instructions(url, app, await app.pairingCode()));
  isTold = true;
}
