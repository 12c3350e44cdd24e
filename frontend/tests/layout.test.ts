/** Narrow and wide, light and dark, by keyboard: what holds for every card. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { AWAY, WELL, WITHOUT_KEY } from './health-events.ts';
import { ended, open, THEIRS, UNLOCK, WHICH } from './questions-events.ts';
import { type OpenStage, showCard } from './stage.ts';

const CARD = 'butler-health-card';
const QUESTIONS = 'butler-questions-card';
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

const LONG = 'Unlock the front door of the annexe behind the greenhouse at the far end of the garden?';
const ASKED = open(UNLOCK, WHICH, THEIRS, {
  ...UNLOCK,
  id: 'long',
  text: LONG,
  what: [LONG, 'x'.repeat(60)],
});
const looks = [
  ['light', 320],
  ['light', 860],
  ['dark', 320],
] as const;

test.each([CARD, QUESTIONS].flatMap((card) => looks.map((look) => [card, ...look] as const)))(
  '%s, %s at %i px: axe finds nothing, and nothing is cut',
  async (card, theme, width) => {
    const stage = await showCard(card, card === CARD ? AWAY : ASKED, { width, dark: theme === 'dark' });
    if (card === QUESTIONS) await stage.send(ended('q3', { end: 'taken', by: 'Sam', door: 'phone' }));
    await stage.page.clock.runFor(1_000);
    expect(await violations(stage)).toEqual([]);
    expect(await cutIn(stage)).toEqual([]);
  },
);

/** What is wider than its place, in the card and the parts inside it. */
async function cutIn({ card }: OpenStage): Promise<string[]> {
  return card.evaluate((element) => {
    const inside = (root: ParentNode): HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>('*:not(.hidden)')].flatMap((one) => [
        one,
        ...(one.shadowRoot === null ? [] : inside(one.shadowRoot)),
      ]);
    return (element.shadowRoot === null ? [] : inside(element.shadowRoot))
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.outerHTML);
  });
}

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
