import { expect, test } from 'vitest';
import type { Connection } from '../home-assistant/hass.ts';
import { createClient } from './client.ts';
import type { Page } from './page.ts';

const LIST = { type: 'butler/memory/list' };

/** A connection and a page whose time and events are the test's. */
function world() {
  const sent: { message: object; answer: (answer: unknown) => void; refuse: (error: unknown) => void }[] = [];
  const handlers = new Map<string, () => void>();
  const timers = new Set<{ at: number; run: () => void }>();
  let [now, isHidden, isConnected, changes] = [0, false, true, 0];
  let onVisibility = (): void => undefined;
  const connection: Connection = {
    get connected() {
      return isConnected;
    },
    subscribeMessage: () => Promise.reject(new Error('Not here.')),
    sendMessagePromise: (message) => {
      sent.push({ message: { ...message }, answer: () => undefined, refuse: () => undefined });
      // As the library does.
      message['id'] = sent.length;
      return new Promise((resolve, reject) =>
        Object.assign(sent.at(-1)!, { answer: resolve, refuse: reject }),
      );
    },
    addEventListener: (type, listener) => handlers.set(type, listener),
  };
  const page: Page = {
    isHidden: () => isHidden,
    onVisibility: (listener) => {
      onVisibility = listener;
    },
    now: () => now,
    later: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    random: () => 0.5,
  };
  const settle = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const client = createClient(connection, page);
  const lookup = client.lookup(() => (changes += 1));
  return {
    client,
    lookup,
    sent,
    timers,
    changes: () => changes,
    settle,
    answer: async (answer: unknown, which = -1) => {
      sent.at(which)?.answer(answer);
      await settle();
    },
    refuse: async (code: unknown) => {
      sent.at(-1)?.refuse(typeof code === 'string' ? { code, message: 'No.' } : code);
      await settle();
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
      for (const timer of timers) {
        if (timer.at > now) continue;
        timers.delete(timer);
        timer.run();
      }
    },
    disconnect: () => {
      isConnected = false;
      handlers.get('disconnected')?.();
    },
    connect: () => {
      isConnected = true;
      handlers.get('ready')?.();
    },
    hide: (hidden: boolean) => {
      isHidden = hidden;
      onVisibility();
    },
  };
}

test('it is asked once, and answered', async () => {
  const { lookup, sent, answer, changes } = world();
  expect(lookup.state()).toMatchObject({ status: 'waiting', known: null });
  lookup.ask(LIST);
  lookup.ask({ ...LIST });
  await answer({ count: 1 });
  expect(sent.map(({ message }) => message)).toEqual([LIST]);
  expect(lookup.state()).toEqual({ status: 'live', known: { count: 1 }, at: 0, refusal: null });
  expect(changes()).toBe(1);
});

test('what is known stays while the same is asked again, and while another is asked', async () => {
  const { lookup, sent, answer } = world();
  lookup.ask(LIST);
  await answer('first');
  lookup.refresh();
  expect(lookup.state().known).toBe('first');
  await answer('second');
  lookup.ask({ ...LIST, search: 'cat' });
  expect(lookup.state().known).toBe('second');
  await answer('third');
  expect(lookup.state().known).toBe('third');
  expect(sent).toHaveLength(3);
  lookup.clear();
  expect(lookup.state()).toMatchObject({ status: 'waiting', known: null });
});

test('an answer that comes after another question is nobody’s', async () => {
  const { lookup, answer } = world();
  lookup.ask(LIST);
  lookup.ask({ ...LIST, search: 'cat' });
  await answer('cats', 1);
  await answer('all', 0);
  expect(lookup.state().known).toBe('cats');
});

test('what cannot be answered now is asked again, later and later', async () => {
  const { lookup, sent, refuse, answer, pass } = world();
  lookup.ask(LIST);
  await refuse('unavailable');
  expect(lookup.state()).toMatchObject({ status: 'refused', refusal: { code: 'unavailable' } });
  pass(1_000);
  await refuse('unavailable');
  pass(1_999);
  expect(sent).toHaveLength(2);
  pass(1);
  await answer('there');
  expect(lookup.state()).toMatchObject({ status: 'live', known: 'there', refusal: null });
});

test.each(['unauthorized', 'denied', 'not_found', 'invalid'])('%s is not asked again', async (code) => {
  const { lookup, refuse, timers, answer } = world();
  lookup.ask(LIST);
  await answer('mine');
  lookup.refresh();
  await refuse(code);
  expect(timers.size).toBe(0);
  expect(lookup.state()).toMatchObject({ status: 'refused', known: null, refusal: { code } });
});

test('a lost connection is no refusal; when it is back it is asked again', async () => {
  const { lookup, sent, answer, refuse, disconnect, connect } = world();
  lookup.ask(LIST);
  await answer('old');
  lookup.refresh();
  disconnect();
  await refuse(3);
  expect(lookup.state()).toMatchObject({ status: 'disconnected', known: 'old', refusal: null });
  connect();
  await answer('new');
  expect(lookup.state()).toMatchObject({ status: 'live', known: 'new' });
  expect(sent).toHaveLength(3);
});

test('a hidden page asks for nothing; one that is looked at again asks', async () => {
  const { lookup, sent, answer, refuse, hide, timers } = world();
  hide(true);
  lookup.ask(LIST);
  expect(sent).toHaveLength(0);
  hide(false);
  await answer('there');
  lookup.refresh();
  await refuse('unavailable');
  hide(true);
  expect(timers.size).toBe(0);
  hide(false);
  expect(sent).toHaveLength(3);
});

test('what an earlier one knew is known until it is answered', async () => {
  const { client, answer } = world();
  const left = { status: 'live', known: 'old', at: 7, refusal: null } as const;
  const lookup = client.lookup(() => undefined, left);
  expect(lookup.state()).toEqual({ status: 'waiting', known: 'old', at: 7, refusal: null });
  lookup.ask(LIST);
  await answer('new');
  expect(lookup.state().known).toBe('new');
});

test('after its end nothing of it is left', async () => {
  const { lookup, sent, answer, refuse, connect, disconnect, changes, timers, hide } = world();
  lookup.ask(LIST);
  await refuse('unavailable');
  const before = changes();
  lookup.end();
  disconnect();
  connect();
  hide(false);
  await answer('late');
  expect([sent.length, timers.size, changes()]).toEqual([1, 0, before]);
});
