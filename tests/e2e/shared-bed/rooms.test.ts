/** The same words from two rooms. */
import { afterAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

const KITCHEN = ['light.kitchen', 'light.worktop'];
const BEDROOM = ['light.bedroom', 'light.bedside_lamp'];

async function lit(): Promise<string[]> {
  const states = await bed.home.states();
  return states
    .filter((one) => one.entity_id.startsWith('light.') && one.state === 'on')
    .map((one) => one.entity_id)
    .filter((id) => [...KITCHEN, ...BEDROOM].includes(id))
    .toSorted();
}

async function darken(): Promise<void> {
  for (const light of [...KITCHEN, ...BEDROOM]) await bed.put(light, 'off');
}

test.each([
  ['assist_satellite.kitchen', KITCHEN],
  ['assist_satellite.bedroom', BEDROOM],
])('"turn on the lights" from %s lights its own room', async (satellite, expected) => {
  await darken();
  await bed.model.play([]);
  const turn = await bed.assist.sayFrom(satellite, 'turn on the lights');
  expect(turn.text).not.toBe('');
  await expect.poll(lit).toEqual(expected.toSorted());
  expect(await bed.model.calls()).toEqual([]);
});

test.each([
  ['assist_satellite.kitchen', KITCHEN],
  ['assist_satellite.bedroom', BEDROOM],
])('so does the device of %s, whose words come through a screen', async (satellite, expected) => {
  await darken();
  await bed.model.play([]);
  const deviceId = bed.json.satellites.find((one) => one.entity_id === satellite)?.device_id ?? '';
  await bed.assist.say('turn on the lights', { deviceId });
  await expect.poll(lit).toEqual(expected.toSorted());
  expect(await bed.model.calls()).toEqual([]);
});

test.each([
  ['assist_satellite.kitchen', 'Kitchen', KITCHEN],
  ['assist_satellite.bedroom', 'Bedroom', BEDROOM],
])('the model knows the room of %s', async (satellite, place, expected) => {
  await darken();
  await bed.model.play([
    {
      when: { said: 'too dark' },
      replies: [[{ tool: 'turn_on_off', input: { area: 'here', state: 'on' } }], 'There you are.'],
    },
  ]);
  const turn = await bed.assist.sayFrom(satellite, 'it is far too dark for me');
  expect(turn.text).toBe('There you are.');
  await expect.poll(lit).toEqual(expected.toSorted());
  const [call] = await bed.model.calls();
  const newest = JSON.stringify(call?.body?.messages.at(-1));
  expect(newest).toContain(`place: ${place}`);
  expect(newest).toContain('style: spoken');
});
