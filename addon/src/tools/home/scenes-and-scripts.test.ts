import { describe, expect, test } from 'vitest';
import { activateScene } from './activate-scene.ts';
import { all, fakeHome, type Furniture } from './fake-home.ts';
import { runScript } from './run-script.ts';

const furniture: Record<string, Furniture> = {
  'scene.party': { name: 'Party', state: 'unknown', attributes: { entity_id: ['light.hall'] } },
  'scene.night': { name: 'Night', state: 'unknown', attributes: { entity_id: ['light.hall', 'lock.front'] } },
  'light.hall': { name: 'Hall', state: 'off' },
  'script.goodnight': { name: 'Goodnight', state: 'off', attributes: { last_triggered: null } },
};

describe('a scene', () => {
  test('is as risky as what is in it', () => {
    const home = fakeHome(furniture);
    const tier = (entity_id: string) => activateScene(home.deps).prepare({ entity_id }, home.turn()).tier;
    expect(tier('scene.party')).toBe('act');
    expect(tier('scene.night')).toBe('confirm');
  });

  test('is activated when it says so', async () => {
    const home = fakeHome(furniture, (call) => all(call, '2026-11-22T10:00:00+00:00'));
    const call = activateScene(home.deps).prepare({ entity_id: 'scene.party' }, home.turn());
    expect((await call.run(home.turn())).spoken).toBe('The party scene is activated.');
  });

  test('is not when nothing came of it', async () => {
    const home = fakeHome(furniture);
    const call = activateScene(home.deps).prepare({ entity_id: 'scene.party' }, home.turn());
    expect(await call.run(home.turn())).toMatchObject({
      spoken: 'The party scene did not start.',
      isError: true,
    });
  });
});

describe('a script', () => {
  test('needs a yes, whatever it does', () => {
    const home = fakeHome(furniture);
    const call = runScript(home.deps).prepare({ entity_id: 'script.goodnight' }, home.turn());
    expect(call).toMatchObject({ tier: 'confirm', question: 'Run the goodnight script?' });
  });

  test('is started, and no more is claimed', async () => {
    const home = fakeHome(furniture, (call) =>
      all(call, 'off', { last_triggered: '2026-11-22T10:00:00+00:00' }),
    );
    const call = runScript(home.deps).prepare({ entity_id: 'script.goodnight' }, home.turn());
    expect((await call.run(home.turn())).spoken).toBe('The goodnight script is started.');
  });
});

test('nothing else is run by them', () => {
  const home = fakeHome(furniture);
  expect(() => runScript(home.deps).prepare({ entity_id: 'light.hall' }, home.turn())).toThrow(
    /does not take/,
  );
  expect(() => activateScene(home.deps).prepare({ entity_id: 'script.goodnight' }, home.turn())).toThrow(
    /does not take/,
  );
});
