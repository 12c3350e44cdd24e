/** What opens the house needs a person's yes, whoever understood the words: Home Assistant or the model. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Script } from '../../fakes/scripted-model/script.ts';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

const WATCHED = ['lock.front_door', 'lock.back_door', 'cover.garage_door', 'cover.gate', 'light.living_room'];

async function statesOfWatched(): Promise<string[]> {
  const states = await bed.home.states();
  return WATCHED.map((id) => `${id} ${states.find((one) => one.entity_id === id)?.state ?? ''}`);
}

beforeEach(async () => {
  await bed.put('light.living_room', 'on');
});

async function homeAssistantsPipeline(): Promise<string> {
  const { pipelines } = await bed.home.send<{ pipelines: { id: string; conversation_engine: string }[] }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const own = pipelines.find((one) => one.conversation_engine === 'conversation.home_assistant');
  if (own === undefined) throw new Error('No pipeline has the agent of Home Assistant.');
  return own.id;
}

/** A model that tries it, and repeats what it is told. */
const tries = (said: string, tool: string, input: Record<string, unknown>): Script[number] => ({
  when: { said },
  replies: [[{ tool, input }], '{{last_tool_result.refused}}'],
});
const EAGER: Script = [
  tries('front door', 'set_lock', { entity_ids: ['lock.front_door'], action: 'unlock' }),
  tries('garage', 'set_cover', { entity_ids: ['cover.garage_door'], action: 'open' }),
  tries('goodnight', 'run_script', { entity_id: 'script.goodnight' }),
];

const SENTENCES = [
  // Home Assistant's matcher understands these…
  'unlock the front door',
  'open the garage door',
  'run the goodnight script',
  'turn off the front door',
  // …and only the model these.
  'let my friend in at the front door, would you',
  'I need to get the car out of the garage',
  'do the goodnight thing',
];

test.each(SENTENCES)('"%s" moves nothing', async (sentence) => {
  await bed.model.play(EAGER);
  const before = await statesOfWatched();
  const turn = await bed.assist.say(sentence);
  expect(turn.text).toMatch(/\?$/);
  expect(await statesOfWatched()).toEqual(before);
});

test.each(SENTENCES.slice(0, 3))(
  '"%s" from a satellite, where nobody is known, moves nothing',
  async (sentence) => {
    await bed.model.play(EAGER);
    const before = await statesOfWatched();
    const turn = await bed.assist.sayFrom('assist_satellite.kitchen', sentence);
    expect(turn.text).toMatch(/may not deal with locks/);
    expect(await statesOfWatched()).toEqual(before);
  },
);

test("Home Assistant's own agent would have done it: the sentences are the right ones", async () => {
  const own = { pipelineId: await homeAssistantsPipeline() };
  await bed.assist.say('unlock the front door', own);
  await bed.home.waitForState('lock.front_door', 'unlocked');
  await bed.home.call('lock.lock', 'lock.front_door');
  await bed.assist.say('open the garage door', own);
  await bed.home.waitForState('cover.garage_door', 'open');
  await bed.home.call('cover.close_cover', 'cover.garage_door');
  await bed.assist.say('run the goodnight script', own);
  await bed.home.waitForState('lock.front_door', 'unlocked');
  await bed.home.call('lock.lock', 'lock.front_door');
  await bed.home.waitForState('cover.garage_door', 'closed');
  expect((await bed.home.waitForState('lock.front_door', 'locked'))?.state).toBe('locked');
});
