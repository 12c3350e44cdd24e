/** What the gate is told that a call would do is what it then does. */
import { expect, test } from 'vitest';
import { allTools } from '../index.ts';
import { fakeHome } from './fake-home.ts';

const home = fakeHome({
  'lock.front': { name: 'Front Door', state: 'unknown' },
  'light.desk': { name: 'Desk', state: 'on', attributes: { brightness: 100 } },
  'switch.pump': { name: 'Pump', state: 'off' },
  'vacuum.robo': { name: 'Robo', state: 'docked' },
  'cover.blind': { name: 'Blind', state: 'open', attributes: { current_position: 50 } },
  'climate.hall': { name: 'Hall', state: 'heat', attributes: { temperature: 20 } },
  'media_player.tv': { name: 'TV', state: 'playing', attributes: { volume_level: 0.5 } },
  'scene.movie': { name: 'Movie', state: 'unknown' },
  'script.night': { name: 'Night', state: 'off' },
});

test.each([
  ['set_lock', { entity_ids: ['lock.front'], action: 'lock' }, 'lock.lock'],
  ['set_lock', { entity_ids: ['lock.front'], action: 'unlock' }, 'lock.unlock'],
  ['set_light', { entity_ids: ['light.desk'], brightness: 0 }, 'light.turn_off'],
  ['set_light', { entity_ids: ['light.desk'], brightness: 90 }, 'light.turn_on'],
  ['turn_on_off', { entity_ids: ['switch.pump'], state: 'toggle' }, 'switch.turn_on'],
  ['turn_on_off', { entity_ids: ['vacuum.robo'], state: 'on' }, 'vacuum.start'],
  ['set_cover', { entity_ids: ['cover.blind'], position: 0 }, 'cover.close_cover'],
  ['set_cover', { entity_ids: ['cover.blind'], position_step: 10 }, 'cover.set_cover_position'],
  ['set_climate', { entity_ids: ['climate.hall'], temperature: 22 }, 'climate.set_temperature'],
  ['set_climate', { entity_ids: ['climate.hall'], mode: 'off' }, 'climate.set_hvac_mode'],
  ['control_media_player', { entity_ids: ['media_player.tv'], action: 'pause' }, 'media_player.media_pause'],
  ['control_media_player', { entity_ids: ['media_player.tv'], volume: 20 }, 'media_player.volume_set'],
  ['activate_scene', { entity_id: 'scene.movie' }, 'scene.turn_on'],
  ['run_script', { entity_id: 'script.night' }, 'script.turn_on'],
])('%s %j is %s', async (name, input, action) => {
  const turn = home.turn();
  const call = allTools(home.deps)
    .find((tool) => tool.name === name)
    ?.prepare(input, turn);
  expect(call?.actions).toEqual([{ action, entity_ids: call?.entityIds }]);
  home.calls.length = 0;
  await call?.run(turn);
  expect(home.calls.map(({ domain, service }) => `${domain}.${service}`)).toEqual([action]);
});
