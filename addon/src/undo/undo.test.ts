import { describe, expect, test } from 'vitest';
import { NOW } from '../agent/test-agent.ts';
import type { Furniture } from '../tools/home/fake-home.ts';
import { startTestUndo } from './test-undo.ts';

const lamp: Furniture = {
  name: 'Hall light',
  state: 'on',
  area: 'hall',
  attributes: {
    supported_color_modes: ['rgb', 'color_temp'],
    color_mode: 'rgb',
    brightness: 178,
    rgb_color: [255, 0, 128],
  },
};
const use = (name: string, input: object) => ['use_tool', { name, input }] as const;

describe('back to how it was', () => {
  test.each<[what: string, id: string, Furniture, readonly [string, object], was: object, text?: string]>([
    [
      'a lamp that was dimmed and coloured',
      'light.hall',
      lamp,
      ['set_light', { entity_ids: ['light.hall'], brightness: 30, color: 'blue' }],
      { is: 'on', brightness: 179, rgb_color: [255, 0, 128] },
    ],
    [
      'a lamp that was turned off',
      'light.hall',
      lamp,
      ['turn_on_off', { entity_ids: ['light.hall'], state: 'off' }],
      { is: 'on', brightness: 179, rgb_color: [255, 0, 128] },
      'turn the light off',
    ],
    [
      'a lamp of a warm white',
      'light.hall',
      { ...lamp, attributes: { ...lamp.attributes, color_mode: 'color_temp', color_temp_kelvin: 2700 } },
      ['set_light', { entity_ids: ['light.hall'], color: 'red' }],
      { is: 'on', color_temp_kelvin: 2700, color_mode: 'color_temp' },
    ],
    [
      'a lamp that was off',
      'light.hall',
      { ...lamp, state: 'off', attributes: { supported_color_modes: ['brightness'] } },
      ['set_light', { entity_ids: ['light.hall'], brightness: 30 }],
      { is: 'off' },
    ],
    [
      'a switch',
      'switch.pump',
      { name: 'Pump', state: 'off' },
      ['turn_on_off', { entity_ids: ['switch.pump'], state: 'on' }],
      { is: 'off' },
    ],
    [
      'a blind',
      'cover.blind',
      { name: 'Blind', state: 'open', deviceClass: 'blind', attributes: { current_position: 40 } },
      ['set_cover', { entity_ids: ['cover.blind'], action: 'close' }],
      { is: 'open', current_position: 40 },
      'close the blind',
    ],
    [
      'a heater',
      'climate.hall',
      { name: 'Heater', state: 'heat', attributes: { temperature: 21, hvac_modes: ['heat', 'off'] } },
      ['set_climate', { entity_ids: ['climate.hall'], temperature: 17 }],
      { is: 'heat', temperature: 21 },
    ],
    [
      'a heater that was turned off',
      'climate.hall',
      { name: 'Heater', state: 'heat', attributes: { temperature: 21, hvac_modes: ['heat', 'off'] } },
      ['set_climate', { entity_ids: ['climate.hall'], mode: 'off' }],
      { is: 'heat', temperature: 21 },
      'turn the heater off',
    ],
    [
      'a fan',
      'fan.desk',
      { name: 'Fan', state: 'on', attributes: { percentage: 60, percentage_step: 1 } },
      use('set_fan', { entity_ids: ['fan.desk'], speed: 20 }),
      { is: 'on', percentage: 60 },
    ],
    [
      'a volume',
      'media_player.tv',
      { name: 'TV', state: 'playing', attributes: { volume_level: 0.3 } },
      ['control_media_player', { entity_ids: ['media_player.tv'], volume: 80 }],
      { is: 'playing', volume_level: 0.3 },
    ],
    [
      'music that was paused',
      'media_player.tv',
      { name: 'TV', state: 'playing', attributes: { volume_level: 0.3 } },
      ['control_media_player', { entity_ids: ['media_player.tv'], action: 'pause' }],
      { is: 'playing' },
      'pause the TV',
    ],
    [
      'a humidifier',
      'humidifier.hall',
      { name: 'Humidifier', state: 'on', attributes: { humidity: 45, mode: 'auto' } },
      use('set_humidifier', { entity_ids: ['humidifier.hall'], humidity: 60 }),
      { is: 'on', humidity: 45 },
    ],
    [
      'a boiler',
      'water_heater.boiler',
      { name: 'Boiler', state: 'eco', attributes: { operation_mode: 'eco', temperature: 50 } },
      use('set_water_heater', { entity_ids: ['water_heater.boiler'], mode: 'performance' }),
      { is: 'eco', operation_mode: 'eco' },
    ],
  ])('%s', async (_what, id, furniture, [tool, input], was, text = 'do something') => {
    const { does, undo, now, home } = await startTestUndo({ [id]: furniture });
    const before = now(id);
    await does(tool, input, { text });
    expect(now(id)).not.toMatchObject(was);
    const { done, text: spoken } = await undo();
    expect(now(id)).toMatchObject(was);
    expect(now(id).is).toBe(before.is);
    expect(done).toMatchObject({ outcome: 'sentence', effects: [{ outcome: 'reached', entity_ids: [id] }] });
    expect(spoken).not.toBe('');
    expect(home.calls).toHaveLength(2);
  });
});

