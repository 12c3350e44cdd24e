import { expect, test } from 'vitest';
import { createTurnQueue } from './turn-queue.ts';

const never = new AbortController().signal;

function work(name: string, order: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return {
    finish: resolve,
    fail: reject,
    run: async () => {
      order.push(`${name} starts`);
      await promise;
      order.push(`${name} ends`);
    },
  };
}

type Work = ReturnType<typeof work>;

test('turns of one conversation run one after the other, in order', async () => {
  const queue = createTurnQueue();
  const order: string[] = [];
  const [a, b, c] = ['a', 'b', 'c'].map((name) => work(name, order)) as [Work, Work, Work];
  const all = [a, b, c].map((each) => queue.run('kitchen', never, each.run));
  c.finish();
  b.finish();
  a.finish();
  await Promise.all(all);
  expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

test('different conversations do not wait for each other', async () => {
  const queue = createTurnQueue();
  const order: string[] = [];
  const slow = work('slow', order);
  const quick = work('quick', order);
  const running = queue.run('kitchen', never, slow.run);
  quick.finish();
  await queue.run('hall', never, quick.run);
  expect(order).toEqual(['slow starts', 'quick starts', 'quick ends']);
  slow.finish();
  await running;
});

test('a turn that fails lets the next one run', async () => {
  const queue = createTurnQueue();
  const order: string[] = [];
  const bad = work('bad', order);
  const good = work('good', order);
  const failed = queue.run('kitchen', never, bad.run);
  const answered = queue.run('kitchen', never, good.run);
  bad.fail(new Error('no'));
  good.finish();
  await expect(failed).rejects.toThrow('no');
  await answered;
  expect(order).toEqual(['bad starts', 'good starts', 'good ends']);
});

test('a turn whose listener goes while it waits never runs, and the one behind it still waits its turn', async () => {
  const queue = createTurnQueue();
  const order: string[] = [];
  const [a, b, c] = ['a', 'b', 'c'].map((name) => work(name, order)) as [Work, Work, Work];
  const gone = new AbortController();
  const first = queue.run('kitchen', never, a.run);
  const second = queue.run('kitchen', gone.signal, b.run);
  const third = queue.run('kitchen', never, c.run);
  gone.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  expect(order).toEqual(['a starts']);
  a.finish();
  c.finish();
  await Promise.all([first, third]);
  expect(order).toEqual(['a starts', 'a ends', 'c starts', 'c ends']);
});

test('nothing is kept of a conversation that is over', async () => {
  const queue = createTurnQueue();
  await queue.run('kitchen', never, () => Promise.resolve());
  await queue.run('hall', never, () => Promise.resolve());
  await Promise.resolve();
  await new Promise(setImmediate);
  expect(queue.size()).toBe(0);
});
