/** "Undo that", "what did you just do?" and "why?" in a real home, without a model. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openOwnBed, type OwnBed, type Visitor } from './support/bed.ts';

let bed: OwnBed;
let sam: Visitor;
let german: string;
beforeAll(async () => {
  bed = await openOwnBed();
  await bed.people.introduce();
  sam = await bed.as('Sam');
  const { pipelines } = await bed.home.send<{ pipelines: { id: string }[] }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const { id: _id, ...pipeline } = pipelines.find(({ id }) => id === bed.json.pipeline_id) ?? { id: '' };
  const { id } = await bed.home.send<{ id: string }>({
    type: 'assist_pipeline/pipeline/create',
    ...pipeline,
    name: 'Butler macht rückgängig',
    language: 'de',
    conversation_language: 'de',
  });
  german = id;
});
afterAll(() => bed.close());
beforeEach(async () => {
  await bed.model.play([]);
});

const LAMP = 'light.sofa_lamp';
const now = async (id: string) => {
  const { state, attributes } = await bed.home.state(id);
  return { state, ...attributes };
};
const lamp = async () => {
  const { state, attributes } = await bed.home.state(LAMP);
  const [hue = -1, saturation = -1] = (attributes['hs_color'] ?? []) as number[];
  return {
    state,
    percent: Math.round(Number(attributes['brightness']) / 2.55),
    hue: Math.round(hue),
    saturation: Math.round(saturation),
  };
};
const PURPLE = { state: 'on', percent: 70, hue: 280, saturation: 80 };
async function purple(): Promise<void> {
  await bed.home.call('light.turn_on', LAMP, { brightness_pct: 70, hs_color: [280, 80] });
  await expect.poll(lamp).toEqual(PURPLE);
}

/** One call of the model, as somebody asks for it in their own words. */
async function does(
  tool: string,
  input: Record<string, unknown>,
  text = 'please see to it',
  by = bed.assist,
) {
  await bed.model.play([{ replies: [[{ tool, input }], 'So be it.'] }]);
  const turn = await by.say(text);
  await bed.model.play([]);
  return turn;
}

test('a lamp is back at its brightness and colour, and undone again it is dim', async () => {
  await purple();
  const { conversationId } = await does('set_light', { entity_ids: [LAMP], brightness: 30, color: 'green' });
  expect((await lamp()).percent).toBe(30);
  const undone = await bed.assist.say('undo that', { conversationId });
  expect(undone.text).toMatch(/sofa lamp.*70 percent/i);
  expect(await lamp()).toEqual(PURPLE);
  await bed.assist.say('undo that', { conversationId });
  expect(await lamp()).toMatchObject({ state: 'on', percent: 30, hue: 120 });
  expect(await bed.model.calls()).toEqual([]);
});

test('what Home Assistant did itself goes back, too', async () => {
  await purple();
  const { conversationId, text } = await bed.assist.say('turn off the sofa lamp');
  expect(text).not.toBe('');
  await bed.home.waitForState(LAMP, 'off');
  expect((await bed.assist.say('why did you do that?', { conversationId })).text).toMatch(
    /^You said “turn off the sofa lamp” at /,
  );
  const undone = await bed.assist.say('put it back', { conversationId });
  expect(undone.text).toMatch(/sofa lamp/i);
  expect(await lamp()).toMatchObject({ state: 'on', percent: 70 });
  expect(await bed.model.calls()).toEqual([]);
});

test('blinds and heating go back to where they were', async () => {
  const blinds = 'cover.living_room_blinds';
  await bed.home.call('cover.set_cover_position', blinds, { position: 40 });
  await bed.home.waitForState(blinds, (state) => state?.attributes['current_position'] === 40);
  // To whom they have not arrived yet, they are closing already.
  const isClosing = async () => {
    await does(
      'set_cover',
      { entity_ids: [blinds], action: 'close' },
      'I want the living room blinds closed',
    );
    return (await now(blinds)).state;
  };
  await expect.poll(isClosing, { timeout: 20_000 }).toMatch(/^clos/);
  await bed.home.waitForState(blinds, 'closed');
  expect((await bed.assist.say('undo that')).text).toMatch(/blinds (?:are|is) open/i);
  await bed.home.waitForState(blinds, (state) => state?.attributes['current_position'] === 40);

  await bed.home.call('climate.set_temperature', 'climate.heating', { temperature: 21.5 });
  await does('set_climate', { entity_ids: ['climate.heating'], temperature: 17 });
  expect(await now('climate.heating')).toMatchObject({ temperature: 17 });
  expect((await bed.assist.say('undo that')).text).toMatch(/21.5/);
  expect(await now('climate.heating')).toMatchObject({ temperature: 21.5 });
});

