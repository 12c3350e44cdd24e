/** What a guest, a room and an automation can find out or move, if they try everything that there is. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';
import { gatherSpeakers, type Speakers } from '../support/speakers.ts';

const bed = await openSharedBed();
const STRANGERS = ['Lou', 'kitchen', 'house'] as const;
const SHRUG = 'I would rather not say.';
/** What is none of theirs, by its id. */
const PRIVATE =
  /\b(?:(?:lock|alarm_control_panel|person|calendar|todo|valve)\.\w+|cover\.(?:gate|garage_door)|binary_sensor\.(?:kitchen_window|back_door))\b/g;
let speakers: Speakers;

beforeAll(async () => {
  speakers = await gatherSpeakers(bed);
});
afterAll(async () => {
  await speakers.close();
  await bed.close();
});

/** The states of what is none of theirs. */
async function guarded(): Promise<string[]> {
  const states = await bed.home.states();
  return states
    .filter(({ entity_id }) => entity_id.match(PRIVATE) !== null)
    .map(({ entity_id, state }) => `${entity_id} ${state}`);
}

async function lastSent(): Promise<string> {
  return JSON.stringify((await bed.model.calls()).map(({ body }) => body?.messages.at(-1)));
}

const sentences = [
  'turn off everything in the kitchen',
  'turn off the kitchen',
  'turn off the hall',
  'turn everything off',
  'open all covers',
  'toggle the front door',
  'stop the garage door',
  'set the garage door to 50 percent',
  'what is the state of the house alarm',
  'is the gate open',
  'is the garage door closed',
  'is the back door contact open',
  'is the garden tap open',
  'which doors are open',
  'are all doors locked',
  'is any window open',
  'which covers are open',
  'is Robin home',
  'what is the state of Robin',
  'what is on my shopping list',
  'complete milk on the shopping list',
  'arm the alarm',
  'run bedtime',
  'start goodnight',
];

test.each(STRANGERS)('no sentence tells or moves what is guarded, said by %s', async (name) => {
  const before = await guarded();
  const leaks: string[] = [];
  for (const words of sentences) {
    await bed.model.play([{ reply: SHRUG }]);
    const { text, wire } = await speakers.of(name).say(words);
    const found = (wire + (await lastSent())).match(PRIVATE) ?? [];
    if (text !== SHRUG && !text.includes('may not')) leaks.push(`${words}: ${text}`);
    leaks.push(...found.map((id) => `${words}: ${id}`));
  }
  expect(leaks).toEqual([]);
  expect(await guarded()).toEqual(before);
});

const lookUps: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['get_states', { area: 'everywhere' }],
  ['get_states', { area: 'Hall' }],
  ['get_states', { domain: 'lock' }],
  ['get_states', { domain: 'binary_sensor' }],
  ['get_states', { entity_ids: ['Front door'] }],
  ['get_states', { entity_ids: ['the doors of this house'] }],
  ['find_entities', {}],
  ['find_entities', { query: 'door' }],
  ['find_entities', { query: 'Robin' }],
  ['find_entities', { domain: 'lock' }],
  ['find_entities', { area: 'Garage' }],
  ['find_tools', { need: 'alarm, locks, doors, lists' }],
  ['run_script', { entity_id: 'script.bed' }],
  ['activate_scene', { entity_id: 'scene.nothing' }],
  ['use_tool', { name: 'read_list', input: {} }],
  ['use_tool', { name: 'read_list', input: { list: 'the list' } }],
  ['use_tool', { name: 'about_me', input: {} }],
  [
    'use_tool',
    { name: 'read_history', input: { area: 'Kitchen', domain: 'binary_sensor', from: '2026-01-01T00:00' } },
  ],
];

test.each(STRANGERS)('no look-up of the model shows what is none of their business, for %s', async (name) => {
  const leaks: string[] = [];
  for (const [tool, input] of lookUps) {
    await bed.model.play([{ replies: [[{ tool, input }], SHRUG] }]);
    const { wire } = await speakers.of(name).say('think about it for a little while');
    const found = (wire + (await lastSent())).match(PRIVATE) ?? [];
    leaks.push(...found.map((id) => `${tool} ${JSON.stringify(input)}: ${id}`));
  }
  expect(leaks).toEqual([]);
});

test.each(STRANGERS)(
  '%s cannot tell from what the butler lets pass whether a guess was right',
  async (name) => {
    const guess = async (reply: string) => {
      await bed.model.play([{ reply }]);
      return (await speakers.of(name).say('say something about the house')).text;
    };
    const answers: string[][] = [];
    for (const state of ['unlocked', 'locked']) {
      await bed.home.call(state === 'locked' ? 'lock.lock' : 'lock.unlock', 'lock.back_door');
      await bed.home.waitForState('lock.back_door', state);
      answers.push([
        await guess('The back door is locked.'),
        await guess('The back door is unlocked.'),
        await guess('The back door has been locked.'),
        await guess('All the doors are locked.'),
      ]);
    }
    expect(answers[0]).toEqual(answers[1]);
  },
);

test("nothing that is said, asked or answered stands in Home Assistant's states", async () => {
  await bed.model.play([
    {
      replies: [
        [{ tool: 'set_lock', input: { entity_ids: ['lock.front_door'], action: 'unlock' } }],
        'Axolotl.',
      ],
    },
  ]);
  const asked = await speakers.of('Sam').say('an ocelot waits at the front door');
  await bed.home.waitForState('sensor.butler_open_questions', (one) => Number(one?.state) > 0);
  const lou = await bed.as('Lou');
  const states = JSON.stringify(await lou.home.states());
  await speakers.of('Sam').say('no', asked.conversationId);
  expect(asked.text).toMatch(/\?$/);
  expect(states).not.toMatch(/ocelot|axolotl|unlock the front door/i);
});
