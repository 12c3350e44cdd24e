import { expect, test } from 'vitest';
import { startUpkeep } from './upkeep.ts';

const times = { rest: 1, longest: 10_000 };

test('chores run one after the other, again and again', async () => {
  const done: string[] = [];
  const enough = Promise.withResolvers<void>();
  const chore = (name: string) => ({
    name,
    async run() {
      done.push(`${name} begins`);
      await Promise.resolve();
      done.push(`${name} ends`);
      if (done.length >= 8) enough.resolve();
    },
  });
  const upkeep = startUpkeep({ chores: () => [chore('one'), chore('two')], times, log: { warning() {} } });
  await enough.promise;
  await upkeep.stop();
  const round = ['one begins', 'one ends', 'two begins', 'two ends'];
  expect(done.slice(0, 8)).toEqual([...round, ...round]);
});

test('whoever watches is told which chore begins, and that it has ended, also when it failed', async () => {
  const told: (string | null)[] = [];
  const enough = Promise.withResolvers<void>();
  const onChore = (name: string | null) => {
    told.push(name);
    if (told.length >= 4) enough.resolve();
  };
  const failing = { name: 'one', run: () => Promise.reject(new Error('away')) };
  const upkeep = startUpkeep({
    chores: () => [failing, { name: 'two', run: () => Promise.resolve() }],
    times: { ...times, onChore },
    log: { warning() {} },
  });
  await enough.promise;
  await upkeep.stop();
  expect(told.slice(0, 4)).toEqual(['one', null, 'two', null]);
});

test('one that fails is told of once, holds up no other, and is told of again after it has worked', async () => {
  const warned: string[] = [];
  const enough = Promise.withResolvers<void>();
  let tries = 0;
  let others = 0;
  const upkeep = startUpkeep({
    chores: () => [
      {
        name: 'learning',
        async run() {
          tries += 1;
          await Promise.resolve();
          if (tries !== 3) throw new Error('away');
        },
      },
      {
        name: 'tidying',
        async run() {
          others += 1;
          await Promise.resolve();
          if (others === 5) enough.resolve();
        },
      },
    ],
    times,
    log: { warning: (text) => warned.push(text) },
  });
  await enough.promise;
  await upkeep.stop();
  expect(warned).toEqual(['learning has to wait', 'learning has to wait']);
});

test('stopping breaks the running chore off and begins no other', async () => {
  const begun = Promise.withResolvers<void>();
  const ran: string[] = [];
  const upkeep = startUpkeep({
    chores: () => [
      {
        name: 'long',
        async run(signal) {
          ran.push('long');
          begun.resolve();
          const stopped = Promise.withResolvers<void>();
          signal.addEventListener('abort', () => stopped.resolve());
          await stopped.promise;
        },
      },
      {
        name: 'next',
        async run() {
          ran.push('next');
          await Promise.resolve();
        },
      },
    ],
    times,
    log: { warning() {} },
  });
  await begun.promise;
  await upkeep.stop();
  expect(ran).toEqual(['long']);
});
