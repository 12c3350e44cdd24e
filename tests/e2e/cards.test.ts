/** The cards in real dashboards: loaded without a word of YAML, and over everything that restarts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openPage } from '../../scripts/browser/dashboard.ts';
import { logIn } from '../../scripts/browser/log-in.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { type Dashboard, openDashboard } from './support/dashboard.ts';

/** Each of them cold and warm. */
const LOADS = Number(process.env['CARD_LOADS'] ?? 20);
const CARD = 'butler-health-card';
const OTHERS = ['butler-chat-card', 'butler-questions-card', 'butler-memory-card'];
const READY = `${CARD}[data-ready]`;

let bed: OwnBed;
let dashboard: Dashboard;

beforeAll(async () => {
  bed = await openOwnBed();
  dashboard = await openDashboard(bed.json, [
    { type: `custom:${CARD}` },
    { type: `custom:${CARD}`, title: 'Again' },
    ...OTHERS.map((card) => ({ type: `custom:${card}` })),
  ]);
});
afterAll(async () => {
  await dashboard.close();
  await bed.close();
});

const rows = (page: Page) => page.locator(CARD).first().getByRole('listitem').allInnerTexts();

test('the resource is there once, with the version in its address', async () => {
  const resources = await bed.home.send<{ type: string; url: string }[]>({ type: 'lovelace/resources' });
  const ours = resources.filter(({ url }) => url.includes('butler'));
  expect(ours).toEqual([expect.objectContaining({ type: 'module' })]);
  expect(ours[0]?.url).toMatch(`/butler_static/butler-cards.js?v=${packageJson.version}-`);
});

test('an administrator sees how the butler is, by one subscription for both cards', async () => {
  const { page, received } = await dashboard.open('Robin');
  await page.locator(READY).nth(1).waitFor();
  expect(await rows(page)).toEqual([
    expect.stringMatching(/^App\s+Running$/),
    expect.stringMatching(/^Home Assistant\s+Connected$/),
    expect.stringMatching(/^Memory\s+Embedded$/),
    expect.stringMatching(/^Language model\s+claude-haiku/),
    expect.stringMatching(/^Cost this month\s+(?:At least )?\$0\.00$/),
    expect.stringMatching(/^Today\s+\$0\.00, 0 tokens$/),
    expect.stringMatching(/^Open questions\s+None$/),
    expect.stringMatching(/^Versions\s+Fit together\s/),
  ]);
  expect(received.filter((frame) => frame.includes('is_app_there'))).toHaveLength(1);
});

test('who is no administrator is told so, and no frame carries anything else', async () => {
  const { page, received } = await dashboard.open('Sam');
  await page.locator(CARD).getByText('For administrators').first().waitFor();
  const said = received.join('\n');
  expect(said.includes('Only administrators may know this')).toBe(true);
  const secrets = ['"is_app_there"', '"usage"', '"is_set_up"', '"open_questions":', 'claude-haiku'];
  expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
});

test('no load shows an error card, cold or warm, with every card on the page', async () => {
  const url = bed.json.home_assistant_url;
  for (let load = 0; load < LOADS; load += 1) {
    const page = await openPage(dashboard.browser, { url, token: bed.json.token, path: dashboard.path });
    for (const temperature of ['cold', 'warm']) {
      if (temperature === 'warm') await page.reload();
      await page.locator(READY).nth(1).waitFor();
      for (const card of OTHERS) await page.locator(`${card}[data-ready]`).waitFor();
      expect(await page.locator('hui-error-card').count()).toBe(0);
    }
    await page.context().close();
  }
}, 300_000);

test('a page that loads the cards before Home Assistant’s own app, and then again, shows them', async () => {
  const url = bed.json.home_assistant_url;
  const context = await logIn(dashboard.browser, url, bed.json.token);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  // As a module of `extra_module_url` may be: its elements are in a registry that the app then replaces.
  await page.addInitScript(`import('/butler_static/butler-cards.js?v=early').then(() => {
    window.first = customElements;
    window.isEarly = customElements.get('${CARD}') !== undefined;
  })`);
  await page.route('**/frontend_latest/*.js', async (route) => {
    await page.waitForFunction('window.isEarly');
    await route.continue();
  });
  await page.goto(`${url}${dashboard.path}`);
  await page.locator(READY).nth(1).waitFor();
  expect(await page.evaluate('window.first === window.customElements')).toBe(false);
  expect(await page.locator('hui-error-card').count()).toBe(0);
  const offered = await page.evaluate<string[]>('window.customCards.map(({ type }) => type)');
  expect(offered).toEqual([...new Set(offered)]);
  expect(offered).toContain(CARD);
  expect(complaints).toEqual([]);
});

test('the editor is Home Assistant’s own form, and shows what comes of it', async () => {
  const { page } = await dashboard.open('Robin');
  await page.goto(`${bed.json.home_assistant_url}${dashboard.path}?edit=1`);
  await page.locator(READY).first().waitFor();
  await page.locator('hui-card-edit-mode').first().hover();
  await page.locator('hui-card-edit-mode').first().getByRole('button', { name: 'Edit' }).click();
  const form = page.locator('hui-dialog-edit-card ha-form');
  await form.getByText('What to show').waitFor();
  await form.getByRole('textbox', { name: 'Title' }).fill('Our butler');
  const heading = page.locator(`hui-dialog-edit-card ${CARD}`).getByRole('heading');
  await expect.poll(() => heading.innerText()).toBe('Our butler');
});

test('the card picker finds it and draws it with made-up data', async () => {
  const { page } = await dashboard.open('Robin');
  await page.goto(`${bed.json.home_assistant_url}${dashboard.path}?edit=1`);
  await page.locator(READY).first().waitFor();
  await page.getByRole('button', { name: 'Add card' }).first().click();
  const dialog = page.locator('hui-dialog-create-card');
  await dialog.getByRole('tab', { name: 'By card' }).click();
  await dialog.getByRole('textbox').first().fill('butler');
  const drawn = dialog.locator(CARD).getByText('Everything works').first();
  await drawn.waitFor();
  expect(await dialog.locator('hui-error-card').count()).toBe(0);
});

test('the page is in German for who speaks German', async () => {
  const { page } = await dashboard.open('Robin');
  await page.locator(READY).first().waitFor();
  await page.evaluate(() => localStorage.setItem('selectedLanguage', '"de"'));
  await page.reload();
  await page.getByText('Passen zusammen').first().waitFor();
  expect(await rows(page)).toContainEqual(expect.stringMatching(/^Gedächtnis\s+Eingebaut$/));
});

test('the card outlives a restart of Home Assistant, and tells when the app is gone', async () => {
  const { page } = await dashboard.open('Robin');
  await page.locator(READY).first().waitFor();
  await bed.bed.home.homeAssistant.stop();
  await page.getByText('No connection to Home Assistant.').first().waitFor();
  expect(await rows(page)).toHaveLength(8);
  await bed.bed.home.app.stop();
  await bed.bed.home.homeAssistant.start();
  await page.locator(CARD).first().getByText('Does not answer', { exact: true }).waitFor({ timeout: 60_000 });
  expect(await page.locator('hui-error-card').count()).toBe(0);
  await bed.bed.home.app.start();
  await page.locator(CARD).first().getByText('Everything works').first().waitFor({ timeout: 60_000 });
});
