import { expect, test } from 'vitest';
import notSetUp from '../../../../tests/contract/examples/healthEvent.not-set-up.json' with { type: 'json' };
import recorded from '../../../../tests/contract/examples/healthEvent.json' with { type: 'json' };
import { healthTopic } from './health-topic.ts';

const after = (event: unknown) => healthTopic.read(healthTopic.reduce(null, event));

test.each([recorded, notSetUp])('what is recorded of the wire is read as it is', (event) => {
  const { kind: _, ...health } = event;
  expect(after(event)).toEqual(health);
});

test('what a newer integration says of the app is no status, and the rest is shown', () => {
  const store = { kind: 'of tomorrow', available: true, problem: null };
  const shown = after({ ...recorded, more: 1, status: { ...recorded.status, store } });
  expect(shown).toMatchObject({ status: null, usage: recorded.usage, is_app_there: true });
  expect(after({ ...recorded, usage: { ...recorded.usage, month: null } })?.usage).toBeNull();
});

test.each([null, 7, [], { kind: 'change' }, { kind: 'snapshot' }, { ...recorded, integration: null }])(
  '%j is no health',
  (event) => {
    expect(after(event)).toBeNull();
  },
);
