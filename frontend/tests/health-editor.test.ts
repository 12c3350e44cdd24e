/** How the health card is chosen and configured. */
import { expect, test } from 'vitest';
import { type OpenStage, openStage } from './stage.ts';

const CARD = 'butler-health-card';
let stage: OpenStage;

test.each([
  [{ title: 7 }, '"title" has to be a text.'],
  [{ show: 'versions' }, '"show" has to be a list of: services, cost, questions, versions, details.'],
  [{ show: ['weather'] }, '"show" has to be a list of: services, cost, questions, versions, details.'],
  [{ open: 'yes' }, '"open" has to be true or false.'],
  [{ show: ['turns'] }, '"show" has to be a list of: services, cost, questions, versions, details.'],
])('a configuration %j is refused', async (config, message) => {
  stage = await openStage();
  await expect(stage.mount(CARD, { config })).rejects.toThrow(message);
});

test('it offers itself for the butler’s entity, and has an editor', async () => {
  stage = await openStage();
  const offered = await stage.page.evaluate(async () => {
    await customElements.whenDefined('butler-health-card');
    const offers = (window.customCards ?? []) as unknown as {
      type: string;
      name: string;
      getEntitySuggestion: (hass: object, id: string) => object | null;
    }[];
    const offer = offers.find(({ type }) => type === 'butler-health-card');
    const hass = {
      entities: { 'conversation.butler': { platform: 'butler' }, 'conversation.other': { platform: 'x' } },
    };
    const card = customElements.get('butler-health-card') as unknown as {
      getConfigForm: () => Promise<{
        schema: { name: string }[];
        computeLabel: (field: { name: string }) => string;
      }>;
      getStubConfig: () => object;
    };
    const { schema, computeLabel } = await card.getConfigForm();
    return {
      name: offer?.name,
      butler: offer?.getEntitySuggestion(hass, 'conversation.butler'),
      other: offer?.getEntitySuggestion(hass, 'conversation.other'),
      labels: schema.map(computeLabel),
      stub: card.getStubConfig(),
    };
  });
  expect(offered).toEqual({
    name: 'Butler: health',
    butler: { config: { type: 'custom:butler-health-card' } },
    other: null,
    labels: ['Title', 'What to show', 'Open the details at once'],
    stub: {},
  });
});
