import { describe, expect, test } from 'vitest';
import { all, fakeHome, type Furniture } from './fake-home.ts';
import { setLight } from './set-light.ts';

const color = {
  supported_color_modes: ['color_temp', 'hs'],
  min_color_temp_kelvin: 2000,
  max_color_temp_kelvin: 6500,
};
const furniture: Record<string, Furniture> = {
  'light.hall': { name: 'Hall Light', state: 'on', area: 'hall', attributes: { ...color, brightness: 102 } },
  'light.desk': {
    name: 'Desk Lamp',
    state: 'off',
    area: 'office',
    attributes: { supported_color_modes: ['brightness'] },
  },
  'light.porch': {
    name: 'Porch Light',
    state: 'off',
    area: 'hall',
    attributes: { supported_color_modes: ['onoff'] },
  },
};

/** A lamp that does what it is told, to the percent. */
const obey: Parameters<typeof fakeHome>[1] = (call) => {
  if (call.service === 'turn_off') return all(call, 'off', { brightness: null });
  const { brightness_pct: percent, rgb_color: rgb, color_temp_kelvin: kelvin } = call.data;
  return all(call, 'on', {
    ...(typeof percent === 'number' && { brightness: Math.round(percent * 2.55) }),
    ...(rgb !== undefined && { rgb_color: rgb }),
    ...(kelvin !== undefined && { color_temp_kelvin: kelvin }),
  });
};

async function run(input: unknown, behave = obey) {
  const home = fakeHome(furniture, behave);
  const turn = home.turn();
  const outcome = await setLight(home.deps).prepare(input, turn).run(turn);
  return { home, outcome };
}

describe('brightness', () => {
  test.each([
    [
      { entity_ids: ['light.hall'], brightness: 70 },
      { brightness_pct: 70 },
      'The hall light is at 70 percent.',
    ],
    [
      { entity_ids: ['light.hall'], brightness_step: 20 },
      { brightness_pct: 60 },
      'The hall light is at 60 percent.',
    ],
    [
      { entity_ids: ['light.hall'], brightness_step: -100 },
      { brightness_pct: 1 },
      'The hall light is at 1 percent.',
    ],
    [
      { entity_ids: ['light.desk'], brightness_step: 30 },
      { brightness_pct: 30 },
      'The desk lamp is at 30 percent.',
    ],
  ])('%j', async (input, data, spoken) => {
    const { home, outcome } = await run(input);
    expect(home.calls.map((call) => call.data)).toEqual([data]);
    expect(outcome).toMatchObject({ spoken, isError: false });
  });

  test('0 turns off, and darker leaves off what is off', async () => {
    const { home, outcome } = await run({ entity_ids: ['light.hall'], brightness: 0 });
    expect(home.calls[0]?.service).toBe('turn_off');
    expect(outcome.spoken).toBe('The hall light is off.');
    const dark = await run({ entity_ids: ['light.desk'], brightness_step: -20 });
    expect(dark.home.calls).toEqual([]);
    expect(dark.outcome.spoken).toBe('The desk lamp was already off.');
  });

  test('brighter than full is already so', async () => {
    const { home } = await run({ entity_ids: ['light.hall'], brightness: 40 });
    expect(home.calls).toEqual([]);
  });

  test('rounding is not failing, standing still is', async () => {
    const near = await run({ entity_ids: ['light.hall'], brightness: 70 }, (call) =>
      all(call, 'on', { brightness: 174 }),
    );
    expect(near.outcome.isError).toBe(false);
    const still = await run({ entity_ids: ['light.hall'], brightness_step: 20 }, () => undefined);
    expect(still.outcome).toMatchObject({
      isError: true,
      spoken: 'The hall light did not get brighter.',
    });
  });
});

