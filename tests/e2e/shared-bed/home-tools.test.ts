/** What the butler's hands can do, on real entities of a real Home Assistant. */
import { afterAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

interface Deed {
  tool: string;
  input: Record<string, unknown>;
  entity: string;
  /** Part of the entity's state and attributes afterwards. */
  becomes: { state?: string; attributes?: Record<string, unknown> };
  /** Of what has to be said, as the names say nothing of it. */
  words?: string;
}

const DEEDS: Deed[] = [
  {
    tool: 'set_light',
    input: { entity_ids: ['light.sofa_lamp'], brightness: 40 },
    entity: 'light.sofa_lamp',
    becomes: { state: 'on', attributes: { brightness: 102 } },
  },
  {
    tool: 'set_light',
    input: { entity_ids: ['light.sofa_lamp'], brightness_step: 20 },
    entity: 'light.sofa_lamp',
    becomes: { state: 'on', attributes: { brightness: 153 } },
  },
  {
    tool: 'set_light',
    input: { entity_ids: ['light.sofa_lamp'], kelvin: 2700 },
    entity: 'light.sofa_lamp',
    becomes: { attributes: { color_mode: 'color_temp', color_temp_kelvin: 2700 } },
  },
  {
    tool: 'set_light',
    input: { entity_ids: ['light.sofa_lamp'], color: 'red' },
    entity: 'light.sofa_lamp',
    becomes: { attributes: { color_mode: 'hs' } },
  },
  {
    tool: 'set_cover',
    input: { entity_ids: ['cover.living_room_blinds'], position: 30 },
    entity: 'cover.living_room_blinds',
    becomes: { state: 'open', attributes: { current_position: 30 } },
  },
  {
    tool: 'set_cover',
    input: { entity_ids: ['cover.bedroom_curtains'], action: 'close' },
    entity: 'cover.bedroom_curtains',
    words: 'I want it closed',
    becomes: { state: 'closed' },
  },
  {
    tool: 'set_climate',
    input: { entity_ids: ['climate.heating'], temperature: 19 },
    entity: 'climate.heating',
    becomes: { attributes: { temperature: 19 } },
  },
  {
    tool: 'control_media_player',
    input: { entity_ids: ['media_player.living_room'], action: 'pause' },
    entity: 'media_player.living_room',
    words: 'I want it paused',
    becomes: { state: 'paused' },
  },
  {
    tool: 'control_media_player',
    input: { entity_ids: ['media_player.living_room'], volume: 25 },
    entity: 'media_player.living_room',
    becomes: { attributes: { volume_level: 0.25 } },
  },
  {
    tool: 'turn_on_off',
    input: { entity_ids: ['media_player.tv'], state: 'on' },
    entity: 'media_player.tv',
    becomes: { state: 'idle' },
  },
  {
    tool: 'control_media_player',
    input: { entity_ids: ['media_player.tv'], source: 'PlayStation' },
    entity: 'media_player.tv',
    becomes: { attributes: { source: 'PlayStation' } },
  },
  {
    tool: 'set_lock',
    input: { entity_ids: ['lock.back_door'], action: 'lock' },
    entity: 'lock.back_door',
    words: 'I want it locked',
    becomes: { state: 'locked' },
  },
];

test.each(DEEDS)(
  '$tool $input makes it so, and says no more',
  async ({ tool, input, entity, becomes, words }) => {
    await bed.model.play([{ replies: [[{ tool, input }], '{{last_tool_result.spoken}}'] }]);
    // The words name the thing: what they leave open is asked about.
    const { attributes } = await bed.home.state(entity);
    const name = String(attributes['friendly_name']);
    const turn = await bed.assist.say(
      [`please see to the ${name} for me`, ...(words === undefined ? [] : [words])].join(', '),
    );
    const [, second] = await bed.model.calls();
    expect(JSON.stringify(second?.body?.messages.at(-1))).not.toContain('"is_error":true');
    expect(turn.text).not.toMatch(/did not|could not|not available/);
    // A cover is on its way when the tool has answered.
    await expect.poll(() => bed.home.state(entity), { timeout: 5_000 }).toMatchObject(becomes);
  },
);

test('it looks for what it does not see at once, and reads states', async () => {
  await bed.model.play([
    {
      replies: [
        [
          { tool: 'find_entities', input: { query: 'washing up window' } },
          { tool: 'get_states', input: { entity_ids: ['binary_sensor.kitchen_window'] } },
        ],
        'I looked.',
      ],
    },
  ]);
  const turn = await bed.assist.say('is everything shut down there');
  expect(turn.text).toBe('I looked.');
  const [, second] = await bed.model.calls();
  const results = JSON.stringify(second?.body?.messages.at(-1));
  expect(results).not.toContain('"is_error":true');
  expect(results).toContain('binary_sensor.kitchen_window');
  expect(results).toMatch(/binary_sensor\.kitchen_window[^}]*\bopen\b/);
});
