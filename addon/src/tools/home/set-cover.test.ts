import { describe, expect, test } from 'vitest';
import { all, fakeHome, type Furniture } from './fake-home.ts';
import { setCover } from './set-cover.ts';

const furniture: Record<string, Furniture> = {
  'cover.blind': {
    name: 'Kitchen Blind',
    state: 'open',
    area: 'kitchen',
    deviceClass: 'blind',
    attributes: { current_position: 60, supported_features: 15 },
  },
  'cover.curtain': {
    name: 'Curtain',
    state: 'closed',
    area: 'office',
    deviceClass: 'curtain',
    attributes: { supported_features: 11 },
  },
  'cover.garage': { name: 'Garage Door', state: 'closed', area: 'kitchen', deviceClass: 'garage' },
};

async function run(input: unknown, behave: Parameters<typeof fakeHome>[1]) {
  const home = fakeHome(furniture, behave);
  const turn = home.turn();
  const outcome = await setCover(home.deps).prepare(input, turn).run(turn);
  return { home, outcome };
}

function prepare(input: unknown) {
  const home = fakeHome(furniture);
  return setCover(home.deps).prepare(input, home.turn());
}

describe('moving the right way is enough, and is said as such', () => {
  test.each([
    [{ action: 'open' }, 'opening', {}, 'The kitchen Blind is opening.', false],
    [{ action: 'close' }, 'closing', {}, 'closing', false],
    [{ action: 'close' }, 'closed', { current_position: 0 }, 'closed', false],
    [{ position: 20 }, 'open', { current_position: 21 }, '21 percent open', false],
    [{ position: 20 }, 'open', { current_position: 50 }, '50 percent open', false],
    [{ position: 20 }, 'closing', {}, 'closing', false],
    [{ position_step: 30 }, 'open', { current_position: 90 }, '90 percent open', false],
    [{ position: 20 }, 'opening', {}, 'did not move', true],
    [{ position: 20 }, 'open', { current_position: 60 }, 'did not move', true],
    [{ action: 'close' }, 'open', { current_position: 60 }, 'did not close', true],
    [{ action: 'close' }, 'opening', {}, 'did not close', true],
  ])('%j → %s %j', async (input, state, attributes, spoken, isError) => {
    const { outcome } = await run({ entity_ids: ['cover.blind'], ...input }, (call) =>
      all(call, state, attributes),
    );
    expect(outcome.spoken.toLowerCase()).toContain(spoken.toLowerCase());
    expect(outcome.isError).toBe(isError);
  });

  test('a cover that tells no position', async () => {
    const opened = await run({ entity_ids: ['cover.curtain'], action: 'open' }, (call) => all(call, 'open'));
    expect(opened.outcome.spoken).toBe('The curtain is open.');
    const stuck = await run({ entity_ids: ['cover.curtain'], action: 'open' }, () => undefined);
    expect(stuck.outcome.spoken).toBe('The curtain did not open.');
    const closed = await run({ entity_ids: ['cover.curtain'], action: 'close' }, () => undefined);
    expect(closed.outcome.spoken).toBe('The curtain was already closed.');
    expect(closed.home.calls).toEqual([]);
  });
});

test.each([
  [60, 'open', 60, 'The kitchen blind is 60 percent open.'],
  [20, 'closing', 59, 'The kitchen blind is closing.'],
])('one that is on its way elsewhere is told to go to %d', async (position, state, at, spoken) => {
  const moving = { current_position: 60, supported_features: 15 };
  const home = fakeHome(
    { 'cover.blind': { name: 'Kitchen Blind', state: 'closing', deviceClass: 'blind', attributes: moving } },
    (call) => all(call, state, { current_position: at }),
  );
  const turn = home.turn();
  const outcome = await setCover(home.deps)
    .prepare({ entity_ids: ['cover.blind'], position }, turn)
    .run(turn);
  expect(home.calls).toMatchObject([{ service: 'set_cover_position', data: { position } }]);
  expect(outcome.spoken).toBe(spoken);
});

test('one that still stands open and is closing is told to open', async () => {
  const home = fakeHome(
    {
      'cover.blind': {
        name: 'Kitchen Blind',
        state: 'closing',
        deviceClass: 'blind',
        attributes: { current_position: 100, supported_features: 15 },
      },
    },
    (call) => all(call, 'opening', { current_position: 99 }),
  );
  const turn = home.turn();
  const outcome = await setCover(home.deps)
    .prepare({ entity_ids: ['cover.blind'], action: 'open' }, turn)
    .run(turn);
  expect(home.calls.map(({ service }) => service)).toEqual(['open_cover']);
  expect(outcome.isError).toBe(false);
});

test('several, or one whose name is a plural, are', async () => {
  const blinds = { 'cover.b': { name: 'Living room blinds', state: 'closed', deviceClass: 'blind' } };
  const home = fakeHome(blinds, (call) => all(call, 'opening'));
  const call = setCover(home.deps).prepare({ entity_ids: ['cover.b'], action: 'open' }, home.turn());
  expect((await call.run(home.turn())).spoken).toBe('The living room blinds are opening.');
});

test('calls what HA has for it', async () => {
  const called = async (input: object) => {
    const { home } = await run({ entity_ids: ['cover.blind'], ...input }, () => undefined);
    return home.calls.map(({ service, data }) => [service, data]);
  };
  expect(await called({ position: 0 })).toEqual([['close_cover', {}]]);
  expect(await called({ position: 100 })).toEqual([['open_cover', {}]]);
  expect(await called({ position: 33 })).toEqual([['set_cover_position', { position: 33 }]]);
  expect(await called({ position_step: -100 })).toEqual([['set_cover_position', { position: 0 }]]);
});

describe('doors', () => {
  test.each([
    [{ action: 'open' }, 'confirm', 'Open the garage door?'],
    [{ position: 50 }, 'confirm', 'Move the garage door?'],
    [{ position: 100 }, 'confirm', 'Open the garage door?'],
    [{ action: 'stop' }, 'confirm', 'Stop the garage door?'],
    [{ action: 'close' }, 'act', 'Close the garage door?'],
  ])('%j of a garage door is %s', (input, tier, question) => {
    expect(prepare({ entity_ids: ['cover.garage'], ...input })).toMatchObject({ tier, question });
  });

  test('the worst of several counts', () => {
    expect(prepare({ entity_ids: ['cover.blind', 'cover.garage'], action: 'open' }).tier).toBe('confirm');
    expect(prepare({ entity_ids: ['cover.blind'], action: 'open' }).tier).toBe('act');
  });

  test('a room means its blinds, not its door', () => {
    expect(prepare({ area: 'kitchen', action: 'open' })).toMatchObject({
      entityIds: ['cover.blind'],
      tier: 'act',
    });
  });
});

test.each([
  [{ entity_ids: ['cover.curtain'], position: 50 }, "The curtain can't stand half open."],
  [{ entity_ids: ['cover.blind'] }, 'exactly one of action, position, position_step'],
  [{ entity_ids: ['cover.blind'], action: 'open', position: 5 }, 'exactly one'],
  [{ entity_ids: ['cover.garage'], position_step: 10 }, 'does not tell where it stands'],
])('%j is refused', (input, message) => {
  expect(() => prepare(input)).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.stringContaining(message) }),
  );
});
