/** What the cards may cost (design, section 8): bytes, drawings and subscriptions, counted and not timed. */
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { chunksIn, loadedAtOnce, sizeOf, sizeOfAll } from './built-files.ts';
import { openStage } from './stage.ts';
import { FULL_STATES } from './states/full-states.ts';

const CARD = 'butler-health-card';
const EVENT = {
  kind: 'snapshot',
  is_set_up: true,
  integration: { version: '0.1.0', api: { min: 1, max: 1 } },
  is_app_there: true,
  status: null,
  open_questions: 0,
  at: '2026-11-22T14:00:00+00:00',
};

test('the entry with all that it loads at once is at most 25 kB, any other file 15 kB, a chat with all 40 kB', async () => {
  const { cards } = inject('stage');
  const first = await loadedAtOnce(join(cards, 'butler-cards.js'));
  expect(await sizeOfAll(first)).toBeLessThanOrEqual(25_000);
  const others = (await chunksIn(cards)).filter((file) => !first.includes(file));
  for (const file of others) expect(await sizeOf(file)).toBeLessThanOrEqual(15_000);
  const chat = others.find((file) => file.includes('conversation-view'));
  expect(await sizeOfAll(await loadedAtOnce(chat ?? '', first))).toBeLessThanOrEqual(40_000);
});

test.each([
  ['en', ['Ask or tell the butler', 'About me', 'Everything works'], 8],
  ['de', ['Frag den Butler etwas', 'Über mich', 'Alles läuft'], 13],
] as const)('a dashboard with all cards, in %s, loads so many files', async (language, words, files) => {
  const { page } = await openStage();
  const states = FULL_STATES.map(({ state }) => state);
  const look = { width: 400, language };
  await page.evaluate(([which, how]) => window.gallery.show(which, how), [states, look] as const);
  for (const said of words)
    await page.getByText(said).or(page.getByPlaceholder(said)).filter({ visible: true }).first().waitFor();
  await page.getByRole('button', { name: /^(?:Talk|Sprechen)$/ }).waitFor();
  const paths = (await page.requests()).map((request) => new URL(request.url()).pathname);
  // The stage has the sidebar's page as well.
  const ours = paths.filter((path) => path.startsWith('/cards/') && path !== '/cards/butler-panel.js');
  expect(ours).toHaveLength(files);
});

test('600 states that no card shows draw nothing', async () => {
  const stage = await openStage();
  await stage.mount(CARD, {});
  await stage.accept();
  await stage.send(EVENT);
  // All of it is there, also what a card loads when it is on the page.
  await stage.card.getByRole('listitem').first().waitFor();
  await stage.tick(1);
  const before = await stage.drawn();
  await stage.tick(600);
  expect(await stage.drawn()).toEqual(before);
});

test('two cards are one subscription, and none is left when both are gone', async () => {
  const stage = await openStage();
  await stage.mount(CARD, {});
  await stage.mount(CARD, {});
  await stage.accept();
  await stage.send(EVENT);
  expect((await stage.asked()).map(({ state }) => state)).toEqual(['standing']);
  await stage.unmount();
  await stage.page.clock.runFor(6_000);
  expect((await stage.asked()).map(({ state }) => state)).toEqual(['ended']);
});

test('200 times taken away and put back: nothing is left over', async () => {
  const stage = await openStage();
  await stage.mount(CARD, {});
  await stage.accept();
  await stage.send(EVENT);
  const listeners = await stage.listeners();
  for (let round = 0; round < 200; round += 1) {
    await stage.unmount();
    await stage.remount();
  }
  await stage.page.clock.runFor(6_000);
  expect((await stage.asked()).map(({ state }) => state)).toEqual(['standing']);
  expect(await stage.listeners()).toBe(listeners);
});
