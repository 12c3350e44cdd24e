/** A budget that is used up ends what costs money, and nothing else. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openOwnBed, type OwnBed } from './support/bed.ts';

let bed: OwnBed;
let entryId = '';
beforeAll(async () => {
  bed = await openOwnBed();
  entryId = (await bed.flows.entries('butler'))[0]?.entry_id ?? '';
});
afterAll(() => bed.close());

const set = async (changes: object) =>
  (await bed.flows.options(entryId, { model: 'claude-fable-5-1', local_first: true, ...changes })).type;
const ask = async () => (await bed.assist.say('tell me something about the sea')).text;

test('at the end of the budget it is said once, no model is asked, and local commands go on', async () => {
  await bed.model.play([{ reply: 'It is deep.' }]);
  expect(await set({ monthly_budget: 0.01 })).toBe('create_entry');
  // One request with our prompt costs more than a cent with this model.
  expect(await ask()).toMatch(/^It is deep\.\s+By the way, .*budget.* is used up now/);
  const before = await bed.model.calls();
  expect(before).toHaveLength(1);
  for (const _ of [1, 2])
    expect(await ask()).toMatch(/^That needs the language model, and .*budget.*used up\.$/);
  expect(await bed.model.calls()).toHaveLength(1);

  await bed.put('light.kitchen', 'off');
  await bed.assist.say('turn on the kitchen light');
  await bed.home.waitForState('light.kitchen', 'on');
  expect((await bed.assist.say('is anyone home?')).text).not.toMatch(/budget/);
  expect(await bed.model.calls()).toHaveLength(1);
});

test('Home Assistant shows what it cost', async () => {
  await vi.waitFor(
    async () => {
      const cost = await bed.home.state('sensor.butler_cost_this_month');
      expect(Number(cost.state)).toBeGreaterThan(0.01);
      expect(cost.attributes).toMatchObject({ device_class: 'monetary', state_class: 'total' });
      expect(Number((await bed.home.state('sensor.butler_tokens_today')).state)).toBeGreaterThan(500);
    },
    { timeout: 40_000, interval: 500 },
  );
});

test('a bigger budget, and the model is asked again', async () => {
  expect(await set({ monthly_budget: 1_000 })).toBe('create_entry');
  expect(await ask()).toBe('It is deep.');
});
