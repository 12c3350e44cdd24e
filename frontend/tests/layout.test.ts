/** Right to left, in forced colours, and with large text: what the checks of all cards cannot know. */
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { MESSAGE, RUNNING, snapshot } from './chat-events.ts';
import { CARD as CHAT, driveChat } from './chat-stage.ts';
import { openGallery } from './gallery.ts';
import { AWAY } from './health-events.ts';
import { MINE } from './memory-events.ts';
import { useMemoryCard } from './memory-stage.ts';
import { ended, open, UNLOCK } from './questions-events.ts';
import { type OpenStage, showCard } from './stage.ts';
import { STATES } from './states/all-states.ts';

const CARD = 'butler-health-card';

test('right to left, what is said of a thing stands at the other edge', async () => {
  const stage = await showCard(CARD, AWAY, { width: 500 });
  await stage.page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const row = stage.card.getByRole('listitem').first();
  const [name, value] = await Promise.all([
    row.locator('.name').boundingBox(),
    row.locator('.value').boundingBox(),
  ]);
  expect(value!.x).toBeLessThan(name!.x);
});

test('in forced colours nothing is told by colour alone', async () => {
  const stage = await showCard(CARD, AWAY);
  await stage.page.emulateMedia({ forcedColors: 'active' });
  const value = stage.card.getByRole('listitem').first().locator('.value');
  expect(await value.innerText()).toBe('Does not answer');
  expect(await value.locator('ha-icon').count()).toBe(1);
});

/** What is drawn around it, which stays when all colours are the system's. */
const edges = (one: Locator) =>
  one.evaluate((element) => {
    const { outlineStyle, borderBlockEndStyle, borderBlockEndWidth, borderBlockEndColor } =
      getComputedStyle(element);
    return { outlineStyle, borderBlockEndStyle, borderBlockEndWidth, borderBlockEndColor };
  });
const LINE = { borderBlockEndStyle: 'solid', borderBlockEndWidth: '1px' };

test('chat in forced colours: whose thread it is, what was said and where to write have edges', async () => {
  let stage: OpenStage | null = null;
  const chat = driveChat((opened) => (stage = opened));
  await chat.show(snapshot({ messages: [MESSAGE], turns: [{ ...RUNNING, state: 'failed', error: 'No.' }] }));
  const { page, card } = stage!;
  await page.emulateMedia({ forcedColors: 'active' });
  expect((await edges(chat.button('Mine'))).outlineStyle).toBe('solid');
  expect((await edges(chat.button('Household'))).outlineStyle).toBe('none');
  const bubbles = await card.locator('.bubble').all();
  expect(bubbles.length).toBeGreaterThan(2);
  for (const bubble of bubbles) expect(await edges(bubble)).toMatchObject(LINE);
  expect(await edges(card.locator('butler-composer .row'))).toMatchObject(LINE);
  // What went wrong is said, not coloured.
  await chat.log().getByText('No.').waitFor();
});

test('questions in forced colours: its answers have edges, and what became of it is said', async () => {
  const stage = await showCard('butler-questions-card', open(UNLOCK));
  await stage.page.emulateMedia({ forcedColors: 'active' });
  for (const name of ['Yes', 'No'])
    expect(await edges(stage.card.getByRole('button', { name }))).toMatchObject(LINE);
  await stage.send(ended('q1', { end: 'declined', by: 'Sam', door: 'phone' }));
  await stage.card.getByText(/Sam/).first().waitFor();
});

test('memory in forced colours: the open tab is told by its edge', async () => {
  const memory = useMemoryCard();
  await memory.show(MINE);
  await memory.stage().page.emulateMedia({ forcedColors: 'active' });
  const tab = (name: string) => edges(memory.stage().card.getByRole('tab', { name }));
  const [selected, other] = [await tab('About me'), await tab('Household')];
  expect(selected.borderBlockEndColor).not.toBe(other.borderBlockEndColor);
  expect(selected).toMatchObject({ borderBlockEndStyle: 'solid', borderBlockEndWidth: '2px' });
});

/** Places that do not scroll and whose content goes on below their edge; not what is for the ears alone. */
const CLIPPED = `(() => {
  const eachIn = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    [one, ...(one.shadowRoot === null ? [] : eachIn(one.shadowRoot))]);
  return eachIn(document.body)
    .filter((one) => ['hidden', 'clip'].includes(getComputedStyle(one).overflowY))
    .filter((one) => one.clientHeight > 0 && one.scrollHeight > one.clientHeight + 1)
    .filter((one) => !one.closest('.hidden'))
    .map((one) => one.outerHTML.slice(0, 160));
})()`;
const SIZES = { s: 24, m: 28, l: 32, xl: 40 };

test.each([
  ['the window twice as large', {}],
  ['the text twice as large', SIZES],
])('chat with %s: no text is clipped', { timeout: 60_000 }, async (_name, sizes) => {
  const { page, show } = await openGallery();
  await page.setViewportSize({ width: 640, height: 400 });
  await page.evaluate((all) => {
    for (const [name, size] of Object.entries(all))
      document.documentElement.style.setProperty(`--ha-font-size-${name}`, `${size}px`);
  }, sizes);
  for (const width of [300, 600]) {
    await show(STATES['chat-card']!, { width });
    expect(await page.locator(CHAT).count()).toBe(STATES['chat-card']!.length);
    expect(await page.evaluate(CLIPPED)).toEqual([]);
  }
});
