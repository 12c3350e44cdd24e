/** How cards and badge are chosen, configured and laid out by Home Assistant. */
import { expect, test } from 'vitest';
import { type OpenStage, openStage } from './stage.ts';

const ENTITIES = {
  'conversation.butler': { platform: 'butler' },
  'conversation.other': { platform: 'x' },
  'sensor.butler_questions': { platform: 'butler' },
  'sensor.butler_version': { platform: 'butler' },
  'sensor.other_questions': { platform: 'x' },
};

/** What Home Assistant asks of the element and its entry in the picker. */
const offered = async ({ page }: OpenStage, type: string) =>
  page.evaluate(
    async ([name, entities]) => {
      const offers = [...(window.customCards ?? []), ...(window.customBadges ?? [])] as unknown as {
        type: string;
        name: string;
        preview: boolean;
        getEntitySuggestion?: (hass: object, id: string) => { config: object } | null;
      }[];
      const offer = offers.find((one) => one.type === name);
      const element = customElements.get(name) as unknown as {
        getConfigForm: () => Promise<{
          schema: { name: string; selector: object }[];
          computeLabel: (field: { name: string }) => string;
          assertConfig: (config: object) => void;
        }>;
        getStubConfig: () => object;
      };
      const { schema, computeLabel, assertConfig } = await element.getConfigForm();
      const stub = element.getStubConfig();
      assertConfig(stub);
      const suggest = offer?.getEntitySuggestion;
      return {
        name: offer?.name,
        preview: offer?.preview,
        suggested: Object.keys(entities).filter((id) => (suggest?.({ entities }, id) ?? null) !== null),
        config:
          suggest?.({ entities }, 'conversation.butler') ??
          suggest?.({ entities }, 'sensor.butler_questions'),
        fields: schema.map((field) => [computeLabel(field), field.selector]),
        stub,
      };
    },
    [type, ENTITIES] as const,
  );

test('the questions card offers itself for the number of questions, and has an editor', async () => {
  expect(await offered(await openStage(), 'butler-questions-card')).toEqual({
    name: 'Butler: questions',
    preview: true,
    suggested: ['sensor.butler_questions'],
    config: { config: { type: 'custom:butler-questions-card' } },
    fields: [['Title', { text: {} }]],
    stub: {},
  });
});

test('the memory card offers itself for the butler, and has an editor', async () => {
  const options = [
    { value: 'private', label: 'About me' },
    { value: 'household', label: 'Household' },
    { value: 'me', label: 'My butler' },
  ];
  expect(await offered(await openStage(), 'butler-memory-card')).toEqual({
    name: 'Butler: memory',
    preview: true,
    suggested: ['conversation.butler'],
    config: { config: { type: 'custom:butler-memory-card' } },
    fields: [
      ['Title', { text: {} }],
      ['What to show', { select: { mode: 'dropdown', options } }],
    ],
    stub: {},
  });
});

test('the badge has an editor', async () => {
  expect(await offered(await openStage(), 'butler-questions-badge')).toEqual({
    name: 'Butler: questions',
    preview: true,
    suggested: [],
    config: undefined,
    fields: [['Path of the view with the questions', { text: {} }]],
    stub: {},
  });
});

test.each([
  ['butler-questions-card', { title: 7 }, '"title" has to be a text.'],
  ['butler-memory-card', { title: 7 }, '"title" has to be a text.'],
  ['butler-memory-card', { page: 'all' }, '"page" has to be one of private, household, me.'],
  ['butler-questions-badge', { view: 7 }, '"view" has to be a text.'],
])('%s refuses the configuration %j', async (type, config, message) => {
  const stage = await openStage();
  await expect(stage.mount(type, { config })).rejects.toThrow(message);
  // The editor says the same.
  const said = await stage.page.evaluate(
    async ([name, wrong]) => {
      const element = customElements.get(name) as unknown as {
        getConfigForm: () => Promise<{ assertConfig: (config: object) => void }>;
      };
      const { assertConfig } = await element.getConfigForm();
      try {
        assertConfig(wrong);
        return 'nothing';
      } catch (error) {
        return String(error);
      }
    },
    [type, config] as const,
  );
  expect(said).toContain(message);
});

test.each([
  ['butler-chat-card', 9, { columns: 12, min_columns: 6, rows: 8, min_rows: 5 }],
  ['butler-questions-card', 4, { columns: 12, min_columns: 6, rows: 'auto', min_rows: 3 }],
  ['butler-memory-card', 7, { columns: 12, min_columns: 6, rows: 'auto', min_rows: 4 }],
  ['butler-health-card', 6, { columns: 12, min_columns: 6, rows: 'auto', min_rows: 3 }],
])('%s says how large it is', async (type, size, grid) => {
  const { page } = await openStage();
  const said = await page.evaluate((name) => {
    const card = document.createElement(name) as unknown as {
      getCardSize: () => number;
      getGridOptions: () => object;
    };
    return { size: card.getCardSize(), grid: card.getGridOptions() };
  }, type);
  expect(said).toEqual({ size, grid });
});
