/** What the cards may cost (design, section 8): bytes, drawings and subscriptions, counted and not timed. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { openStage } from './stage.ts';

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

/** Bytes of a script and of all that it loads at once. */
async function firstLoad(folder: string, file: string): Promise<number> {
  const text = await readFile(join(folder, file), 'utf8');
  const imports = [...text.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)].map(([, path]) => path ?? '');
  const own = gzipSync(text, { level: 9 }).length;
  const sizes = await Promise.all(imports.map((path) => firstLoad(folder, path)));
  return sizes.reduce((sum, size) => sum + size, own);
}

test('the entry with all that it loads at once is at most 25 kB, any other file 15 kB', async () => {
  const { cards } = inject('stage');
  expect(await firstLoad(cards, 'butler-cards.js')).toBeLessThanOrEqual(25_000);
  for (const name of await readdir(join(cards, 'c')))
    expect(gzipSync(await readFile(join(cards, 'c', name)), { level: 9 }).length).toBeLessThanOrEqual(15_000);
});

test('600 states that no card shows draw nothing', async () => {
  const stage = await openStage();
  await stage.mount(CARD, {});
  await stage.accept();
  await stage.send(EVENT);
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
