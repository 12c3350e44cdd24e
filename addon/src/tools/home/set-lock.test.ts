import { describe, expect, test } from 'vitest';
import { all, fakeHome, type Furniture } from './fake-home.ts';
import { setLock } from './set-lock.ts';

const furniture: Record<string, Furniture> = {
  'lock.front': { name: 'Front Door', state: 'unlocked', area: 'hall' },
  'lock.back': { name: 'Back Door', state: 'locked', area: 'kitchen' },
};

async function run(input: unknown, behave: Parameters<typeof fakeHome>[1]) {
  const home = fakeHome(furniture, behave);
  const turn = home.turn();
  const outcome = await setLock(home.deps).prepare(input, turn).run(turn);
  return { home, outcome };
}

const lockFront = { entity_ids: ['lock.front'], action: 'lock' };

test('locks, and looks', async () => {
  const { home, outcome } = await run(lockFront, (call) => all(call, 'locked'));
  expect(home.calls[0]).toMatchObject({ domain: 'lock', service: 'lock', entityIds: ['lock.front'] });
  expect(outcome).toMatchObject({ spoken: 'The front door is locked.', isError: false });
});

test.each([
  ['jammed', 'The front door is jammed.'],
  ['locking', 'The front door did not lock.'],
  ['unlocked', 'The front door did not lock.'],
  ['unavailable', 'The front door is not available.'],
])('a lock that is %s afterwards is not said to be locked', async (state, spoken) => {
  const { outcome } = await run(lockFront, (call) => all(call, state));
  expect(outcome).toMatchObject({ spoken, isError: true });
  expect(outcome.effects[0]?.outcome).not.toBe('reached');
});

describe('tiers', () => {
  test.each([
    ['lock', 'act', 'Lock the front door?'],
    ['unlock', 'confirm', 'Unlock the front door?'],
  ])('%s is %s', (action, tier, question) => {
    const home = fakeHome(furniture);
    const call = setLock(home.deps).prepare({ entity_ids: ['lock.front'], action }, home.turn());
    expect(call).toMatchObject({ tier, question });
  });

  test('one that is not exposed does not exist', () => {
    const home = fakeHome(furniture);
    expect(() =>
      setLock(home.deps).prepare({ entity_ids: ['lock.safe'], action: 'unlock' }, home.turn()),
    ).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});
