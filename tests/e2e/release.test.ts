/** What people install: the zip of the integration in a fresh Home Assistant, and the app's bundle beside it. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { appConnected, appToken } from '../../scripts/bed/app.ts';
import { freePort } from '../../scripts/bed/free-port.ts';
import { makeButlerDashboard } from '../../scripts/bed/home-assistant/butler-dashboard.ts';
import { writeConfiguration } from '../../scripts/bed/home-assistant/configuration.ts';
import { connectHomeAssistant } from '../../scripts/bed/home-assistant/connection.ts';
import { createPeople } from '../../scripts/bed/home-assistant/people.ts';
import { startHomeAssistant } from '../../scripts/bed/home-assistant/process.ts';
import { createKeeper, type Keeper } from '../../scripts/bed/keeper.ts';
import { conversationEntity, pair, pipelineOf } from '../../scripts/bed/pair.ts';
import { integrationReady } from '../../scripts/bed/ready.ts';
import { openBrowser, openPage } from '../../scripts/browser/dashboard.ts';
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

/** What a page asks for anywhere, and what it does not get of the cards. */
function watchRequests(page: Page, homeAssistantUrl: string) {
  const elsewhere: string[] = [];
  const missing: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== homeAssistantUrl) elsewhere.push(url.href);
  });
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/butler_static/') && response.status() >= 400) missing.push(pathname);
  });
  return { elsewhere, missing };
}

/** Of the strategy: a view a card, and what each of them loads when it is on the page. */
async function lookAtDashboard(page: Page, url: string, owner: string) {
  await page.goto(`${url}/butler-dashboard/chat`);
  const chat = page.locator('butler-chat-card');
  await chat.locator('.field').fill('Is anyone home?');
  await chat.locator('.field').press('Enter');
  await chat.getByText(owner).first().waitFor();
  await page.waitForFunction("customElements.get('butler-voice-button') !== undefined");

  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.locator('butler-questions-card').getByText('Nothing to decide.').first().waitFor();

  await page.getByRole('tab', { name: 'Memory' }).click();
  const memory = page.locator('butler-memory-card');
  await memory.getByText('Rocinante').first().waitFor();
  await memory.getByRole('tab', { name: 'My butler' }).click();
  await memory.getByText('How I am with you').waitFor();

  await page.getByRole('tab', { name: 'Health' }).click();
  const health = page.locator('butler-health-card');
  await health.getByText('Fit together').waitFor();
  const rows = await health.getByRole('listitem').allInnerTexts();
  expect(rows.join('\n')).toMatch(/App\s+Running[^]+Versions\s+Fit together/);
  await health.locator('summary', { hasText: 'Report a problem' }).click();
  await health.getByRole('button', { name: 'Copy report' }).waitFor();
  // Without a question the badge waits unseen.
  const badge = page.locator('butler-questions-badge').first();
  await badge.waitFor({ state: 'attached' });
  expect(await badge.evaluate((one) => [one.hidden, one.shadowRoot !== null])).toEqual([true, true]);
  expect(await page.locator('hui-error-card, hui-error-badge').count()).toBe(0);
}

/** The sidebar's page has the same cards. */
async function lookAtPanel(page: Page, url: string) {
  for (const name of ['chat', 'questions', 'memory', 'health']) {
    await page.goto(`${url}/butler/${name}`);
    await page.locator(`butler-panel butler-${name}-card[data-ready]`).waitFor();
    expect(await page.locator('butler-panel butler-notice').count()).toBe(0);
  }
}

test('the released zip and app pair in a fresh Home Assistant, answer, and show every card', async () => {
  const [homeAssistant, [url, code]] = await Promise.all([startFreshHomeAssistant(), startReleasedApp()]);
  const [owner] = await createPeople(homeAssistant.url);
  if (owner === undefined) throw new Error('The home has no owner.');
  await homeAssistant.running(owner.token);
  const api = await connectHomeAssistant(homeAssistant.url, owner.token);
  await pair(api, url, code);
  await appConnected(url, (await appToken(inFolder('data'))) ?? '');
  await integrationReady(api);
  const pipeline = await pipelineOf(api, await conversationEntity(api, 'butler'));
  await makeButlerDashboard(api);
  api.close();

  const connection = await connectAs(homeAssistant.url, owner.token);
  const assist = createAssist(connection, pipeline);
  const turn = await assist.say('Is anyone home?');
  expect(turn.error).toBeNull();
  expect(turn.text).toContain(owner.name);
  await assist.say('Remember that my bicycle is called Rocinante');
  connection.close();

  const browser = await openBrowser(sayOnStderr);
  onTestFinished(() => browser.close());
  const page = await openPage(browser, {
    url: homeAssistant.url,
    token: owner.token,
    path: '/profile/general',
  });
  const { elsewhere, missing } = watchRequests(page, homeAssistant.url);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));

  await lookAtDashboard(page, homeAssistant.url, owner.name);
  await lookAtPanel(page, homeAssistant.url);
  expect({ elsewhere, missing, complaints }).toEqual({ elsewhere: [], missing: [], complaints: [] });
  const log = await readFile(inFolder('home-assistant.log'), 'utf8');
  expect(log.split('\n').filter((line) => / (ERROR|CRITICAL) .*butler/.test(line))).toEqual([]);
  expect(await readFile(inFolder('app.log'), 'utf8')).not.toMatch(/ ERROR |not reachable/);
});
