import { describe, expect, test } from 'vitest';
import { all, fakeHome, type Furniture } from './fake-home.ts';
import { setClimate } from './set-climate.ts';

const limits = { min_temp: 7, max_temp: 30, hvac_modes: ['off', 'heat', 'auto'], supported_features: 1 };
const furniture: Record<string, Furniture> = {
  'climate.hall': {
    name: 'Hall Thermostat',
    state: 'heat',
    area: 'hall',
    attributes: { ...limits, temperature: 20 },
  },
  'climate.office': {
    name: 'Office Heater',
    state: 'off',
    area: 'office',
    attributes: { ...limits, temperature: 18 },
  },
  'climate.attic': {
    name: 'Attic',
    state: 'heat_cool',
    attributes: {
      target_temp_low: 20,
      target_temp_high: 24,
      supported_features: 2,
      min_temp: 7,
      max_temp: 30,
    },
  },
  'climate.fan': { name: 'Fan Coil', state: 'off', attributes: { supported_features: 8 } },
};

const obey: Parameters<typeof fakeHome>[1] = (call, { house }) => {
  const { hvac_mode: mode, ...attributes } = call.data;
  return all(
    call,
    typeof mode === 'string' ? mode : (house.state(call.entityIds[0] ?? '')?.state ?? ''),
    attributes,
  );
};

async function run(input: unknown, behave = obey) {
  const home = fakeHome(furniture, behave);
  const turn = home.turn();
  const outcome = await setClimate(home.deps).prepare(input, turn).run(turn);
  return { home, outcome };
}

test.each([
  [
    { entity_ids: ['climate.hall'], temperature: 21.5 },
    'set_temperature',
    { temperature: 21.5 },
    'The hall thermostat is set to 21.5 degrees.',
  ],
  [
    { entity_ids: ['climate.hall'], temperature_step: -1 },
    'set_temperature',
    { temperature: 19 },
    'The hall thermostat is set to 19 degrees.',
  ],
  [
    { entity_ids: ['climate.hall'], mode: 'auto' },
    'set_hvac_mode',
    { hvac_mode: 'auto' },
    'The hall thermostat is on auto.',
  ],
  [
    { entity_ids: ['climate.hall'], mode: 'off' },
    'set_hvac_mode',
    { hvac_mode: 'off' },
    'The hall thermostat is off.',
  ],
  [
    { entity_ids: ['climate.office'], mode: 'heat', temperature: 22 },
    'set_temperature',
    { hvac_mode: 'heat', temperature: 22 },
    'The office heater is set to 22 degrees.',
  ],
  [
    { entity_ids: ['climate.office'], temperature: 22 },
    'set_temperature',
    { temperature: 22 },
    'The office heater is set to 22 degrees but off.',
  ],
  [
    { entity_ids: ['climate.attic'], temperature: 20 },
    'set_temperature',
    { target_temp_low: 18, target_temp_high: 22 },
    'The attic is set to 18 to 22 degrees.',
  ],
  [
    { entity_ids: ['climate.attic'], temperature_step: 1 },
    'set_temperature',
    { target_temp_low: 21, target_temp_high: 25 },
    'The attic is set to 21 to 25 degrees.',
  ],
])('%j', async (input, service, data, spoken) => {
  const { home, outcome } = await run(input);
  expect(home.calls.map((call) => [call.service, call.data])).toEqual([[service, data]]);
  expect(outcome).toMatchObject({ spoken, isError: false });
});

test('a thermostat that keeps its own will', async () => {
  const { outcome } = await run({ entity_ids: ['climate.hall'], temperature_step: 1 }, () => undefined);
  expect(outcome).toMatchObject({ spoken: 'The hall thermostat did not change.', isError: true });
});

test('already so', async () => {
  const { home, outcome } = await run({ entity_ids: ['climate.hall'], temperature: 20 });
  expect(home.calls).toEqual([]);
  expect(outcome.spoken).toBe('The hall thermostat was already set to 20 degrees.');
});

describe('what it does not take', () => {
  test.each([
    [{ entity_ids: ['climate.hall'], temperature: 50 }, 'from 7 to 30 degrees'],
    [{ entity_ids: ['climate.hall'], mode: 'cool' }, 'has the modes off, heat, auto'],
    [{ entity_ids: ['climate.fan'], temperature: 20 }, 'has no temperature to set'],
    [{ entity_ids: ['climate.hall'] }, 'Give temperature'],
    [{ entity_ids: ['climate.hall'], temperature: 20, temperature_step: 1 }, 'Give temperature'],
  ])('%j', (input, message) => {
    const home = fakeHome(furniture);
    expect(() => setClimate(home.deps).prepare(input, home.turn())).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(message) }),
    );
  });

  test('of a house, those that can are meant', () => {
    const home = fakeHome(furniture);
    const { entityIds, tier } = setClimate(home.deps).prepare(
      { area: 'everywhere', temperature: 20 },
      home.turn(),
    );
    expect(entityIds).toEqual(['climate.hall', 'climate.office', 'climate.attic']);
    expect(tier).toBe('act');
  });
});

test.each([
  ['en', { temperature: 28 }, 'Set the hall thermostat to 28 degrees?'],
  ['en', { mode: 'off' }, 'Set the hall thermostat to off?'],
  ['de', { temperature: 28 }, 'Hall Thermostat auf 28 Grad stellen?'],
])('what is asked in %s before %j is exactly that', (language, wanted, question) => {
  const home = fakeHome(furniture);
  const call = setClimate(home.deps).prepare(
    { entity_ids: ['climate.hall'], ...wanted },
    home.turn({ language }),
  );
  expect(call.question).toBe(question);
});
