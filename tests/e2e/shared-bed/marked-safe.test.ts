/** An administrator's word that a script is harmless. */
import { afterAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

const SCRIPT = 'script.bedtime';
const LOCK = 'lock.front_door';

async function runScript(): Promise<string> {
  await bed.model.play([
    {
      replies: [[{ tool: 'run_script', input: { entity_id: SCRIPT } }], '{{last_tool_result.spoken}}'],
    },
  ]);
  const { attributes } = await bed.home.state(SCRIPT);
  return (await bed.assist.say(`please see to the ${String(attributes['friendly_name'])} script for me`))
    .text;
}

async function mark(labels: readonly string[]): Promise<void> {
  await bed.home.send({ type: 'config/entity_registry/update', entity_id: SCRIPT, labels });
}

test('a script that unlocks runs without a yes while it carries the label, and no longer without it', async () => {
  await bed.home.call('lock.lock', LOCK);
  await bed.home.waitForState(LOCK, 'locked');
  const { label_id: label } = await bed.home.send<{ label_id: string }>({
    type: 'config/label_registry/create',
    name: 'Butler safe',
  });
  try {
    expect(await runScript()).toMatch(/\?$/);
    expect((await bed.home.state(LOCK)).state).toBe('locked');

    await mark([label]);
    await expect.poll(runScript, { timeout: 10_000 }).toMatch(/is started\.$/);
    await bed.home.waitForState(LOCK, 'unlocked');
    await bed.home.call('lock.lock', LOCK);
    await bed.home.waitForState(LOCK, 'locked');

    await mark([]);
    await expect.poll(runScript, { timeout: 10_000 }).toMatch(/\?$/);
  } finally {
    await bed.home.send({ type: 'config/label_registry/delete', label_id: label });
    await bed.home.call('lock.lock', LOCK);
    await bed.home.waitForState(LOCK, 'locked');
  }
});
