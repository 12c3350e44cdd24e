/** Right to left, and in forced colours: what the checks of all cards cannot know. */
import { expect, test } from 'vitest';
import { AWAY } from './health-events.ts';
import { showCard } from './stage.ts';

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
