import { describe, expect, test } from 'vitest';
import type { TurnContext } from '../../agent/turn-context.ts';
import type { EntityState } from '../../house/house.ts';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { allTools } from '../index.ts';
import { fakeHome, type Furniture } from './fake-home.ts';

const furniture: Record<string, Furniture> = {
  'light.kueche': {
    name: 'Küchenlicht',
    state: 'off',
    area: 'kitchen',
    attributes: { supported_color_modes: ['brightness'] },
  },
  'light.flur': { name: 'Flurlampe', state: 'off', attributes: { supported_color_modes: ['onoff'] } },
  'light.ketten': { name: 'Lichterketten', state: 'off' },
  'light.vier': { name: 'Spot vier', state: 'off' },
  'cover.rollo': { name: 'Rollo', state: 'closed', attributes: { current_position: 0 } },
  'climate.bad': {
    name: 'Heizung Bad',
    state: 'heat',
    attributes: { temperature: 20, min_temp: 7, max_temp: 30.5, hvac_modes: ['heat', 'off'] },
  },
  'media_player.tv': { name: 'Fernseher', state: 'playing', attributes: { volume_level: 0.2 } },
  'lock.haustuer': { name: 'Haustür', state: 'unlocked' },
  'scene.abend': { name: 'Abendstimmung', state: '2026-01-01T00:00:00+00:00' },
  'script.nacht': { name: 'Gute Nacht', state: 'off' },
  'sensor.bad': { name: 'Temperatur Bad', state: '21.5', attributes: { unit_of_measurement: '°C' } },
  'sensor.aufgang': { name: 'Sonnenaufgang', state: '2026-06-22T04:43:30+00:00' },
  'timer.ei': { name: 'Eieruhr', state: 'active', attributes: { finishes_at: '1970-01-01T11:05:30+00:00' } },
  'binary_sensor.fenster': {
    name: 'Badfenster',
    state: 'on',
    deviceClass: 'window',
    attributes: { device_class: 'window' },
  },
};

type States = Record<string, { state: string; attributes?: Record<string, unknown> }>;

function germanHome(states: States | ((ids: readonly string[]) => States) = {}) {
  const home = fakeHome(furniture, ({ entityIds }) =>
    typeof states === 'function' ? states(entityIds) : states,
  );
  const turn = (more: Partial<TurnContext> = {}) => home.turn({ language: 'de-DE', ...more });
  const tools = new Map(allTools(home.deps).map((tool) => [tool.name, tool]));
  const prepare = (name: string, input: object, more: Partial<TurnContext> = {}) =>
    tools.get(name)!.prepare(input, turn(more));
  return { home, prepare, run: (name: string, input: object) => prepare(name, input).run(turn()) };
}

const to =
  (state: string, attributes: EntityState['attributes'] = {}) =>
  (ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, { state, attributes }]));

describe('what was done, in German', () => {
  test.each([
    ['turn_on_off', { entity_ids: ['light.kueche'], state: 'on' }, to('on'), 'Küchenlicht ist an.'],
    [
      'turn_on_off',
      { entity_ids: ['light.kueche', 'light.flur'], state: 'on' },
      to('on'),
      'Küchenlicht und Flurlampe sind an.',
    ],
    ['turn_on_off', { area: 'everywhere', state: 'on' }, to('on'), '4 Lichter sind an.'],
    ['turn_on_off', { entity_ids: ['light.ketten'], state: 'on' }, to('on'), 'Lichterketten sind an.'],
    ['turn_on_off', { entity_ids: ['light.kueche'], state: 'off' }, to('off'), 'Küchenlicht war schon aus.'],
    [
      'turn_on_off',
      { entity_ids: ['light.kueche'], state: 'on' },
      {},
      'Küchenlicht ließ sich nicht einschalten.',
    ],
    [
      'turn_on_off',
      { entity_ids: ['light.kueche'], state: 'on' },
      to('unavailable'),
      'Küchenlicht ist nicht erreichbar.',
    ],
    [
      'set_light',
      { entity_ids: ['light.kueche'], brightness: 40 },
      to('on', { brightness: 102 }),
      'Küchenlicht ist auf 40 Prozent.',
    ],
    [
      'set_light',
      { entity_ids: ['light.kueche'], brightness_step: 20 },
      {},
      'Küchenlicht ließ sich nicht heller stellen.',
    ],
    ['set_cover', { entity_ids: ['cover.rollo'], action: 'open' }, to('opening'), 'Rollo wird geöffnet.'],
    [
      'set_cover',
      { entity_ids: ['cover.rollo'], position: 30 },
      to('open', { current_position: 30 }),
      'Rollo ist zu 30 Prozent offen.',
    ],
    [
      'set_climate',
      { entity_ids: ['climate.bad'], temperature: 21.5 },
      to('heat', { temperature: 21.5 }),
      'Heizung Bad ist auf 21,5 Grad eingestellt.',
    ],
    ['set_climate', { entity_ids: ['climate.bad'], mode: 'off' }, to('off'), 'Heizung Bad ist aus.'],
    [
      'control_media_player',
      { entity_ids: ['media_player.tv'], action: 'pause' },
      to('paused'),
      'Fernseher ist angehalten.',
    ],
    [
      'control_media_player',
      { entity_ids: ['media_player.tv'], volume: 35 },
      to('playing', { volume_level: 0.35 }),
      'Fernseher ist auf Lautstärke 35 Prozent.',
    ],
    [
      'set_lock',
      { entity_ids: ['lock.haustuer'], action: 'lock' },
      to('locked'),
      'Haustür ist abgeschlossen.',
    ],
    ['set_lock', { entity_ids: ['lock.haustuer'], action: 'lock' }, to('jammed'), 'Haustür klemmt.'],
    [
      'activate_scene',
      { entity_id: 'scene.abend' },
      to('2026-11-22T10:00:00+00:00'),
      'Abendstimmung ist aktiviert.',
    ],
    ['run_script', { entity_id: 'script.nacht' }, to('on'), 'Gute Nacht ist gestartet.'],
    ['get_states', { entity_ids: ['sensor.bad'] }, {}, 'Temperatur Bad ist 21,5 Grad.'],
    // By the clocks of the household, not in UTC.
    ['get_states', { entity_ids: ['sensor.aufgang'] }, {}, 'Sonnenaufgang ist am 22. Juni um 5:43 Uhr.'],
    ['get_states', { entity_ids: ['timer.ei'] }, {}, 'Eieruhr ist aktiv, bis 12:05 Uhr.'],
    ['get_states', { entity_ids: ['binary_sensor.fenster'] }, {}, 'Badfenster ist offen.'],
    ['get_states', { entity_ids: ['climate.bad'] }, {}, 'Heizung Bad ist auf Heizen, Ziel 20 Grad.'],
    ['find_entities', { query: 'Zeppelin' }, {}, 'So etwas habe ich nicht gefunden.'],
  ])('%s %j', async (tool, input, states, spoken) => {
    expect((await germanHome(states).run(tool, input)).spoken).toBe(spoken);
  });
});

