import { describe, expect, test } from 'vitest';
import { type Tier, tiers } from '../tools/tool.ts';
import { askerWith } from '../people/test-askers.ts';
import { type Circumstances, judge, MAX_TARGETS } from './gate.ts';

const none: ReadonlySet<string> = new Set();

const after = (moved: ReadonlySet<string>): Circumstances => ({
  asker: askerWith('owner'),
  place: 'home',
  language: 'en',
  moved,
  taint: [],
  isInOwnWords: false,
  ambiguity: null,
  isAnswered: false,
});

function call(tier: Tier, targets: number, question = 'Turn on the hall light?') {
  const entityIds = Array.from({ length: targets }, (_, index) => `light.l${index}`);
  return {
    tool: 'turn_on_off',
    tier,
    args: {},
    entityIds,
    question,
    areas: ['home' as const],
    sendsOut: false,
    isAboutAsker: false,
  };
}

describe('every tier with few and with many targets', () => {
  const counts = [0, 1, MAX_TARGETS, MAX_TARGETS + 1, 1_000];
  test.each(tiers.flatMap((tier) => counts.map((count) => [tier, count] as const)))(
    '%s × %i',
    (tier, count) => {
      const runs = tier === 'read' || (tier === 'act' && count <= MAX_TARGETS);
      expect(judge(call(tier, count), after(none)).verdict).toBe(runs ? 'run' : 'ask');
    },
  );
});

test('the same thing twice is one thing', () => {
  const same = { ...call('act', 0), entityIds: Array.from({ length: 20 }, () => 'light.l') };
  expect(judge(same, after(none))).toEqual({ verdict: 'run' });
});

test('what the turn has moved before counts too', () => {
  const before = (count: number) => new Set(Array.from({ length: count }, (_, index) => `switch.s${index}`));
  expect(judge(call('act', 1), after(before(MAX_TARGETS - 1))).verdict).toBe('run');
  expect(judge(call('act', 1), after(before(MAX_TARGETS))).verdict).toBe('ask');
  expect(judge(call('act', 2), after(new Set(['light.l0', ...before(MAX_TARGETS - 2)]))).verdict).toBe('run');
  expect(judge(call('read', 1), after(before(100))).verdict).toBe('run');
});