describe('undoing', () => {
  const dimmed = ['set_light', { entity_ids: ['light.hall'], brightness: 30 }] as const;

  test('what was undone is undone again: it is as it was asked for', async () => {
    const { does, undo, now } = await startTestUndo({ 'light.hall': lamp });
    await does(...dimmed);
    await undo();
    await undo();
    expect(now('light.hall')).toMatchObject({ is: 'on', brightness: 77 });
  });

  test('several things of one turn go back together, each to its own', async () => {
    const desk = { ...lamp, name: 'Desk lamp', state: 'off', attributes: { supported_color_modes: ['rgb'] } };
    const { does, undo, now } = await startTestUndo({ 'light.hall': lamp, 'light.desk': desk });
    await does('set_light', { entity_ids: ['light.hall', 'light.desk'], brightness: 100 });
    await undo();
    expect(now('light.hall')).toMatchObject({ is: 'on', brightness: 179 });
    expect(now('light.desk').is).toBe('off');
  });

  test('what somebody has changed since is left alone, unless they insist', async () => {
    const { does, undo, anyway, now, home } = await startTestUndo({ 'light.hall': lamp });
    await does(...dimmed);
    home.become({ 'light.hall': { state: 'on', attributes: { brightness: 255 } } });
    const { text } = await undo();
    expect(text).toMatch(/^The hall light has been changed since.*“undo it anyway”/i);
    expect(now('light.hall')).toMatchObject({ brightness: 255 });
    await anyway();
    expect(now('light.hall')).toMatchObject({ brightness: 179 });
  });

  test('what was put back by hand, or was so already, is only said', async () => {
    const { does, undo, home } = await startTestUndo({ 'light.hall': lamp });
    await does('turn_on_off', { entity_ids: ['light.hall'], state: 'on' });
    expect((await undo()).text).toBe('The hall light is as it was.');
    await does(...dimmed);
    home.become({ 'light.hall': { state: 'on', attributes: { brightness: 178 } } });
    expect((await undo()).text).toBe('The hall light is as it was.');
  });

  test('what has no way back is said, and so is that there is nothing', async () => {
    const { does, undo } = await startTestUndo({ 'scene.film': { name: 'Film', state: '2026' } });
    expect((await undo()).text).toBe('There is nothing that I could undo.');
    await does('activate_scene', { entity_id: 'scene.film' });
    const { text, done } = await undo();
    // A scene that tells nothing of what it reaches is asked about first, and never ran.
    expect([text, done?.effects]).toEqual(['There is nothing that I could undo.', []]);
  });

  test('only one’s own, and only what was lately', async () => {
    const { does, undo, now, conversations } = await startTestUndo({ 'light.hall': lamp });
    await does(...dimmed);
    expect((await undo({ user_id: 'user-ben' })).text).toBe('There is nothing that I could undo.');
    expect((await undo({ user_id: 'user-ben', conversation_id: 'c2' })).text).toMatch(/nothing/);
    const old = conversations.added.map((one) => ({ ...one, at: new Date(NOW.getTime() - 2 * 3_600_000) }));
    conversations.added.splice(0, Infinity, ...old);
    expect((await undo({ conversation_id: 'c2' })).text).toMatch(/nothing/);
    expect((await undo()).text).toMatch(/70 percent/);
    expect(now('light.hall')).toMatchObject({ brightness: 179 });
  });

  test('what can be put back is, and what cannot is told beside it', async () => {
    const desk = { ...lamp, name: 'Desk lamp' };
    const { does, undo, now, home } = await startTestUndo({ 'light.hall': lamp, 'light.desk': desk });
    await does('set_light', { entity_ids: ['light.hall', 'light.desk'], brightness: 20 });
    home.become({ 'light.desk': { state: 'unavailable' } });
    const { text } = await undo();
    expect(text).toMatch(/hall light is at 70 percent.*The desk lamp can’t be reached now\.$/i);
    expect(now('light.hall')).toMatchObject({ brightness: 179 });
  });

  test('a room undoes what was said in it, for a few minutes, and nobody else’s', async () => {
    const { does, undo, now, conversations } = await startTestUndo({ 'light.hall': lamp });
    const kitchen = { user_id: null, satellite_id: 'assist_satellite.kitchen', conversation_id: 'k1' };
    const hall = { user_id: null, satellite_id: 'assist_satellite.hall', conversation_id: 'h1' };
    await does(...dimmed, kitchen);
    expect((await undo(hall)).text).toMatch(/nothing/);
    expect((await undo()).text).toMatch(/nothing/);
    const later = { ...kitchen, conversation_id: 'k2' };
    const [first] = conversations.added;
    const old = { at: new Date(NOW.getTime() - 11 * 60_000) };
    if (first !== undefined) conversations.added.splice(0, 1, { ...first, ...old });
    expect((await undo(later)).text).toMatch(/nothing/);
    if (first !== undefined) conversations.added.splice(0, 1, first);
    expect((await undo(later)).text).toMatch(/70 percent/);
    expect(now('light.hall')).toMatchObject({ brightness: 179 });
  });

  test('who speaks in a room hears nothing of what was said there before, and cannot undo it by its id', async () => {
    const { does, now, conversations } = await startTestUndo({ 'light.hall': lamp });
    const kitchen = { user_id: null, satellite_id: 'assist_satellite.kitchen', conversation_id: 'k1' };
    await does(...dimmed, kitchen);
    const [first] = conversations.added;
    if (first === undefined) throw new Error('nothing was done');
    const old = { ...first, at: new Date(NOW.getTime() - 11 * 60_000), text: 'private words' };
    conversations.added.splice(0, 1, old);
    const elsewhere = { ...kitchen, conversation_id: 'k2' };
    const told = await does(...use('recent_actions', {}), elsewhere);
    expect(JSON.stringify(told)).not.toMatch(/private words|Hall light/);
    await does(...use('undo', { of: old.id }), elsewhere);
    expect(now('light.hall')).toMatchObject({ brightness: 77 });
  });

  test('what came out of the device in the middle is not guessed', async () => {
    const { does, undo, conversations } = await startTestUndo({ 'light.hall': lamp });
    await does(...dimmed);
    const [first] = conversations.added;
    if (first !== undefined) {
      const calls = first.calls.map((call) => ({ ...call, changes: [] }));
      conversations.added.splice(0, 1, { ...first, calls });
    }
    expect((await undo()).text).toBe('I don’t know how it was before, so I can’t undo that.');
  });
});

describe('why', () => {
  test('in the words that led to it', async () => {
    const { does, why } = await startTestUndo({ 'light.hall': lamp });
    expect((await why()).text).toBe('I have not done anything just now.');
    await does('turn_on_off', { entity_ids: ['light.hall'], state: 'off' });
    expect((await why()).text).toBe('You said “do something” at 2:05 pm.');
  });

  test('words that may hold a code are not told', async () => {
    const { does, why, conversations } = await startTestUndo({ 'light.hall': lamp });
    await does('turn_on_off', { entity_ids: ['light.hall'], state: 'off' });
    const [first] = conversations.added;
    if (first !== undefined) conversations.added.splice(0, 1, { ...first, text: '•••' });
    expect((await why()).text).toBe('You asked me to at 2:05 pm.');
  });
});
