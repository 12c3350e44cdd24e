import { describe, expect, test } from 'vitest';
import { controlMediaPlayer } from './control-media-player.ts';
import { all, fakeHome, type Furniture } from './fake-home.ts';

const EVERYTHING = 1 | 4 | 8 | 16 | 32 | 1024 | 2048 | 4096 | 16384;
const furniture: Record<string, Furniture> = {
  'media_player.tv': {
    name: 'TV',
    state: 'playing',
    area: 'office',
    attributes: {
      supported_features: EVERYTHING,
      volume_level: 0.3,
      is_volume_muted: false,
      media_title: 'One',
      source: 'Radio',
      source_list: ['Radio', 'HDMI 1'],
    },
  },
  'media_player.radio': {
    name: 'Radio',
    state: 'off',
    area: 'office',
    attributes: { supported_features: 1024 | 16384 },
  },
};

async function run(input: object, behave: Parameters<typeof fakeHome>[1]) {
  const home = fakeHome(furniture, behave);
  const turn = home.turn();
  const outcome = await controlMediaPlayer(home.deps).prepare(input, turn).run(turn);
  return { home, outcome };
}

const tv = { entity_ids: ['media_player.tv'] };

test.each([
  [{ action: 'pause' }, 'media_pause', {}, 'paused', {}, 'The TV is paused.'],
  [{ action: 'pause' }, 'media_pause', {}, 'idle', {}, 'The TV is not playing.'],
  [{ action: 'stop' }, 'media_stop', {}, 'idle', {}, 'The TV is not playing.'],
  [
    { action: 'mute' },
    'volume_mute',
    { is_volume_muted: true },
    'playing',
    { is_volume_muted: true },
    'The TV is muted.',
  ],
  [
    { volume: 55 },
    'volume_set',
    { volume_level: 0.55 },
    'playing',
    { volume_level: 0.55 },
    'The TV is at volume 55 percent.',
  ],
  [
    { volume_step: -10 },
    'volume_set',
    { volume_level: 0.2 },
    'playing',
    { volume_level: 0.2 },
    'The TV is at volume 20 percent.',
  ],
  [
    { volume_step: 100 },
    'volume_set',
    { volume_level: 1 },
    'playing',
    { volume_level: 1 },
    'The TV is at volume 100 percent.',
  ],
  [
    { source: 'hdmi 1' },
    'select_source',
    { source: 'HDMI 1' },
    'playing',
    { source: 'HDMI 1' },
    'The TV is on HDMI 1.',
  ],
  [
    { action: 'next' },
    'media_next_track',
    {},
    'playing',
    { media_title: 'Two' },
    'The TV is at the next one.',
  ],
])('%j', async (input, service, data, state, attributes, spoken) => {
  const { home, outcome } = await run({ ...tv, ...input }, (call) => all(call, state, attributes));
  expect(home.calls.map((call) => [call.service, call.data])).toEqual([[service, data]]);
  expect(outcome).toMatchObject({ spoken, isError: false });
});

test.each([
  [{ action: 'pause' }, 'The TV did not pause.'],
  [{ action: 'next' }, 'The TV did not skip.'],
  [{ volume: 80 }, 'The TV did not change its volume.'],
  [{ source: 'HDMI 1' }, 'The TV did not change its source.'],
])('%j that has no effect', async (input, spoken) => {
  const { outcome } = await run({ ...tv, ...input }, () => undefined);
  expect(outcome).toMatchObject({ spoken, isError: true });
});

test('a player that tells nothing is only said to have been told', async () => {
  const { home, outcome } = await run(
    { entity_ids: ['media_player.radio'], volume_step: 5 },
    () => undefined,
  );
  expect(home.calls[0]?.service).toBe('volume_up');
  expect(outcome.spoken).toBe('The radio is told to change its volume.');
});

describe('in a room', () => {
  const ids = (input: object) => {
    const home = fakeHome(furniture);
    return controlMediaPlayer(home.deps).prepare({ area: 'office', ...input }, home.turn()).entityIds;
  };

  test('the player that runs is meant', () => {
    expect(ids({ action: 'pause' })).toEqual(['media_player.tv']);
    expect(ids({ volume_step: 10 })).toEqual(['media_player.tv']);
  });
  test('to play, all that can if none waits', () => {
    expect(ids({ action: 'play' })).toEqual(['media_player.tv', 'media_player.radio']);
  });
});

test.each([
  [{ ...tv }, 'exactly one'],
  [{ ...tv, action: 'play', volume: 3 }, 'exactly one'],
  [{ ...tv, source: 'VHS' }, 'Its sources are: Radio, HDMI 1.'],
  [{ entity_ids: ['media_player.radio'], volume: 30 }, 'only knows louder and quieter'],
  [{ entity_ids: ['media_player.radio'], action: 'next' }, "The radio can't skip."],
])('%j is refused', (input, message) => {
  const home = fakeHome(furniture);
  expect(() => controlMediaPlayer(home.deps).prepare(input, home.turn())).toThrow(
    expect.objectContaining({ code: 'invalid', message: expect.stringContaining(message) }),
  );
});

test.each([
  ['en', { volume: 100 }, 'Set the volume of the TV to 100 percent?'],
  ['en', { source: 'HDMI 1' }, 'Switch the TV to HDMI 1?'],
  ['en', { action: 'pause' }, 'Pause the TV?'],
  ['de', { volume: 100 }, 'TV: Lautstärke auf 100 Prozent stellen?'],
])('what is asked in %s before %j is exactly that', (language, wanted, question) => {
  const home = fakeHome(furniture);
  const call = controlMediaPlayer(home.deps).prepare({ ...tv, ...wanted }, home.turn({ language }));
  expect(call.question).toBe(question);
});