test('a step that went half the way is told by where it ended, one the wrong way is not reached', async () => {
  const input = { entity_ids: ['light.hall'], brightness_step: 20 };
  const half = await run(input, (call) => all(call, 'on', { brightness: 133 }));
  expect(half.outcome).toMatchObject({ spoken: 'The hall light is at 52 percent.', isError: false });
  const wrong = await run(input, (call) => all(call, 'on', { brightness: 51 }));
  expect(wrong.outcome).toMatchObject({ spoken: 'The hall light did not get brighter.', isError: true });
  const absolute = await run({ entity_ids: ['light.hall'], brightness: 60 }, (call) =>
    all(call, 'on', { brightness: 133 }),
  );
  expect(absolute.outcome.isError).toBe(true);
});

describe('colour', () => {
  test.each([
    [{ color: 'red' }, [255, 0, 0]],
    [{ color: '#00ff80' }, [0, 255, 128]],
    [{ color: 'Turquoise' }, [64, 224, 208]],
  ])('%j', async (input, rgb) => {
    const { home, outcome } = await run({ entity_ids: ['light.hall'], ...input });
    expect(home.calls[0]?.data).toEqual({ rgb_color: rgb });
    expect(outcome.isError).toBe(false);
  });

  test('a lamp that corrects the colour a little has reached it, one that shows another has not', async () => {
    const input = { entity_ids: ['light.hall'], color: 'red' };
    expect((await run(input, (call) => all(call, 'on', { hs_color: [357, 96] }))).outcome.isError).toBe(
      false,
    );
    expect((await run(input, (call) => all(call, 'on', { hs_color: [240, 100] }))).outcome.isError).toBe(
      true,
    );
    expect((await run(input, (call) => all(call, 'on', { rgb_color: [250, 5, 10] }))).outcome.isError).toBe(
      false,
    );
  });

  test('white in kelvin, as warm as the lamp can', async () => {
    const coldest = (call: Parameters<typeof all>[0]) => all(call, 'on', { color_temp_kelvin: 6500 });
    expect((await run({ entity_ids: ['light.hall'], kelvin: 9000 }, coldest)).outcome.isError).toBe(false);
    expect((await run({ entity_ids: ['light.hall'], kelvin: 2700 }, coldest)).outcome.isError).toBe(true);
  });

  test('brightness and colour together', async () => {
    const { home, outcome } = await run({ entity_ids: ['light.hall'], brightness: 20, color: 'blue' });
    expect(home.calls[0]?.data).toEqual({ brightness_pct: 20, rgb_color: [0, 0, 255] });
    expect(outcome.spoken).toBe('The hall light is at 20 percent and in the colour you wanted.');
  });
});

describe('what a lamp cannot do', () => {
  const prepare = (input: unknown) => {
    const home = fakeHome(furniture);
    return setLight(home.deps).prepare(input, home.turn());
  };

  test.each([
    [{ entity_ids: ['light.porch'], brightness: 50 }, "The porch light can't be dimmed."],
    [{ entity_ids: ['light.desk'], color: 'red' }, "The desk lamp can't be coloured."],
    [
      { entity_ids: ['light.hall', 'light.desk'], kelvin: 2700 },
      "The desk lamp can't be made warmer or colder.",
    ],
    [
      { entity_ids: ['light.hall'], color: 'blurple' },
      'I don\'t know the colour "blurple": give it as #rrggbb.',
    ],
    [{ entity_ids: ['light.hall'], color: 'constructor' }, 'colour "constructor"'],
    [{ entity_ids: ['light.hall'] }, 'Give brightness, brightness_step, color or kelvin.'],
    [{ entity_ids: ['light.hall'], brightness: 5, brightness_step: 5 }, 'not both'],
    [{ entity_ids: ['light.hall'], color: 'red', kelvin: 2700 }, 'not both'],
    [{ entity_ids: ['light.hall'], brightness: 101 }, 'brightness'],
  ])('%j', (input, message) => {
    expect(() => prepare(input)).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(message) }),
    );
  });

  test('of a room, those that can are meant', () => {
    expect(prepare({ area: 'hall', brightness: 50 }).entityIds).toEqual(['light.hall']);
  });
});
