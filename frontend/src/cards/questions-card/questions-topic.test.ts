import { expect, test } from 'vitest';
import away from '../../../../tests/contract/examples/questionsEvent.away.json' with { type: 'json' };
import change from '../../../../tests/contract/examples/questionsEvent.change.json' with { type: 'json' };
import snapshot from '../../../../tests/contract/examples/questionsEvent.snapshot.json' with { type: 'json' };
import { countOwn, questionsTopic } from './questions-topic.ts';

const question = (id: string, over: object = {}) => ({
  id,
  text: `Unlock ${id}?`,
  what: [`unlock ${id}`],
  why: ['risky'],
  from: [],
  asked_by: 'Mia',
  asked_at: '2026-11-22T14:00:00Z',
  expires_at: '2026-11-22T14:05:00Z',
  needs_unlock: true,
  options: null,
  language: 'en',
  may_answer: true,
  ...over,
});
const after = (...events: readonly object[]) =>
  questionsTopic.read(
    events.reduce<unknown>((known, event) => questionsTopic.reduce(known, event) ?? known, null),
  );
const ids = (questions: ReturnType<typeof after>) => questions?.open.map(({ id }) => id);
const both = { kind: 'snapshot', open: [question('a'), question('b')] };

/** What a card has no use for is left out. */
const shownOf = ({ needs_unlock: _needs, ...shown }: Record<string, unknown>) => shown;

test('what is recorded of the wire is read as it is', () => {
  expect(after(snapshot)).toEqual({ open: snapshot.open.map(shownOf), ended: [] });
  const [ending] = change.ended;
  const known = { kind: 'snapshot', open: snapshot.open.map((one) => ({ ...one, id: ending?.id })) };
  expect(after(known, change)).toEqual({
    open: change.open.map(shownOf),
    ended: [
      { end: 'taken', by: 'Robin', door: 'card', isDone: true, question: shownOf(known.open[0] ?? {}) },
    ],
  });
});

test('a change adds, replaces in place, and ends', () => {
  const shown = after(both, {
    kind: 'change',
    open: [question('c'), question('a', { may_answer: false })],
    ended: [{ id: 'b', end: 'taken', by: 'Sam', door: 'phone', outcome: 'failed' }],
  });
  expect(ids(shown)).toEqual(['a', 'c']);
  expect(shown?.open[0]?.may_answer).toBe(false);
  expect(shown?.ended).toEqual([
    expect.objectContaining({ end: 'taken', by: 'Sam', door: 'phone', isDone: false }),
  ]);
  expect(shown?.ended[0]?.question.text).toBe('Unlock b?');
});

test('a new snapshot is all that is open, and what ended before stays said', () => {
  const ended = { kind: 'change', open: [], ended: [{ id: 'a', end: 'declined', by: 'Sam', door: 'voice' }] };
  const shown = after(both, ended, { kind: 'snapshot', open: [question('d')] });
  expect(ids(shown)).toEqual(['d']);
  expect(shown?.ended.map(({ end }) => end)).toEqual(['declined']);
});

test('while the app is away nothing is known, or how it was', () => {
  const isAway = (...events: readonly object[]) =>
    questionsTopic.isAway?.(
      events.reduce<unknown>((known, event) => questionsTopic.reduce(known, event) ?? known, null),
    );
  expect(after(away)).toBeNull();
  expect(isAway(away)).toBe(true);
  expect(ids(after(both, away))).toEqual(['a', 'b']);
  expect(isAway(both, away)).toBe(true);
  expect([countOwn(after(both)), countOwn(after(both, away)), countOwn(after(away))]).toEqual([2, 0, 0]);
  // What is said meanwhile does not make the app be there.
  const ended = { kind: 'change', open: [], ended: [{ id: 'a', end: 'expired' }] };
  expect(isAway(both, away, ended)).toBe(true);
  expect(isAway(both, away, both)).toBe(false);
});

test('the end of what was never shown is nobody’s news here', () => {
  const shown = after(both, {
    kind: 'change',
    open: [],
    ended: [{ id: 'x', end: 'taken', by: null, door: null }],
  });
  expect(shown?.ended).toEqual([]);
});

test('what cannot be read is left out, what a newer butler says is let be', () => {
  const open = [question('a', { why: ['risky', 'moonlight'], more: 1 }), { id: 'b' }, 7];
  const shown = after({ kind: 'snapshot', open });
  expect(ids(shown)).toEqual(['a']);
  expect(shown?.open[0]?.why).toEqual(['risky']);
  expect(questionsTopic.reduce(null, { kind: 'unknown' })).toBeNull();
  expect(questionsTopic.read(null)).toBeNull();
});
