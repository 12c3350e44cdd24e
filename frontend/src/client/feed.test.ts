import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import { testPage } from './test-page.ts';
import type { Params, Topic } from './topic.ts';

const topic: Topic<unknown> = { name: 'health', reduce: (_known, event) => event, read: (known) => known };

/** A connection that notes what is subscribed to. */
function world() {
  const subscribed: {
    message: object;
    accept: () => void;
    refuse: (code: string) => void;
    send: (event: unknown) => void;
    stopped: number;
  }[] = [];
  const { page, connection: connectionOf, ...moves } = testPage();
  const connection = connectionOf({
    subscribeMessage: (callback, message, options) =>
      new Promise((resolve, reject) => {
        expect(options).toEqual({ resubscribe: false });
        const one = {
          message,
          stopped: 0,
          accept: () => resolve(async () => void (one.stopped += 1)),
          refuse: (code: string) => reject(Object.assign(new Error('No.'), { code })),
          send: callback,
        };
        subscribed.push(one);
      }),
    sendMessagePromise: () => Promise.reject(new Error('Not here.')),
  });
  const client = createClient(connection, page);
  return {
    feed: client.feed(topic),
    client,
    subscribed,
    last: () => subscribed.at(-1)!,
    ...moves,
  };
}

function counting() {
  let calls = 0;
  return { listener: () => void (calls += 1), count: () => calls };
}

test('what was known before the app went is as old as it was', async () => {
  const isAway = (known: unknown) => JSON.stringify(known).includes('away');
  const { client, last, settle, pass } = world();
  const one = client.feed({ ...topic, name: 'y', isAway });
  one.watch(() => undefined);
  last().accept();
  await settle();
  last().send({ value: 'away' });
  expect(one.state()).toMatchObject({ status: 'live', at: null });
  await pass(5);
  last().send({ value: 1 });
  await pass(5);
  last().send({ value: 'away' });
  expect(one.state()).toMatchObject({ status: 'live', known: { value: 'away' }, at: 5 });
  last().send({ value: 2 });
  expect(one.state()).toMatchObject({ known: { value: 2 }, at: 10 });
});

test('cards that show the same share one subscription, and the last one ends it after a moment', async () => {
  const { client, subscribed, last, settle, pass } = world();
  const [one, other] = [client.feed(topic), client.feed(topic)];
  expect(one).toBe(other);
  const seen = counting();
  const release = one.watch(seen.listener);
  const releaseOther = other.watch(() => undefined);
  last().accept();
  await settle();
  last().send({ value: 1 });
  expect(subscribed).toHaveLength(1);
  expect(seen.count()).toBe(1);
  expect(one.state()).toMatchObject({ status: 'live', known: { value: 1 }, at: 0 });

  release();
  await pass(10_000);
  expect(last().stopped).toBe(0);
  releaseOther();
  await pass(4_999);
  expect(last().stopped).toBe(0);
  await pass(1);
  expect(last().stopped).toBe(1);

  one.watch(() => undefined);
  expect(subscribed).toHaveLength(2);
  expect(one.state().known).toEqual({ value: 1 });
});

test('a card that is only moved keeps its subscription', async () => {
  const { feed, subscribed, last, settle, pass } = world();
  feed.watch(() => undefined)();
  last().accept();
  await settle();
  await pass(2_000);
  feed.watch(() => undefined);
  await pass(60_000);
  expect(subscribed).toHaveLength(1);
  expect(last().stopped).toBe(0);
});

test('a subscription that comes when nobody wants it any more is ended', async () => {
  const { feed, last, settle, pass } = world();
  feed.watch(() => undefined)();
  await pass(5_000);
  last().accept();
  await settle();
  expect(last().stopped).toBe(1);
});

test('after a lost connection it is asked again, and the old one is neither ended nor heard', async () => {
  const { feed, subscribed, last, settle, disconnect, connect } = world();
  feed.watch(() => undefined);
  last().accept();
  await settle();
  last().send('before');
  const [lost] = subscribed;
  disconnect();
  expect(feed.state()).toMatchObject({ status: 'disconnected', known: 'before' });
  connect();
  expect(subscribed).toHaveLength(2);
  lost?.send('late');
  expect(feed.state().known).toBe('before');
  last().accept();
  await settle();
  last().send('after');
  expect(feed.state()).toMatchObject({ status: 'live', known: 'after' });
  expect(lost?.stopped).toBe(0);
});

