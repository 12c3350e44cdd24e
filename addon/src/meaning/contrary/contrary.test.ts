/** What was plainly said, and the call does the contrary: asked about; whatever may have been said is not. */
import { expect, test } from 'vitest';
import { fakeHome, type Furniture } from '../../tools/home/fake-home.ts';
import { corpusTools } from '../corpus/measure.ts';
import { createMeaning } from '../create-meaning.ts';

const tools = corpusTools();
const thing = (name: string, state: string, attributes: Furniture['attributes'] = {}): Furniture => ({
  name,
  state,
  attributes,
});
const home: Readonly<Record<string, Furniture>> = {
  'light.desk': thing('Desk lamp', 'on', { brightness: 128, supported_color_modes: ['hs', 'color_temp'] }),
  'light.lamp_3': thing('Lamp 3', 'on', { brightness: 128 }),
  'lock.front': thing('Front door', 'locked'),
  'cover.blind': thing('Blind', 'open', { current_position: 60 }),
  'cover.awning': { ...thing('Markise', 'open'), deviceClass: 'awning' },
  'climate.hall': thing('Hall heating', 'heat', { temperature: 20 }),
  'media_player.radio': thing('Radio', 'playing', { volume_level: 0.3 }),
  'vacuum.robo': thing('Robo', 'cleaning'),
  'timer.egg': thing('Egg timer', 'idle'),
  'alarm_control_panel.house': thing('House alarm', 'disarmed'),
  'valve.garden': thing('Garden valve', 'closed'),
};

type Call = readonly [tool: string, input: Readonly<Record<string, unknown>>];

function ask(text: string, [tool, input]: Call, language: string) {
  const fake = fakeHome(home);
  const turn = fake.turn({ text, language, areaId: null });
  const call = tools.get(tool)?.prepare(input, turn);
  if (call === undefined) throw new Error(`there is no ${tool}`);
  return createMeaning().ambiguity(call, input, turn, []);
}

const onOff = (id: string, state: string): Call => ['turn_on_off', { entity_ids: [id], state }];
const act = (tool: string, id: string, action: string): Call => [tool, { entity_ids: [id], action }];
const set = (tool: string, id: string, values: Record<string, unknown>): Call => [
  tool,
  { entity_ids: [id], ...values },
];
const german = 'de';

/** `said`: what the answer "as I said" runs instead; null: only a yes or no is possible. */
const contrary: readonly [
  text: string,
  language: string,
  call: Call,
  said: Record<string, unknown> | null,
][] = [
  ['turn the desk lamp off please', 'en', onOff('light.desk', 'on'), { state: 'off' }],
  ['schreibtischlampe aus', german, onOff('light.desk', 'on'), { state: 'off' }],
  ['desk lamp off', 'en', set('set_light', 'light.desk', { brightness: 60 }), { state: 'off' }],
  ['lock the front door', 'en', act('set_lock', 'lock.front', 'unlock'), { action: 'lock' }],
  ['schließ die Haustür ab', german, act('set_lock', 'lock.front', 'unlock'), { action: 'lock' }],
  ['schließ die Haustür auf', german, act('set_lock', 'lock.front', 'lock'), { action: 'unlock' }],
  [
    'lock the front door and open the blind',
    'en',
    act('set_lock', 'lock.front', 'unlock'),
    { action: 'lock' },
  ],
  ['close the blind', 'en', act('set_cover', 'cover.blind', 'open'), { action: 'close' }],
  ['close the blind', 'en', set('set_cover', 'cover.blind', { position: 100 }), { action: 'close' }],
  ['Rollo runter', german, act('set_cover', 'cover.blind', 'open'), { action: 'close' }],
  ['Markise ausfahren', german, act('set_cover', 'cover.awning', 'close'), { action: 'open' }],
  ['pause the radio', 'en', act('control_media_player', 'media_player.radio', 'play'), { action: 'pause' }],
  ['send robo home', 'en', act('control_vacuum', 'vacuum.robo', 'start'), { action: 'dock' }],
  ['cancel the egg timer', 'en', act('control_timer', 'timer.egg', 'start'), { action: 'cancel' }],
  [
    'arm the alarm for the night',
    'en',
    act('set_alarm', 'alarm_control_panel.house', 'arm_away'),
    { action: 'arm_night' },
  ],
  ['alarm on', 'en', act('set_alarm', 'alarm_control_panel.house', 'disarm'), null],
  ['garden valve on', 'en', act('set_valve', 'valve.garden', 'close'), { action: 'open' }],
  ['desk lamp to 40 percent', 'en', set('set_light', 'light.desk', { brightness: 70 }), { brightness: 40 }],
  ['desk lamp to forty', 'en', set('set_light', 'light.desk', { brightness: 70 }), { brightness: 40 }],
  [
    'dim the desk lamp by 10 percent',
    'en',
    set('set_light', 'light.desk', { brightness: 10 }),
    { brightness_step: -10 },
  ],
  [
    'Heizung im Flur auf 21 Grad',
    german,
    set('set_climate', 'climate.hall', { temperature: 25 }),
    { temperature: 21 },
  ],
  [
    'two degrees warmer in the hall',
    'en',
    set('set_climate', 'climate.hall', { temperature_step: -2 }),
    { temperature_step: 2 },
  ],
  ['make the hall heating warmer', 'en', set('set_climate', 'climate.hall', { temperature: 17 }), null],
  [
    'radio volume 20 percent',
    'en',
    set('control_media_player', 'media_player.radio', { volume: 80 }),
    { volume: 20 },
  ],
  [
    'egg timer for six minutes',
    'en',
    set('control_timer', 'timer.egg', { action: 'start', seconds: 600 }),
    { seconds: 360 },
  ],
  ['make the desk lamp red', 'en', set('set_light', 'light.desk', { color: 'blue' }), { color: 'red' }],
  ['lamp 3 to 20 percent', 'en', set('set_light', 'light.lamp_3', { brightness: 60 }), { brightness: 20 }],
];

