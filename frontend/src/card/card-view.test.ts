import { expect, test } from 'vitest';
import type { Topic, TopicState } from '../client/topic.ts';
import { viewOf } from './card-view.ts';

const topic: Topic<string> = {
  name: 'x',
  reduce: (_known, event) => event,
  read: (known) => (typeof known === 'string' ? known : null),
};
const nothing: TopicState = { status: 'waiting', known: null, at: null, refusal: null };
const known = { known: 'data', at: 5 };
const refusal = (code: string) => ({ status: 'refused', refusal: { code, message: '' } }) as const;

test('what the app said before it went is shown as that, and in place of nothing that it is away', () => {
  const away = { ...topic, isAway: () => true };
  const live = { ...nothing, status: 'live' } as const;
  expect(viewOf(away, { ...live, ...known })).toEqual({ kind: 'data', data: 'data', lag: 'stale', at: 5 });
  expect(viewOf(away, { ...live, known: {} })).toEqual({ kind: 'notice', notice: 'away', code: null });
});

test.each<[Partial<TopicState>, object]>([
  [{}, { kind: 'loading' }],
  [{ status: 'disconnected' }, { kind: 'notice', notice: 'offline', code: null }],
  [refusal('unknown_command'), { kind: 'notice', notice: 'not_set_up', code: 'unknown_command' }],
  [refusal('not_set_up'), { kind: 'notice', notice: 'not_set_up', code: 'not_set_up' }],
  [refusal('unauthorized'), { kind: 'notice', notice: 'forbidden', code: 'unauthorized' }],
  [refusal('home_assistant_error'), { kind: 'notice', notice: 'error', code: 'home_assistant_error' }],
  [
    { status: 'live', known: 7, at: 5 },
    { kind: 'notice', notice: 'error', code: 'unreadable' },
  ],
  [
    { status: 'live', ...known },
    { kind: 'data', data: 'data', lag: null, at: 5 },
  ],
  // Asked for again with something known: shown at once, without a word about it.
  [known, { kind: 'data', data: 'data', lag: null, at: 5 }],
  [
    { status: 'disconnected', ...known },
    { kind: 'data', data: 'data', lag: 'offline', at: 5 },
  ],
  [
    { ...known, ...refusal('unknown_command') },
    { kind: 'data', data: 'data', lag: 'stale', at: 5 },
  ],
  [
    { ...known, ...refusal('unauthorized') },
    { kind: 'notice', notice: 'forbidden', code: 'unauthorized' },
  ],
])('%j', (changes, view) => {
  expect(viewOf(topic, { ...nothing, ...changes })).toEqual(view);
});
