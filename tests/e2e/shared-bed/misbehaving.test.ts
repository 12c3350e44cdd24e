/** Devices that accept a command and do not obey: nobody is told that it worked. */
import { afterAll, expect, test } from 'vitest';
import type { Script } from '../../fakes/scripted-model/script.ts';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

/** Calls the tool and then says what the tool said. */
const obedient = (tool: string, input: Record<string, unknown>): Script => [
  { replies: [[{ tool, input }], '{{last_tool_result.spoken}}'] },
];
const turnOn = (entityId: string): Script => obedient('turn_on_off', { entity_ids: [entityId], state: 'on' });

/** Whether the model was told that its call failed. */
async function toldAsError(): Promise<boolean> {
  const [, second] = await bed.model.calls();
  return JSON.stringify(second?.body?.messages.at(-1)).includes('"is_error":true');
}

test('a lamp that accepts and does not move', async () => {
  await bed.model.play(turnOn('light.workbench_lamp'));
  const turn = await bed.assist.say('some light at the workbench would be nice');
  expect(turn.text).toMatch(/^the workbench lamp did not turn on\.$/i);
  expect(await toldAsError()).toBe(true);
  expect((await bed.home.state('light.workbench_lamp')).state).toBe('off');
});

test('a lamp that takes three seconds is waited for', async () => {
  await bed.put('light.pond', 'off');
  await bed.model.play(turnOn('light.pond'));
  const turn = await bed.assist.say('let me see the pond');
  expect(turn.text).toMatch(/^the pond light is on\.$/i);
  expect(await toldAsError()).toBe(false);
  expect((await bed.home.state('light.pond')).state).toBe('on');
});

test('a lock that jams', async () => {
  await bed.model.play(obedient('set_lock', { entity_ids: ['lock.shed'], action: 'lock' }));
  await bed.home.call('lock.unlock', 'lock.shed');
  const turn = await bed.assist.say('make sure that the shed is safe');
  expect(turn.text).toMatch(/^the shed door is jammed\.$/i);
  expect(await toldAsError()).toBe(true);
});

test('a lamp that leaves the network in mid-call', async () => {
  await bed.home.waitForState('light.terrace', (lamp) => lamp?.state !== 'unavailable', 20_000);
  await bed.model.play(turnOn('light.terrace'));
  const turn = await bed.assist.say('can we have some light on the terrace');
  expect(turn.text).toMatch(/^the terrace lamp is not available\.$/i);
  expect(await toldAsError()).toBe(true);
});