test('a question that was under way when the connection broke is not waited for', async () => {
  const { feed, subscribed, disconnect, connect, settle } = world();
  feed.watch(() => undefined);
  disconnect();
  connect();
  expect(subscribed).toHaveLength(2);
  subscribed[0]?.accept();
  await settle();
  expect(subscribed[0]?.stopped).toBe(0);
});

test('while it is refused it is asked again, ever later', async () => {
  const { feed, subscribed, last, settle, pass, waiting } = world();
  feed.watch(() => undefined);
  const waits = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
  for (const [index, wait] of waits.entries()) {
    last().refuse('unknown_command');
    await settle();
    expect(feed.state().refusal?.code).toBe('unknown_command');
    await pass(wait - 1);
    expect(subscribed).toHaveLength(index + 1);
    await pass(1);
    expect(subscribed).toHaveLength(index + 2);
  }
  last().accept();
  await settle();
  last().send('here');
  expect(feed.state()).toMatchObject({ status: 'live', refusal: null });
  expect(waiting()).toBe(0);
});

test('who may not is not asked again, and keeps nothing of what was known', async () => {
  const { feed, subscribed, last, settle, pass, disconnect, connect } = world();
  feed.watch(() => undefined);
  last().accept();
  await settle();
  last().send('secret');
  disconnect();
  connect();
  last().refuse('unauthorized');
  await settle();
  expect(feed.state()).toMatchObject({ status: 'refused', known: null, at: null });
  await pass(600_000);
  expect(subscribed).toHaveLength(2);
});

test('nothing runs while the page is hidden', async () => {
  const { feed, subscribed, last, settle, pass, hide, waiting } = world();
  feed.watch(() => undefined);
  last().accept();
  await settle();
  last().send('known');
  hide(true);
  await pass(5_000);
  expect(last().stopped).toBe(1);
  expect(waiting()).toBe(0);
  await pass(600_000);
  expect(subscribed).toHaveLength(1);
  hide(false);
  expect(subscribed).toHaveLength(2);
  expect(feed.state().known).toBe('known');
});

test('a page that comes back at once has lost nothing', async () => {
  const { feed, subscribed, last, settle, pass, hide } = world();
  feed.watch(() => undefined);
  last().accept();
  await settle();
  hide(true);
  await pass(1_000);
  hide(false);
  await pass(60_000);
  expect(subscribed).toHaveLength(1);
  expect(last().stopped).toBe(0);
});

test('what was refused waits while hidden, and is asked at once when shown', async () => {
  const { feed, subscribed, last, settle, pass, hide } = world();
  feed.watch(() => undefined);
  last().refuse('unknown_command');
  await settle();
  hide(true);
  await pass(600_000);
  expect(subscribed).toHaveLength(1);
  hide(false);
  expect(subscribed).toHaveLength(2);
});

test('trying again asks at once', async () => {
  const { feed, subscribed, last, settle } = world();
  const seen = counting();
  feed.watch(seen.listener);
  last().refuse('home_assistant_error');
  await settle();
  feed.retry();
  expect(subscribed).toHaveLength(2);
  expect(feed.state()).toMatchObject({ status: 'waiting', refusal: null });
});

test('a card that comes while there is no connection waits for it', () => {
  const { feed, subscribed, disconnect, connect } = world();
  disconnect();
  feed.watch(() => undefined);
  expect(feed.state().status).toBe('disconnected');
  expect(subscribed).toHaveLength(0);
  connect();
  expect(subscribed).toHaveLength(1);
});

test('one thread is one feed however its params are written; another thread, or none, is another', () => {
  const { client } = world();
  const thread = (params: Params) => client.feed({ ...topic, params });
  const mine = thread({ thread: 'new', id: '1' });
  expect(thread({ id: '1', thread: 'new' })).toBe(mine);
  expect(thread({ thread: 'new', id: '2' })).not.toBe(mine);
  expect(thread({ thread: 'new', id: 1 })).not.toBe(mine);
  expect(client.feed(topic)).not.toBe(mine);
  expect(client.feed(topic)).toBe(thread({}));
});

test('what is asked for says which one, where there are many', () => {
  const { client, feed, subscribed } = world();
  feed.watch(() => undefined);
  client.feed({ ...topic, params: { thread: 'household' } }).watch(() => undefined);
  expect(subscribed.map(({ message }) => message)).toEqual([
    { type: 'butler/subscribe', topic: 'health' },
    { type: 'butler/subscribe', topic: 'health', params: { thread: 'household' } },
  ]);
});
