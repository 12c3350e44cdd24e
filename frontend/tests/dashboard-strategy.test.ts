/** The dashboard that Home Assistant makes of us: whose views, which cards, and what stands in its lists. */
import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

interface View {
  readonly title: string;
  readonly path: string;
  readonly badges: readonly object[];
  readonly sections: readonly { readonly cards: readonly { readonly type: string }[] }[];
}

/** As Home Assistant calls it, for a person who is an administrator or not. */
async function generate(isAdmin: boolean, language = 'en'): Promise<{ views: View[]; page: string[] }> {
  const { page } = await openStage();
  return page.evaluate(
    async ([is_admin, language]) => {
      const strategy = customElements.get('ll-strategy-dashboard-butler') as unknown as {
        registryDependencies: string[];
        generate: (config: object, hass: object) => Promise<{ views: View[] }>;
      };
      const { views } = await strategy.generate({ type: 'custom:butler' }, { language, user: { is_admin } });
      return { views, page: strategy.registryDependencies };
    },
    [isAdmin, language] as const,
  );
}

const cardsOf = (views: readonly View[]) =>
  views.flatMap(({ sections }) => sections.flatMap(({ cards }) => cards.map(({ type }) => type)));

test('an administrator has a view for each card, and only cards that there are', async () => {
  const { views, page } = await generate(true);
  expect(views.map(({ path }) => path)).toEqual(expect.arrayContaining(['questions', 'health']));
  expect(views.find(({ path }) => path === 'questions')?.badges).toEqual([]);
  expect(views.find(({ path }) => path === 'health')?.badges).toEqual([
    { type: 'custom:butler-questions-badge', view: 'questions' },
  ]);
  const { page: open } = await openStage();
  const tags = cardsOf(views).map((type) => type.replace('custom:', ''));
  const unknown = await open.evaluate(
    (all) => all.filter((tag) => customElements.get(tag) === undefined),
    tags,
  );
  expect(unknown).toEqual([]);
  expect(page).toEqual([]);
});

test('nobody else has the view of how the butler is', async () => {
  const { views } = await generate(false);
  expect(cardsOf(views)).not.toContain('custom:butler-health-card');
  expect(cardsOf(views)).toContain('custom:butler-questions-card');
});

test('in German', async () => {
  const { views } = await generate(true, 'de');
  expect(views.map(({ title }) => title)).toEqual(expect.arrayContaining(['Fragen', 'Zustand']));
});

test('it is in the list of community dashboards, once', async () => {
  const { page } = await openStage();
  await expect
    .poll(() => page.evaluate(() => window.customStrategies?.map(({ type }) => type)))
    .toEqual(['butler']);
});
