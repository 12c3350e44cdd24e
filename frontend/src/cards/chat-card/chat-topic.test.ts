import { expect, test } from 'vitest';
import delta from '../../../../tests/contract/examples/chatEvent.delta.json' with { type: 'json' };
import snapshot from '../../../../tests/contract/examples/chatEvent.snapshot.json' with { type: 'json' };
import turn from '../../../../tests/contract/examples/chatEvent.turn.json' with { type: 'json' };
import { type Chat, chatTopic, isGrowth } from './chat-topic.ts';

const topic = chatTopic({ thread: 'personal' });
const after = (...events: readonly unknown[]): Chat | null =>
  topic.read(events.reduce((known, event) => topic.reduce(known, event) ?? known, null));
const ids = (chat: Chat | null) => chat?.turns.map(({ turn_id: id }) => id);

const message = (index: number) => ({
  turn_id: `message-${index}`,
  at: '2026-11-22T13:55:00Z',
  text: `Question ${index}`,
  answer: `Answer ${index}`,
  state: 'done',
  door: 'card',
  by: null,
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => message(from + index));
const page = (messages: readonly object[], over: object = {}) => ({
  ...snapshot,
  messages,
  turns: [],
  next: 'older',
  ...over,
});

test('what the integration is said to send is understood', () => {
  const chat = after(snapshot, turn);
  expect(ids(chat)).toEqual([
    ...new Set([...snapshot.messages, ...snapshot.turns, turn.turn].map(({ turn_id: id }) => id)),
  ]);
  expect(chat?.turns.at(-1)).toMatchObject({ text: turn.turn.text, state: turn.turn.state });
});

test('a piece is added once, to its turn', () => {
  const running = {
    ...turn.turn,
    turn_id: delta.turn_id,
    seq: delta.seq - 1,
    state: 'running',
    answer: 'So',
  };
  const chat = after(page([]), { kind: 'turn', turn: running }, delta, delta);
  expect(chat?.turns[0]?.answer).toBe(`So${delta.text}`);
  expect(after(page([]), delta)?.turns).toEqual([]);
});

test('a snapshot that goes on from what is known keeps what is older, and the steps of what is over', () => {
  const steps = [{ id: 's1', name: 'find_entities', state: 'done', found: 2 }];
  const done = { ...turn.turn, turn_id: 'message-3', state: 'done', steps };
  const before = after(page(range(0, 3)), { kind: 'turn', turn: done });
  const chat = topic.read(topic.reduce(before, page(range(2, 5), { next: 'newer' })));
  expect(ids(chat)).toEqual(['message-0', 'message-1', 'message-2', 'message-3', 'message-4']);
  expect(chat?.turns[3]?.steps).toHaveLength(1);
  expect([chat?.next, chat?.base, chat?.snapshots]).toEqual(['older', before?.base, 2]);
});

test('one that does not takes the place of all', () => {
  const before = after(page(range(0, 3)));
  const chat = topic.read(topic.reduce(before, page(range(30, 33), { next: 'newer' })));
  expect(ids(chat)).toEqual(['message-30', 'message-31', 'message-32']);
  expect(chat?.next).toBe('newer');
  expect(chat?.base).not.toBe(before?.base);
});

test('whether a PIN is expected is as the snapshot says, and then as the newest end of a turn', () => {
  const ask = { kind: 'turn', turn: { ...turn.turn, state: 'done', secret_expected: true } };
  const run = { kind: 'turn', turn: { ...turn.turn, turn_id: 'the-next-one', state: 'running' } };
  expect(after(page([], { secret_expected: true }))?.isSecretExpected).toBe(true);
  expect(after(page([]), ask)?.isSecretExpected).toBe(true);
  expect(after(page([]), ask, run)?.isSecretExpected).toBe(true);
  expect(after(page([]), ask, { ...run, turn: { ...run.turn, state: 'done' } })?.isSecretExpected).toBe(
    false,
  );
});

test('a page that is open for days keeps the newest only', () => {
  const turns = Array.from({ length: 200 }, (_, index) => ({
    kind: 'turn',
    turn: { ...turn.turn, turn_id: `turn-${index}` },
  }));
  const chat = after(page([]), ...turns);
  expect(chat?.turns.length).toBeLessThanOrEqual(60);
  expect(chat?.turns.at(-1)?.turn_id).toBe('turn-199');
});

test('of what was deleted nothing is kept', () => {
  const [gone, left] = snapshot.messages;
  const known = after(snapshot, { ...snapshot, messages: [left], turns: [], next: null, is_anew: true });
  expect(known?.turns.map(({ text }) => text)).toEqual([left?.text]);
  expect(known?.base).toBe(2);
  // Without it, what came before goes on to be shown.
  const goesOn = after(snapshot, { ...snapshot, messages: [left], turns: [] });
  expect(goesOn?.turns.map(({ text }) => text)).toEqual([gone?.text, left?.text]);
});

test.each([null, 7, {}, { kind: 'other' }, { kind: 'turn', turn: { turn_id: 1 } }])(
  '%j changes nothing',
  (event) => {
    expect(after(snapshot, event)).toEqual(after(snapshot));
  },
);

test('an answer that becomes longer is growth, and nothing else is', () => {
  const known = (...events: readonly unknown[]) =>
    events.reduce((before, event) => topic.reduce(before, event) ?? before, null);
  const [begun, ended] = [
    { kind: 'turn', turn: { ...turn.turn, seq: 7, state: 'running', answer: 'The' } },
    { kind: 'turn', turn: { ...turn.turn, seq: 9, state: 'done', answer: 'The lamp.' } },
  ];
  const piece = { kind: 'delta', turn_id: turn.turn.turn_id, seq: 8, text: ' lamp' };
  const empty = { kind: 'turn', turn: { ...begun.turn, answer: '' } };
  const of = (events: readonly unknown[], event: unknown) => {
    const before = known(snapshot, ...events);
    return isGrowth(before, topic.reduce(before, event));
  };
  expect(of([begun], piece)).toBe(true);
  // The first words take the place of something else.
  expect(of([empty], piece)).toBe(false);
  expect(of([begun], ended)).toBe(false);
  expect(of([begun], { kind: 'turn', turn: { ...begun.turn, seq: 8, answer: 'A lamp' } })).toBe(false);
  expect(of([], begun)).toBe(false);
  expect(of([begun], snapshot)).toBe(false);
  expect(isGrowth(null, known(snapshot))).toBe(false);
});
