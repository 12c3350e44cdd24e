import { expect, test } from 'vitest';
import { createLiveStates } from './live-states.ts';

function withLamp() {
  const states = createLiveStates(() => 5_000);
  states.follow(new Set(['light.hall', 'light.desk']));
  states.apply({ a: { 'light.hall': { s: 'off', a: { color_mode: null, effect: 'x' }, c: 'c', lc: 1 } } });
  return states;
}

const signal = () => new AbortController().signal;

test('applies what was added, changed and removed', () => {
  const states = withLamp();
  states.apply({
    c: { 'light.hall': { '+': { s: 'on', lc: 2, a: { brightness: 9 } }, '-': { a: ['effect'] } } },
  });
  expect(states.get('light.hall')).toEqual({
    state: 'on',
    attributes: { color_mode: null, brightness: 9 },
    lastChanged: 2,
  });
  states.apply({ c: { 'light.hall': { '+': { lu: 3, a: { brightness: 10 } } } } });
  expect(states.get('light.hall')).toMatchObject({ state: 'on', lastChanged: 2 });
  states.apply({ r: ['light.hall'] });
  expect(states.get('light.hall')).toBeUndefined();
});

test('keeps nothing that is not followed', () => {
  const states = withLamp();
  states.apply({ a: { 'camera.bedroom': { s: 'idle', a: {}, lc: 1 } } });
  states.merge({ 'camera.bedroom': { state: 'idle', attributes: {} } });
  expect(states.get('camera.bedroom')).toBeUndefined();
  states.follow(new Set(['light.desk']));
  expect(states.get('light.hall')).toBeUndefined();
});

test('takes newer states from another way, and later events still fit on top', () => {
  const states = withLamp();
  states.merge({ 'light.hall': { state: 'on', attributes: { brightness: 1 } } });
  expect(states.get('light.hall')).toEqual({ state: 'on', attributes: { brightness: 1 }, lastChanged: 5 });
  states.apply({ c: { 'light.hall': { '+': { s: 'on', a: { brightness: 1 } }, '-': { a: ['effect'] } } } });
  expect(states.get('light.hall')).toMatchObject({ state: 'on', attributes: { brightness: 1 } });
});

test('waits for a state by its events', async () => {
  const states = withLamp();
  const isOn = (state: typeof states.get) => state('light.hall')?.state === 'on';
  let checks = 0;
  const waiting = states.waitFor(
    ['light.hall'],
    (state) => {
      checks += 1;
      return isOn(state);
    },
    60_000,
    signal(),
  );
  states.apply({ a: { 'light.desk': { s: 'on', a: {}, lc: 1 } } });
  expect(checks).toBe(1);
  states.apply({ c: { 'light.hall': { '+': { s: 'on' } } } });
  await expect(waiting).resolves.toBe(true);
  await expect(states.waitFor(['light.hall'], isOn, 60_000, signal())).resolves.toBe(true);
});

test('gives up after the time, and at once when the listener is gone', async () => {
  const states = withLamp();
  await expect(states.waitFor(['light.hall'], () => false, 1, signal())).resolves.toBe(false);
  const listener = new AbortController();
  const waiting = states.waitFor(['light.hall'], () => false, 60_000, listener.signal);
  listener.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
  await expect(states.waitFor(['light.hall'], () => true, 1, listener.signal)).rejects.toMatchObject({
    code: 'interrupted',
  });
});
