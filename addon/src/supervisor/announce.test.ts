import { expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import { announce } from './announce.ts';
import type { Announcement } from './supervisor.ts';

function open(failures: readonly ButlerError[]) {
  const left = [...failures];
  const announced: Announcement[] = [];
  const lines: string[] = [];
  const stop = new AbortController();
  const done = announce({
    supervisor: {
      hostname: () => Promise.resolve('a1b2c3d4-butler'),
      announce(announcement) {
        const failure = left.shift();
        if (failure !== undefined) return Promise.reject(failure);
        announced.push(announcement);
        return Promise.resolve();
      },
    },
    port: 8099,
    token: 'bearer-of-the-app',
    log: { info: (text) => lines.push(text), warning: (text) => lines.push(text) },
    signal: stop.signal,
    pauseMs: failures.length === 0 ? 60_000 : 1,
  });
  return { done, stop, announced, lines };
}
const away = () => new ButlerError('unavailable', 'The Supervisor does not answer.');

test('goes on until it has been heard, says each problem once, and never the token', async () => {
  const { done, announced, lines } = open([away(), away(), new ButlerError('upstream', 'It refused.')]);
  await done;
  expect(announced).toEqual([{ host: 'a1b2c3d4-butler', port: 8099, token: 'bearer-of-the-app' }]);
  expect(lines).toEqual([
    expect.stringContaining('does not answer'),
    expect.stringContaining('It refused.'),
    'Announced to Home Assistant as a1b2c3d4-butler',
  ]);
  expect(lines.join()).not.toContain('bearer-of-the-app');
});

test('ends with the app, also while it waits', async () => {
  const { done, stop, announced } = open(Array.from({ length: 10_000 }, away));
  stop.abort();
  await done;
  expect(announced).toEqual([]);
});
