/** Narrow and wide, light and dark, by keyboard: what holds for every card. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { AWAY, WELL, WITHOUT_KEY } from './health-events.ts';
import { type OpenStage, showCard } from './stage.ts';

const CARD = 'butler-health-card';
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(stage: OpenStage): Promise<string[]> {
  await stage.page.evaluate(axe);
  return stage.page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (context: string) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await axe.run('body > div');
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

test.each([
  ['light', 320],
  ['light', 860],
  ['dark', 320],
])('%s at %i px: axe finds nothing, and nothing is cut', async (theme, width) => {
  const stage = await showCard(CARD, AWAY, { width, dark: theme === 'dark' });
  expect(await violations(stage)).toEqual([]);
  const overflow = await stage.card.evaluate((card) => {
    const all = [...(card.shadowRoot?.querySelectorAll<HTMLElement>('*:not(.hidden)') ?? [])];
    return all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0).length;
  });
  expect(overflow).toBe(0);
});

test('everything that can be clicked can be reached by the keyboard', async () => {
  const stage = await showCard(CARD, {
    ...WITHOUT_KEY,
    integration: { ...WELL.integration, version: '0.2.0' },
  });
  const unreachable = await stage.card.evaluate((card) =>
    [...(card.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])]
      .filter((one) => getComputedStyle(one).cursor === 'pointer' && one.closest('a[href], button') === null)
      .map((one) => one.outerHTML),
  );
  expect(unreachable).toEqual([]);
  expect(await stage.card.getByRole('button', { name: 'Reload the page' }).count()).toBe(1);
});

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
  expect(await violations(stage)).toEqual([]);
  const value = stage.card.getByRole('listitem').first().locator('.value');
  expect(await value.innerText()).toBe('Does not answer');
  expect(await value.locator('ha-icon').count()).toBe(1);
});
