/** The ways to the cards that need no YAML: the dashboard by strategy, and the page in the sidebar. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser, openPage } from '../../../scripts/browser/dashboard.ts';
import type { Look } from '../../../scripts/browser/log-in.ts';
import { bundleCards } from '../../../scripts/build/bundle-cards.ts';
import { sayOnStderr } from '../../../scripts/say.ts';
import { openSharedBed, type TestBed } from '../support/bed.ts';

const HEALTH = 'butler-health-card';
const QUESTIONS = 'butler-questions-card[data-ready]';

let bed: TestBed;
let browser: Browser;

beforeAll(async () => {
  bed = await openSharedBed();
  browser = await openBrowser(sayOnStderr);
});
afterAll(async () => {
  await browser.close();
  await bed.close();
});

async function open(name: string, path: string, look?: Look): Promise<Page> {
  const url = bed.json.home_assistant_url;
  const { person } = await bed.as(name);
  const page = await openPage(browser, { url, token: person.token, path }, look);
  onTestFinished(() => page.context().close());
  return page;
}

const errors = (page: Page) => page.locator('hui-error-card').count();

test('the home opens with the butler’s dashboard, and an administrator has all of it', async () => {
  const page = await open('Robin', '/');
  await page.waitForURL('**/butler-dashboard/**');
  await page.getByRole('tab', { name: 'Health' }).click();
  await page.locator(`${HEALTH}[data-ready]`).waitFor();
  await page.getByText('Everything works').first().waitFor();
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.locator(QUESTIONS).first().waitFor();
  expect(await errors(page)).toBe(0);
});

test('who is no administrator has no view of how the butler is', async () => {
  const page = await open('Sam', '/butler-dashboard/questions');
  await page.locator(QUESTIONS).first().waitFor();
  expect(await page.getByRole('tab', { name: 'Health' }).count()).toBe(0);
  expect(await errors(page)).toBe(0);
});

test('it is among the community dashboards', async () => {
  const page = await open('Robin', '/config/lovelace/dashboards');
  await page.getByRole('button', { name: 'Add dashboard' }).click();
  await page.getByText('Talk to the butler, answer its questions').click();
  await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Butler');
});

test('the sidebar has the butler, and its tabs are addresses', async () => {
  const page = await open('Robin', '/profile/general');
  await page.locator('ha-sidebar').getByText('Butler', { exact: true }).click();
  await page.waitForURL('**/butler');
  const panel = page.locator('butler-panel');
  await panel.getByRole('link', { name: 'Questions' }).click();
  await page.waitForURL('**/butler/questions');
  await panel.locator('butler-questions-card[data-ready]').first().waitFor();
  await page.goBack();
  await page.waitForURL('**/butler');
  const sam = await open('Sam', '/butler/health');
  await sam.locator('butler-panel main > div').waitFor();
  expect(await sam.locator(HEALTH).count()).toBe(0);
});

test('hidden for long and made again, the page is where it was', async () => {
  const page = await open('Robin', '/butler/health');
  await page.getByText('Everything works').first().waitFor();
  // As Home Assistant does it after five minutes, and when the page is shown again.
  const hidden = await page.evaluate<boolean>(`(() => {
    const find = (root) => [...root.querySelectorAll('*')].reduce((found, one) =>
      found ?? (one.localName === 'partial-panel-resolver' ? one : one.shadowRoot && find(one.shadowRoot)), null);
    const resolver = find(document);
    const panel = resolver.lastElementChild;
    panel.remove();
    resolver.append(panel);
    return panel.localName === 'ha-panel-custom';
  })()`);
  expect(hidden).toBe(true);
  await page.getByText('Everything works').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/butler/health');
});

test('on a phone the tabs are below and the sidebar opens', async () => {
  const page = await open('Robin', '/butler/questions', { width: 390, height: 844 });
  const tabs = page.locator('butler-panel').getByRole('navigation');
  await tabs.waitFor();
  const box = await tabs.boundingBox();
  expect(box!.y + box!.height).toBeCloseTo(844, -1);
  await page.getByRole('button', { name: 'Open the sidebar' }).click();
  await page.locator('ha-sidebar').getByText('Settings').waitFor();
});

/** What is wider than its place, of the card and all that it stands in; and whether it stands beside the window. */
const sideways = (page: Page, name: string): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const find = (root) => [...root.querySelectorAll('*')].reduce((found, one) =>
      found ?? (one.localName === '${name}' ? one : one.shadowRoot && find(one.shadowRoot)), null);
    const upFrom = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
    const around = (one) => (one === null ? [] : [one, ...around(upFrom(one))]);
    const card = find(document);
    const wider = around(card).filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1);
    const { left, right } = card.getBoundingClientRect();
    return [...wider.map((one) => one.localName), ...(left < 0 || right > innerWidth ? ['beside the window'] : [])];
  })()`);

test.each([
  ['chat', 'butler-chat-card'],
  ['questions', 'butler-questions-card'],
  ['memory', 'butler-memory-card'],
  ['health', HEALTH],
])('on a phone the view %s is its card alone, as wide as the window', async (view, card) => {
  const page = await open('Robin', `/butler-dashboard/${view}`, { width: 390, height: 844 });
  const shown = page.locator(`${card}[data-ready]`);
  await shown.waitFor();
  expect(await page.locator('hui-card').filter({ visible: true }).count()).toBe(1);
  expect((await shown.boundingBox())!.width).toBeGreaterThan(340);
  expect(await sideways(page, card)).toEqual([]);
  expect(await errors(page)).toBe(0);
});

test('an option takes the page out of the sidebar at once, and puts it back', async () => {
  const page = await open('Robin', '/profile/general');
  const item = page.locator('ha-sidebar').getByText('Butler', { exact: true });
  await item.waitFor();
  const [entry] = await bed.flows.entries('butler');
  const choose = async (sidebar: boolean) => {
    const { flow_id } = await bed.flows.openOptions(entry!.entry_id, 'panel');
    await bed.flows.submitOptions(flow_id, { sidebar });
  };
  await choose(false);
  await item.waitFor({ state: 'detached' });
  await choose(true);
  await item.waitFor();
  expect(new URL(page.url()).pathname).toBe('/profile/general');
});

test('an update with the page open: it goes on with the older cards, says so, and a reload brings the new', async () => {
  const older = await mkdtemp(join(tmpdir(), 'butler-older-cards-'));
  onTestFinished(() => rm(older, { recursive: true }));
  await bundleCards(older, '0.0.9');
  const page = await open('Robin', '/profile/general');
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  // What the page had loaded before the update; afterwards its files are gone.
  await page.route('**/butler_static/**', async (route) => {
    await route.fulfill({
      path: join(older, new URL(route.request().url()).pathname.replace(/^.butler_static/, '')),
    });
  });
  await page.goto(`${bed.json.home_assistant_url}/butler-dashboard/health`);
  await page.getByText('Cards too old').first().waitFor();
  await page.unroute('**/butler_static/**');
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.locator('butler-questions-card[data-ready]').first().waitFor();
  await page.getByRole('tab', { name: 'Health' }).click();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await page.getByText('Fit together').first().waitFor();
  expect(await errors(page)).toBe(0);
  expect(complaints).toEqual([]);
});
