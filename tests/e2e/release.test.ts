/** What people install: the zip of the integration in a fresh Home Assistant, and the app's bundle beside it. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { appConnected, appToken } from '../../scripts/bed/app.ts';
import { freePort } from '../../scripts/bed/free-port.ts';
import { writeConfiguration } from '../../scripts/bed/home-assistant/configuration.ts';
import { connectHomeAssistant } from '../../scripts/bed/home-assistant/connection.ts';
import { createPeople } from '../../scripts/bed/home-assistant/people.ts';
import { startHomeAssistant } from '../../scripts/bed/home-assistant/process.ts';
import { createKeeper, type Keeper } from '../../scripts/bed/keeper.ts';
import { conversationEntity, pair, pipelineOf } from '../../scripts/bed/pair.ts';
import { integrationReady } from '../../scripts/bed/ready.ts';
import { makeDashboard, openBrowser, openPage } from '../../scripts/browser/dashboard.ts';
import { runCommand } from '../../scripts/command.ts';
import { homeAssistantPython } from '../../scripts/python/environments.ts';
import { makeRelease, type Release } from '../../scripts/release/make-release.ts';
import { sayOnStderr } from '../../scripts/say.ts';
import { createAssist } from './support/assist.ts';
import { connectAs, withDeadline } from './support/connect.ts';

let keeper: Keeper;
let folder: string;
let release: Release;
let python: string;
const inFolder = (path: string) => join(folder, path);
const unpack = (zip: string, target: string) =>
  runCommand(python, ['-m', 'zipfile', '-e', inFolder(`release/${zip}`), inFolder(target)]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-release-'));
  keeper = createKeeper();
  keeper.removeAtEnd(folder);
  python = await homeAssistantPython(sayOnStderr);
  release = await makeRelease({ output: inFolder('release'), app: inFolder('built') });
  await rm(inFolder('built'), { recursive: true });
});
afterAll(async () => {
  await keeper.stop();
});

/** Nothing of this process's own settings: neither a key nor an address of a model. */
const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'Europe/London' };

async function startFreshHomeAssistant() {
  const directory = inFolder('home-assistant');
  await mkdir(directory);
  const port = await freePort();
  const nothing = { furniture: null, extraSwitches: 0, packages: null, customComponents: null };
  await writeConfiguration({ directory, port, timeZone: 'Europe/London', ...nothing });
  // As HACS and Marketplace do: the zip becomes the folder.
  await rm(join(directory, 'custom_components'), { recursive: true });
  await unpack('butler.zip', 'home-assistant/custom_components/butler');
  const logFile = inFolder('home-assistant.log');
  return await startHomeAssistant(keeper, { python, directory, port, logFile, environment }, sayOnStderr);
}

async function startReleasedApp() {
  await unpack(`butler-app-${release.version}.zip`, 'app');
  const url = Promise.withResolvers<string>();
  const code = Promise.withResolvers<string>();
  await keeper.start({
    name: 'app',
    program: process.execPath,
    args: ['app.mjs'],
    cwd: inFolder('app'),
    environment: { ...environment, BUTLER_PORT: '0', BUTLER_DATA_DIR: inFolder('data') },
    logFile: inFolder('app.log'),
    onLine: (line) => {
      const [, what, value = ''] = /^(listening on|pairing code:) (\S+)$/.exec(line) ?? [];
      if (what === 'listening on') url.resolve(value);
      if (what === 'pairing code:') code.resolve(value);
    },
  });
  return await withDeadline(Promise.all([url.promise, code.promise]), 'address and pairing code', 30_000);
}

test('the released zip and app pair in a fresh Home Assistant, answer, and show their card', async () => {
  const [homeAssistant, [url, code]] = await Promise.all([startFreshHomeAssistant(), startReleasedApp()]);
  const [owner] = await createPeople(homeAssistant.url);
  if (owner === undefined) throw new Error('The home has no owner.');
  await homeAssistant.running(owner.token);
  const api = await connectHomeAssistant(homeAssistant.url, owner.token);
  await pair(api, url, code);
  await appConnected(url, (await appToken(inFolder('data'))) ?? '');
  await integrationReady(api);
  const pipeline = await pipelineOf(api, await conversationEntity(api, 'butler'));
  const path = await makeDashboard(api, [{ type: 'custom:butler-health-card' }]);
  api.close();

  const connection = await connectAs(homeAssistant.url, owner.token);
  const turn = await createAssist(connection, pipeline).say('Is anyone home?');
  connection.close();
  expect(turn.error).toBeNull();
  expect(turn.text).toContain(owner.name);

  const browser = await openBrowser(sayOnStderr);
  onTestFinished(() => browser.close());
  const page = await openPage(browser, { url: homeAssistant.url, token: owner.token, path });
  const rows = page.locator('butler-health-card').getByRole('listitem');
  await rows.first().waitFor();
  expect((await rows.allInnerTexts()).join('\n')).toMatch(/App\s+Running[^]+Versions\s+Fit together/);

  // The sidebar's page, and what a card loads when it is on the page.
  await page.goto(`${homeAssistant.url}/butler/chat`);
  const chat = page.locator('butler-chat-card');
  await chat.locator('.field').fill('Is anyone home?');
  await chat.locator('.field').press('Enter');
  await chat.getByText(owner.name).first().waitFor();

  const log = await readFile(inFolder('home-assistant.log'), 'utf8');
  expect(log.split('\n').filter((line) => / (ERROR|CRITICAL) .*butler/.test(line))).toEqual([]);
  expect(await readFile(inFolder('app.log'), 'utf8')).not.toMatch(/ ERROR |not reachable/);
});