test('on a list, what was ticked off is open again; what was added is asked about', async () => {
  const list = 'todo.shopping_list';
  const items = async () => {
    const { items: all } = await bed.home.send<{ items: { summary: string; status: string }[] }>({
      type: 'todo/item/list',
      entity_id: list,
    });
    return all.map(({ summary, status }) => `${summary} ${status}`);
  };
  const change = async (action: string) =>
    await does('use_tool', { name: 'change_list', input: { list, action, items: ['barley'] } });
  await change('add');
  await change('complete');
  expect(await items()).toContain('barley completed');
  expect((await bed.assist.say('undo that')).text).toBe('Barley is open again on the Shopping list.');
  expect(await items()).toContain('barley needs_action');
  await change('add');
  const { text, conversationId } = await bed.assist.say('undo that');
  expect(text).toBe('Remove barley from the Shopping list?');
  await bed.assist.say('yes', { conversationId });
  expect((await items()).filter((item) => item.startsWith('barley'))).toHaveLength(1);
  await bed.home.call('todo.remove_item', list, { item: 'barley' });
});

test('undoing a locked door asks, and why tells of the yes', async () => {
  await bed.home.call('lock.unlock', 'lock.front_door');
  await bed.home.waitForState('lock.front_door', 'unlocked');
  const lock = { entity_ids: ['lock.front_door'], action: 'lock' };
  const { conversationId } = await does('set_lock', lock, 'I want the front door locked');
  await bed.home.waitForState('lock.front_door', 'locked');
  expect((await bed.assist.say('undo that', { conversationId })).text).toMatch(/^Unlock the front door\?/i);
  expect((await now('lock.front_door')).state).toBe('locked');
  await bed.assist.say('yes', { conversationId });
  await bed.home.waitForState('lock.front_door', 'unlocked');
  const why = await bed.assist.say('why?', { conversationId });
  expect(why.text).toMatch(
    /^You said “undo that” at .*I asked “Unlock the front door\?”, and you said yes\.$/i,
  );
  await bed.home.call('lock.lock', 'lock.front_door');
});

test('what was changed by hand since is left alone, until they insist', async () => {
  await purple();
  await does('set_light', { entity_ids: [LAMP], brightness: 30 });
  await bed.home.call('light.turn_on', LAMP, { brightness_pct: 100 });
  await expect.poll(async () => (await lamp()).percent).toBe(100);
  expect((await bed.assist.say('undo that')).text).toMatch(/changed since.*“undo it anyway”/);
  expect((await lamp()).percent).toBe(100);
  await bed.assist.say('undo it anyway');
  expect(await lamp()).toEqual(PURPLE);
});

test('nobody undoes, or hears of, what somebody else did', async () => {
  await purple();
  await does('set_light', { entity_ids: [LAMP], brightness: 30 }, 'my secret wish');
  expect((await sam.assist.say('undo that')).text).toBe('There is nothing that I could undo.');
  expect((await sam.assist.say('why did you do that?')).text).not.toContain('secret');
  expect((await lamp()).percent).toBe(30);
});

test('in German, and with the model that looks for the tool itself', async () => {
  await purple();
  await does('set_light', { entity_ids: [LAMP], brightness: 30 });
  const say = async (text: string) => (await bed.assist.say(text, { pipelineId: german })).text;
  expect(await say('Warum hast du das gemacht?')).toMatch(/^Du hast um .* gesagt: „please see to it“\.$/);
  expect(await say('Mach das bitte rückgängig.')).toMatch(/70 Prozent/);
  expect(await lamp()).toEqual(PURPLE);
  await does('set_light', { entity_ids: [LAMP], brightness: 20 });
  await bed.model.play([
    {
      replies: [
        [{ tool: 'use_tool', input: { name: 'undo', input: {} } }],
        "I've put it back to 70 percent.",
      ],
    },
  ]);
  const { text } = await bed.assist.say('oh dear, that was better before');
  expect(text).toBe("I've put it back to 70 percent.");
  expect(await lamp()).toEqual(PURPLE);
});

test('after a restart of the app it is still known', async () => {
  await purple();
  const { text } = await does('set_light', { entity_ids: [LAMP], brightness: 30 }, 'please make it cosy');
  expect([text, (await lamp()).percent]).toEqual(['So be it.', 30]);
  await bed.bed.home.app.stop();
  await bed.bed.home.app.start();
  await expect
    .poll(async () => (await bed.assist.say('what can you do?')).text, { timeout: 30_000, interval: 200 })
    .toContain('lights');
  expect((await bed.assist.say('what did you just do?')).text).toMatch(/sofa lamp.*“please make it cosy”/i);
  expect((await bed.assist.say('undo that')).text).toMatch(/70 percent/);
  expect(await lamp()).toEqual(PURPLE);
});
