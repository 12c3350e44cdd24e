import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWriteBehind, type WriteBehindOptions } from './write-behind.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(changes: Partial<WriteBehindOptions<string>> = {}) {
  const saved: string[] = [];
  const told: string[] = [];
  const world = { isThere: true };
  const reach = () => (world.isThere ? Promise.resolve() : Promise.reject(new Error('away')));
  const queue = createWriteBehind<string>({
    async save(item) {
      await reach();
      if (item === 'wrong') throw new Error('hopeless');
      saved.push(item);
    },
    probe: vi.fn(reach),
    isHopeless: (error) => error instanceof Error && error.message === 'hopeless',
    onDown: () => told.push('down'),
    onUp: () => told.push('up'),
    onLost: (item, error) => told.push(`lost ${item}${error === undefined ? '' : ' for good'}`),
    limit: 5,
    delays: { settle: 20, firstRetry: 500, longestRetry: 4_000 },
    ...changes,
  });
  return { queue, saved, told, world };
}

test('saves in order, after the turn and by itself', async () => {
  const { queue, saved } = open();
  for (const item of ['a', 'b', 'c']) queue.add(item);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(saved).toEqual(['a', 'b', 'c']);
  expect(queue.waiting).toEqual([]);
});

test('what comes while the other side is away is saved once when it is back', async () => {
  const { queue, saved, told, world } = open();
  world.isThere = false;
  queue.add('a');
  await vi.advanceTimersByTimeAsync(5_000);
  queue.add('b');
  expect(queue.state).toBe('down');
  expect(saved).toEqual([]);
  world.isThere = true;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(saved).toEqual(['a', 'b']);
  expect(queue.state).toBe('up');
  expect(told).toEqual(['down', 'up']);
});

test('it finds out by itself that the other side is back, with nothing to save', async () => {
  const { queue, told, world } = open();
  await vi.advanceTimersByTimeAsync(0);
  queue.suspect(new Error('a read failed'));
  expect(queue.state).toBe('down');
  world.isThere = false;
  await vi.advanceTimersByTimeAsync(60_000);
  world.isThere = true;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(queue.state).toBe('up');
  expect(told).toEqual(['up', 'down', 'up']);
});

test('tries less and less often, but never stops', async () => {
  const probe = vi.fn(() => Promise.reject(new Error('away')));
  open({ probe });
  await vi.advanceTimersByTimeAsync(500 + 1_000 + 2_000);
  expect(probe).toHaveBeenCalledTimes(4);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(probe).toHaveBeenCalledTimes(14);
});

test('what can never be saved does not hold up the others', async () => {
  const { queue, saved, told } = open();
  for (const item of ['a', 'wrong', 'b']) queue.add(item);
  await queue.flush();
  expect(saved).toEqual(['a', 'b']);
  expect(told).toContain('lost wrong for good');
});

test('with too many waiting the oldest is lost, and that is said', async () => {
  const { queue, saved, told, world } = open();
  world.isThere = false;
  for (const item of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) queue.add(item);
  expect(told).toEqual(['lost a', 'lost b']);
  world.isThere = true;
  await queue.flush();
  expect(saved).toEqual(['c', 'd', 'e', 'f', 'g']);
});

test('flushing says whether everything is saved', async () => {
  const { queue, saved, world } = open();
  queue.add('a');
  await queue.flush();
  expect(saved).toEqual(['a']);
  await expect(queue.flush()).resolves.toBeUndefined();
  world.isThere = false;
  queue.add('b');
  await expect(queue.flush()).rejects.toThrow('away');
  world.isThere = true;
  await queue.flush();
  expect(saved).toEqual(['a', 'b']);
});

test('flushing while something is being saved waits for it and saves it once', async () => {
  const goOn = Promise.withResolvers<void>();
  const saved: string[] = [];
  const { queue } = open({
    async save(item) {
      await goOn.promise;
      saved.push(item);
    },
  });
  queue.add('a');
  await vi.advanceTimersByTimeAsync(20);
  queue.add('b');
  const flushed = queue.flush();
  goOn.resolve();
  await flushed;
  expect(saved).toEqual(['a', 'b']);
});

test('the first answer tells that the other side is there, whatever still waits', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { queue } = open({ save: (item) => (item === 'second' ? promise : Promise.resolve()) });
  queue.add('first');
  queue.add('second');
  expect(queue.state).toBe('unknown');
  await vi.advanceTimersByTimeAsync(20);
  expect(queue.waiting).toEqual(['second']);
  expect(queue.state).toBe('up');
  resolve();
  queue.stop();
});
