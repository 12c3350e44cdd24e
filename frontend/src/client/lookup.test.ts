import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import { testPage } from './test-page.ts';

const LIST = { type: 'butler/memory/list' };

/** A connection that notes what is asked. */
function world() {
  const sent: { message: object; answer: (answer: unknown) => void; refuse: (error: unknown) => void }[] = [];
  const { page, connection: connectionOf, settle, ...moves } = testPage();
  let changes = 0;
  const connection = connectionOf({
    subscribeMessage: () => Promise.reject(new Error('Not here.')),
    sendMessagePromise: (message) => {
      sent.push({ message: { ...message }, answer: () => undefined, refuse: () => undefined });
      // As the library does.
      message['id'] = sent.length;
      return new Promise((resolve, reject) =>
        Object.assign(sent.at(-1)!, { answer: resolve, refuse: reject }),
      );
    },
  });
  const client = createClient(connection, page);
  const lookup = client.lookup(() => (changes += 1));
  return {
    client,
    lookup,
    sent,
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
    ...moves,
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
  await pass(1_000);
  await refuse('unavailable');
  await pass(1_999);
  expect(sent).toHaveLength(2);
  await pass(1);
  await answer('there');
  expect(lookup.state()).toMatchObject({ status: 'live', known: 'there', refusal: null });
});

test.each(['unauthorized', 'denied', 'not_found', 'invalid'])('%s is not asked again', async (code) => {
  const { lookup, refuse, waiting, answer } = world();
  lookup.ask(LIST);
  await answer('mine');
  lookup.refresh();
  await refuse(code);
  expect(waiting()).toBe(0);
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
  const { lookup, sent, answer, refuse, hide, waiting } = world();
  hide(true);
  lookup.ask(LIST);
  expect(sent).toHaveLength(0);
  hide(false);
  await answer('there');
  lookup.refresh();
  await refuse('unavailable');
  hide(true);
  expect(waiting()).toBe(0);
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
  const { lookup, sent, answer, refuse, connect, disconnect, changes, waiting, hide } = world();
  lookup.ask(LIST);
  await refuse('unavailable');
  const before = changes();
  lookup.end();
  disconnect();
  connect();
  hide(false);
  await answer('late');
  expect([sent.length, waiting(), changes()]).toEqual([1, 0, before]);
});