test.each(['Überall', 'unten', 'im Kitchen', 'hier'])('a place as a German says it: %s', async (area) => {
  const { home, prepare } = germanHome(to('on'));
  const call = prepare('turn_on_off', { area, state: 'on' }, { areaId: 'kitchen' });
  expect((await call.run(home.turn({ language: 'de' }))).spoken).toMatch(/an\.$/);
});

test.each([
  ['denied', 'Küchenlicht darfst du in Home Assistant nicht bedienen.'],
  ['upstream', 'Küchenlicht konnte ich nicht einschalten.'],
  ['unavailable', 'Küchenlicht konnte ich nicht einschalten. Ich erreiche Home Assistant gerade nicht.'],
] as const)('a call that fails with %s is told in German', async (code, spoken) => {
  const { run } = germanHome(() => {
    throw new ButlerError(code, 'English words of the log', {
      say: ({ homeAssistant }) => homeAssistant.notConnected,
    });
  });
  expect(await run('turn_on_off', { entity_ids: ['light.kueche'], state: 'on' })).toMatchObject({
    spoken,
    isError: true,
  });
});

test.each([
  ['turn_on_off', { entity_ids: ['light.kueche'], state: 'on' }, 'Küchenlicht einschalten?'],
  ['set_light', { entity_ids: ['light.kueche'], brightness: 40 }, 'Küchenlicht auf 40 Prozent stellen?'],
  ['set_cover', { entity_ids: ['cover.rollo'], action: 'close' }, 'Rollo schließen?'],
  ['set_lock', { entity_ids: ['lock.haustuer'], action: 'unlock' }, 'Haustür aufschließen?'],
  ['run_script', { entity_id: 'script.nacht' }, 'Gute Nacht starten?'],
])('%s asks in German', (tool, input, question) => {
  expect(germanHome().prepare(tool, input).question).toBe(question);
});

test.each([
  ['turn_on_off', { entity_ids: ['light.keller'], state: 'on' }, 'Dieses Gerät kenne ich nicht.'],
  ['turn_on_off', { area: 'Keller', state: 'on' }, 'Diesen Raum kenne ich nicht.'],
  ['turn_on_off', { area: 'here', state: 'on' }, 'Ich weiß nicht, in welchem Raum du bist.'],
  ['set_cover', { area: 'office', action: 'open' }, 'So etwas habe ich dort nicht gefunden.'],
  ['set_light', { entity_ids: ['light.flur'], brightness: 4 }, 'Flurlampe lässt sich nicht dimmen.'],
  ['set_climate', { entity_ids: ['climate.bad'], temperature: 40 }, 'Heizung Bad geht von 7 bis 30,5 Grad.'],
])('what cannot be done is said in German: %s %j', (tool, input, said) => {
  const prepare = () => germanHome().prepare(tool, input);
  expect(sayIn(prepare)).toBe(said);
});

function sayIn(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof ButlerError) return error.sayIn(phrasesFor('de'));
  }
  return undefined;
}
