/** Commands that Home Assistant itself understands, said to the butler's agent. */
import { afterAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

test('a simple command is done without the model, and by the person who said it', async () => {
  await bed.model.play([]);
  await bed.put('light.kitchen', 'off');
  const since = new Date();
  const turn = await bed.assist.say('turn on the kitchen light');
  expect(turn.text).not.toBe('');
  expect(turn.responseType).toBe('action_done');
  expect((await bed.home.state('light.kitchen')).state).toBe('on');
  expect(await bed.model.calls()).toEqual([]);
  const entry = await bed.home.logbookEntry('light.kitchen', since, (one) => one.state === 'on');
  expect(entry.context_user_id).toBe(bed.owner.user_id);
});

test('the conversation goes on from there with the model', async () => {
  await bed.put('light.kitchen', 'off');
  await bed.model.play([
    {
      when: { said: 'now off again' },
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.kitchen'], state: 'off' } }],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  const first = await bed.assist.say('turn on the kitchen light');
  await bed.home.waitForState('light.kitchen', 'on');
  const second = await bed.assist.say('and now off again', { conversationId: first.conversationId });
  expect(second.conversationId).toBe(first.conversationId);
  expect((await bed.home.state('light.kitchen')).state).toBe('off');
  expect(second.text).toMatch(/^the kitchen light is off\.$/i);
  const calls = await bed.model.calls();
  expect(calls).toHaveLength(2);
  const earlier = JSON.stringify(calls[0]?.body?.messages.slice(0, -1));
  expect(earlier).toContain('turn on the kitchen light');
  expect(earlier).toContain('light.turn_on light.kitchen: reached');
});

test("the butler's own sentences need no model", async () => {
  await bed.model.play([]);
  const home = await bed.assist.say("who's home?");
  expect(home.text).toMatch(/Robin/);
  expect(home.text).toMatch(/Sam and Lou are away/);
  const abilities = await bed.assist.say('what can you do?');
  expect(abilities.text).toMatch(/lights/);
  const stopped = await bed.assist.say('never mind');
  expect(stopped.text).not.toBe('');
  expect(await bed.model.calls()).toEqual([]);
});

test('it knows what it just did', async () => {
  await bed.model.play([]);
  await bed.put('light.bedroom', 'off');
  const first = await bed.assist.say('turn on the bedroom light');
  const second = await bed.assist.say('what did you just do?', { conversationId: first.conversationId });
  expect(second.text).toMatch(/turned on the bedroom light/i);
  expect(await bed.model.calls()).toEqual([]);
});

test('what Home Assistant handled before the butler was called is part of the conversation', async () => {
  await bed.put('light.bathroom', 'off');
  await bed.model.play([{ reply: 'You asked for the bathroom light.' }]);
  const { conversation_entity, pipeline_id } = bed.json;
  const { pipelines } = await bed.home.send<{ pipelines: { id: string }[] }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const { id: _id, ...pipeline } = pipelines.find(({ id }) => id === pipeline_id) ?? { id: '' };
  const local = await bed.home.send<{ id: string }>({
    type: 'assist_pipeline/pipeline/create',
    ...pipeline,
    name: 'Local first',
    conversation_engine: conversation_entity,
    prefer_local_intents: true,
  });
  const isWarned = async () =>
    (await bed.home.repairs('butler')).some(({ issue_id }) => issue_id === `prefers_local_${local.id}`);
  try {
    await expect.poll(isWarned).toBe(true);
    const pipelineId = local.id;
    const first = await bed.assist.say('turn on the bathroom light', { pipelineId });
    expect(first.processedLocally).toBe(true);
    const { conversationId } = first;
    const second = await bed.assist.say('tell me what I asked you', { pipelineId, conversationId });
    expect(second.text).toBe('You asked for the bathroom light.');
    const [call] = await bed.model.calls();
    const earlier = JSON.stringify(call?.body?.messages.slice(0, -1));
    expect(earlier).toContain('turn on the bathroom light');
  } finally {
    await bed.home.send({ type: 'assist_pipeline/pipeline/delete', pipeline_id: local.id });
  }
  await expect.poll(isWarned).toBe(false);
});

test('lights are dimmed at once, without the model, and the conversation remembers', async () => {
  await bed.model.play([]);
  // By the butler, who then knows it.
  await bed.assist.say('dim the sofa lamp to 80 percent');
  await bed.home.waitForState('light.sofa_lamp', (lamp) => lamp?.attributes['brightness'] === 204);
  const turn = await bed.assist.say('dim the sofa lamp');
  expect(Math.round(Number((await bed.home.state('light.sofa_lamp')).attributes['brightness']) / 2.55)).toBe(
    50,
  );
  expect(turn.text).toMatch(/sofa lamp/i);
  const { conversationId } = turn;
  expect((await bed.assist.say('what did you just do?', { conversationId })).text).toMatch(/sofa lamp/i);
  expect(await bed.model.calls()).toEqual([]);
});

test('a door is locked without the model, and looked at; unlocking has no such sentence', async () => {
  await bed.model.play([{ reply: 'That needs a yes.' }]);
  await bed.home.call('lock.unlock', 'lock.back_door');
  await bed.home.waitForState('lock.back_door', 'unlocked');
  await bed.assist.say('lock the back door');
  expect((await bed.home.state('lock.back_door')).state).toBe('locked');
  expect(await bed.model.calls()).toEqual([]);
  await bed.assist.say('unlock the back door');
  expect((await bed.home.state('lock.back_door')).state).toBe('locked');
  expect(await bed.model.calls()).toHaveLength(1);
});
