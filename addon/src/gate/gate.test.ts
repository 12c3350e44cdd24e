import { describe, expect, test } from 'vitest';
import { type Tier, tiers } from '../tools/tool.ts';
import { judge, MAX_TARGETS } from './gate.ts';

const turn = { asker: { userId: 'u1', name: 'Ada' }, language: 'en' };
const none: ReadonlySet<string> = new Set();

function call(tier: Tier, targets: number, question = 'Turn on the hall light?') {
  const entityIds = Array.from({ length: targets }, (_, index) => `light.l${index}`);
  return { tool: 'turn_on_off', tier, args: {}, entityIds, question };
}

describe('every tier with few and with many targets', () => {
  const counts = [0, 1, MAX_TARGETS, MAX_TARGETS + 1, 1_000];
  test.each(tiers.flatMap((tier) => counts.map((count) => [tier, count] as const)))(
    '%s × %i',
    (tier, count) => {
      const runs = tier === 'read' || (tier === 'act' && count <= MAX_TARGETS);
      expect(judge(call(tier, count), turn, none).verdict).toBe(runs ? 'run' : 'deny');
    },
  );
});

test('the same thing twice is one thing', () => {
  const same = { ...call('act', 0), entityIds: Array.from({ length: 20 }, () => 'light.l') };
  expect(judge(same, turn, none)).toEqual({ verdict: 'run' });
});

test('what the turn has moved before counts too', () => {
  const before = (count: number) => new Set(Array.from({ length: count }, (_, index) => `switch.s${index}`));
  expect(judge(call('act', 1), turn, before(MAX_TARGETS - 1)).verdict).toBe('run');
  expect(judge(call('act', 1), turn, before(MAX_TARGETS)).verdict).toBe('deny');
  expect(judge(call('act', 2), turn, new Set(['light.l0', ...before(MAX_TARGETS - 2)])).verdict).toBe('run');
  expect(judge(call('read', 1), turn, before(100)).verdict).toBe('run');
});

test.each([
  ['Unlock the front door?', 'Unlocking the front door'],
  ['Open the garage door?', 'Opening the garage door'],
  ['Run the goodnight script?', 'Running the goodnight script'],
  ['Activate the party scene?', 'Activating the party scene'],
  ['Turn off 12 lights?', 'Turning off 12 lights'],
  ['Set the hall light to 40 percent?', 'Setting the hall light to 40 percent'],
  ['Change the TV?', 'Changing the TV'],
  ['Stop the garage door?', 'Stopping the garage door'],
  ['Move the gate?', 'Moving the gate'],
  ['', 'That'],
])('%s is refused as: %s', (question, subject) => {
  expect(judge(call('confirm', 1, question), turn, none)).toEqual({
    verdict: 'deny',
    reason: `${subject} needs a confirmation, and I can't ask for one yet.`,
  });
});

test('it is refused in the language of the turn', () => {
  expect(judge(call('confirm', 1, 'Haustür aufschließen?'), { ...turn, language: 'de-AT' }, none)).toEqual({
    verdict: 'deny',
    reason:
      'Haustür aufschließen: Dafür brauche ich deine Bestätigung, und danach fragen kann ich noch nicht.',
  });
});
