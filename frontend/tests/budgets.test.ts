/** What the cards may cost (design, section 8): bytes, drawings and subscriptions, counted and not timed. */
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { chunksIn, loadedAtOnce, sizeOf, sizeOfAll } from './built-files.ts';
import { snapshot } from './chat-events.ts';
import { REVISION } from './memory-events.ts';
import { open, UNLOCK } from './questions-events.ts';
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

/** Paths of our files; the stage has the sidebar's page as well. */
const loadedBy = async (page: Page): Promise<readonly string[]> =>
  (await page.requests())
    .map((request) => new URL(request.url()).pathname)
    .filter((path) => path.startsWith('/cards/') && path !== '/cards/butler-panel.js');

test('the entry with all that it loads at once is at most 25 kB, any other file 15 kB', async () => {
  const { cards } = inject('stage');
  const first = await loadedAtOnce(join(cards, 'butler-cards.js'));
  expect(first).toHaveLength(2);
  expect(await sizeOfAll(first)).toBeLessThanOrEqual(25_000);
  const others = (await chunksIn(cards)).filter((file) => !first.includes(file));
  for (const file of others) expect(await sizeOf(file)).toBeLessThanOrEqual(15_000);
});

test('all files together are at most 120 kB, and hold Lit and nothing else', async () => {
  const { cards, packages } = inject('stage');
  const entries = ['butler-cards.js', 'butler-panel.js'].map((name) => join(cards, name));
  expect(await sizeOfAll([...entries, ...(await chunksIn(cards))])).toBeLessThanOrEqual(120_000);
  expect(packages).toEqual([
    'node_modules/@lit/context',
    'node_modules/@lit/reactive-element',
    'node_modules/lit',
    'node_modules/lit-element',
    'node_modules/lit-html',
  ]);
});

test.each([
  ['en', ['Ask or tell the butler', 'About me', 'Everything works'], 6],
  ['de', ['Frag den Butler etwas', 'Über mich', 'Alles läuft'], 10],
] as const)('all cards on one dashboard, in %s, load so many files', async (language, words, files) => {
  const { page } = await openStage();
  const states = FULL_STATES.map(({ state }) => state);
  const look = { width: 400, language };
  await page.evaluate(([which, how]) => window.gallery.show(which, how), [states, look] as const);
  for (const said of words)
    await page.getByText(said).or(page.getByPlaceholder(said)).filter({ visible: true }).first().waitFor();
  expect(await loadedBy(page)).toHaveLength(files);
});

test('a first chat with its microphone is at most 40 kB', async () => {
  const { cards } = inject('stage');
  const { page } = await openStage();
  const chat = FULL_STATES.filter(({ name }) => name === 'chat-card').map(({ state }) => state);
  await page.evaluate(([which, how]) => window.gallery.show(which, how), [chat, { width: 400 }] as const);
  await page.getByRole('button', { name: 'Talk' }).waitFor();
  const files = (await loadedBy(page)).map((path) => join(dirname(cards), path));
  expect(files).toHaveLength(4);
  expect(await sizeOfAll(files)).toBeLessThanOrEqual(40_000);
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

test('all cards and the badge have one subscription for each topic, and none when they are gone', async () => {
  const stage = await openStage();
  const topics = ['chat', 'health', 'memory', 'questions'];
  const types = [...topics.map((topic) => `butler-${topic}-card`), 'butler-questions-badge'];
  for (const type of [...types, ...types]) await stage.mount(type, {});
  for (const topic of topics) await stage.accept(topic);
  await stage.send(EVENT, 'health');
  await stage.send(snapshot(), 'chat');
  await stage.send(open(UNLOCK), 'questions');
  await stage.send(REVISION, 'memory');
  await stage.page.getByText('1 open question').first().waitFor();
  const asked = await stage.asked();
  expect(asked.map(({ message }) => String(message['topic'])).toSorted()).toEqual(topics);
  expect(new Set(asked.map(({ state }) => state))).toEqual(new Set(['standing']));
  await stage.unmount();
  await stage.page.clock.runFor(6_000);
  expect((await stage.asked()).map(({ state }) => state)).toEqual(topics.map(() => 'ended'));
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