const shares: typeof contrary = [
  ['desk lamp to half', 'en', set('set_light', 'light.desk', { brightness: 90 }), { brightness: 50 }],
  [
    'desk lamp full brightness',
    'en',
    set('set_light', 'light.desk', { brightness: 20 }),
    { brightness: 100 },
  ],
  ['desk lamp warm white', 'en', set('set_light', 'light.desk', { kelvin: 6500 }), { kelvin: 2700 }],
  ['hall heating 21', 'en', set('set_climate', 'climate.hall', { temperature: 24 }), { temperature: 21 }],
  ['pause the egg timer', 'en', act('control_timer', 'timer.egg', 'cancel'), { action: 'pause' }],
];

test.each([...contrary, ...shares])('%s (%s): the contrary is asked about', (text, language, call, said) => {
  const inputs = ask(text, call, language)?.options.map(({ input }) => input) ?? [];
  expect(inputs).toHaveLength(said === null ? 1 : 2);
  expect(inputs[0]).toMatchObject(said ?? {});
  expect(inputs.at(-1)).toEqual(call[1]);
});

const fitting: readonly [text: string, language: string, call: Call][] = [
  ["don't turn the desk lamp off", 'en', onOff('light.desk', 'on')],
  ['the desk lamp is off, turn it on', 'en', onOff('light.desk', 'on')],
  ['somebody left the desk lamp on, off please', 'en', onOff('light.desk', 'off')],
  ['turn everything off except the desk lamp', 'en', onOff('light.lamp_3', 'off')],
  ['unlock the front door, I mean lock', 'en', act('set_lock', 'lock.front', 'lock')],
  ['do the opposite, close the blind', 'en', act('set_cover', 'cover.blind', 'open')],
  ['turn the radio off and lock the front door', 'en', act('set_lock', 'lock.front', 'lock')],
  ['the desk lamp off and the blind open', 'en', act('set_cover', 'cover.blind', 'open')],
  ['open the front door', 'en', act('set_lock', 'lock.front', 'unlock')],
  ['make the desk lamp a bit brighter', 'en', set('set_light', 'light.desk', { brightness: 70 })],
  ['desk lamp half as bright', 'en', set('set_light', 'light.desk', { brightness: 25 })],
  ['desk lamp 10 percent brighter', 'en', set('set_light', 'light.desk', { brightness: 60 })],
  ['desk lamp 10 percent brighter', 'en', set('set_light', 'light.desk', { brightness_step: 10 })],
  ['lamp 3 a little darker', 'en', set('set_light', 'light.lamp_3', { brightness: 30 })],
  ['at 7 the desk lamp to 30', 'en', set('set_light', 'light.desk', { brightness: 30 })],
  ['desk lamp brightness 255', 'en', set('set_light', 'light.desk', { brightness: 100 })],
  ['blind 30 percent closed', 'en', set('set_cover', 'cover.blind', { position: 70 })],
  ['desk lamp to 40 and lamp 3 to 70', 'en', set('set_light', 'light.lamp_3', { brightness: 70 })],
  ['volume to 4 on the radio', 'en', set('control_media_player', 'media_player.radio', { volume: 40 })],
  ['hall heating to 70 degrees', 'en', set('set_climate', 'climate.hall', { temperature: 21 })],
  ['it is too warm in the hall', 'en', set('set_climate', 'climate.hall', { temperature_step: -1 })],
  [
    'egg timer an hour and ten minutes',
    'en',
    set('control_timer', 'timer.egg', { action: 'start', seconds: 4200 }),
  ],
  ['desk lamp warm white', 'en', set('set_light', 'light.desk', { color: '#ffd7a0' })],
  ['robo go and clean', 'en', act('control_vacuum', 'vacuum.robo', 'start')],
  ['dim the desk lamp', 'en', set('set_light', 'light.desk', { brightness: 20 })],
  ['éteins la lampe Desk lamp', 'fr', onOff('light.desk', 'on')],
];

test.each(fitting)('%s (%s): nothing is asked', (text, language, call) => {
  expect(ask(text, call, language)).toBeNull();
});

test('the question names the thing, what was said and what was sent', () => {
  const call = set('set_light', 'light.desk', { brightness: 70 });
  expect(ask('desk lamp to 40 percent', call, 'en')).toEqual({
    question: 'The desk lamp: 40 percent as you said or 70 percent?',
    options: [
      {
        label: '40 percent as you said',
        input: { entity_ids: ['light.desk'], brightness: 40 },
        entityIds: ['light.desk'],
      },
      {
        label: '70 percent',
        input: { entity_ids: ['light.desk'], brightness: 70 },
        entityIds: ['light.desk'],
      },
    ],
    isBothPossible: false,
  });
  const locked = act('set_lock', 'lock.front', 'unlock');
  expect(ask('schließ die Haustür ab', locked, 'de')?.question).toBe(
    'Front door: wie gesagt abschließen oder aufschließen?',
  );
});
