/** The butler's page in the sidebar: its tabs, whose they are, and being thrown away and made again. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openGallery } from './gallery.ts';
import { panelStates } from './states/panel-states.ts';

const WIDE = { width: 900 };

async function show(name: string, look: { width: number; language?: string } = WIDE): Promise<Page> {
  const { page, show: showAll } = await openGallery();
  await showAll(
    panelStates.filter((state) => state.name === name),
    look,
  );
  return page;
}

const tabs = (page: Page) => page.getByRole('navigation').getByRole('link');

test('a tab for each card, with the number of questions, and the shown one is told', async () => {
  const page = await show('questions');
  await page.getByRole('heading', { name: 'Unlock the front door?' }).waitFor();
  const questions = page.getByRole('link', { name: /Questions/ });
  expect(await questions.getAttribute('aria-current')).toBe('page');
  expect(await questions.getAttribute('href')).toBe('/butler/questions');
  // Of three, one is for somebody else to answer.
  await questions.getByLabel('2 open questions').waitFor();
  expect(await page.getByRole('button', { name: 'Open the sidebar' }).count()).toBe(0);
});

test('who is no administrator has no tab for how the butler is, and gets the first one instead', async () => {
  const page = await show('health, who is no administrator');
  expect(await page.getByRole('link', { name: 'Health' }).count()).toBe(0);
  expect(await tabs(page).count()).toBeLessThanOrEqual(3);
  expect(await page.locator('butler-health-card').count()).toBe(0);
});

test('a tab changes the address as Home Assistant does it, and nothing is loaded anew', async () => {
  const page = await show('questions');
  const went = page.evaluate(
    () =>
      new Promise((resolve) => window.addEventListener('location-changed', () => resolve(location.pathname))),
  );
  await page.getByRole('link', { name: 'Health' }).click();
  expect(await went).toBe('/butler/health');
});

test('on a phone the sidebar can be opened', async () => {
  const page = await show('questions', { width: 400, language: 'de' });
  const opened = page.evaluate(
    () => new Promise((resolve) => window.addEventListener('hass-toggle-menu', () => resolve(true))),
  );
  await page.getByRole('button', { name: 'Seitenleiste öffnen' }).click();
  expect(await opened).toBe(true);
});

test('made again after a long pause it stands where it was, with what it knew', async () => {
  const page = await show('health');
  await page.getByText('Everything works').first().waitFor();
  await page.evaluate(async () => {
    const old = document.querySelector('butler-panel') as HTMLElement & Record<string, unknown>;
    old.remove();
    const again = Object.assign(document.createElement('butler-panel'), {
      hass: old['hass'],
      route: old['route'],
      narrow: false,
    });
    document.querySelector('.place')?.append(again);
  });
  await page.getByText('Everything works').first().waitFor();
  expect(await page.evaluate(() => window.gallery.subscriptions())).toBe(2);
});

test('another tab and back: the same card, and what is hidden asks for nothing', async () => {
  const page = await show('health');
  const go = (path: string) =>
    page.evaluate((path) => {
      Object.assign(document.querySelector('butler-panel') as object, { route: { prefix: '/butler', path } });
    }, path);
  await page.locator('butler-health-card').evaluate((card) => (card.id = 'first'));
  await go('/questions');
  await page.locator('butler-questions-card').waitFor();
  expect(await page.locator('butler-health-card').count()).toBe(0);
  await page.clock.runFor(6_000);
  expect(await page.evaluate(() => window.gallery.subscriptions())).toBe(1);
  await go('/health');
  await page.locator('butler-health-card#first').waitFor();
});
