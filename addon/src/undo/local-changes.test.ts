import { expect, test } from 'vitest';
import type { Effect } from '../api/contract.ts';
import { createLiveStates } from '../hub/live-states.ts';
import { changesOfLocal } from './local-changes.ts';
import { planUndo } from './plan-undo.ts';

const AT = 1_000;
const effect: Effect = { action: 'light.turn_on', entity_ids: ['light.hall'], outcome: 'reached' };

function live() {
  const states = createLiveStates(() => (AT + 5) * 1_000);
  states.follow(new Set(['light.hall']));
  states.apply({ a: { 'light.hall': { s: 'on', a: { brightness: 51 }, lc: AT - 90 } } });
  states.apply({ c: { 'light.hall': { '+': { a: { brightness: 204 }, lu: AT - 30 } } } });
  // As the sentence asked, fading.
  states.apply({ c: { 'light.hall': { '+': { a: { brightness: 150 }, lu: AT + 1 } } } });
  states.apply({ c: { 'light.hall': { '+': { a: { brightness: 102 }, lu: AT + 2 } } } });
  return states;
}
const heard = new Date(AT * 1_000).toISOString();
const changes = (states: ReturnType<typeof live>, seconds = 5) =>
  changesOfLocal(
    { at: heard, effects: [effect] },
    { now: (id) => states.get(id), at: (id, moment) => states.at(id, moment.getTime()) },
    new Date((AT + seconds) * 1_000),
  );

test('how it was when the sentence was heard is known a moment later', () => {
  const states = live();
  expect(changes(states)).toMatchObject([
    { before: { attributes: { brightness: 204 } }, after: { attributes: { brightness: 102 } } },
  ]);
  const { calls } = planUndo(changes(states), { state: (id) => states.get(id) }, false);
  expect(calls).toEqual([{ name: 'set_light', input: { entity_ids: ['light.hall'], brightness: 80 } }]);
});

test('what is heard of too late, or was never seen, is not guessed', () => {
  const states = live();
  const unknown = [{ kind: 'entity', before: null, after: null }];
  expect(changes(states, 3_600)).toMatchObject(unknown);
  const plan = planUndo(changes(states, 3_600), { state: (id) => states.get(id) }, false);
  expect([...plan.left]).toEqual([['unknown', ['light.hall']]]);
  expect(plan.calls).toEqual([]);
  states.apply({ r: ['light.hall'] });
  expect(changes(states)).toMatchObject(unknown);
});

test('more versions than are kept: none is taken for the one before', () => {
  const states = live();
  for (let step = 0; step < 40; step += 1) {
    states.apply({ c: { 'light.hall': { '+': { a: { brightness: step }, lu: AT + 3 + step / 100 } } } });
  }
  expect(changes(states)).toMatchObject([{ before: null }]);
});
