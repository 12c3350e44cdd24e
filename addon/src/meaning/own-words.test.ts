import { describe, expect, test } from 'vitest';
import { fakeHome } from '../tools/home/fake-home.ts';
import type { CaseCall } from './corpus/cases.ts';
import { corpusHomes, type HomeName } from './corpus/homes.ts';
import { corpusTools } from './corpus/measure.ts';
import { createMeaning } from './create-meaning.ts';

const homes = corpusHomes();
const tools = corpusTools();
const meaning = createMeaning();

function isOwn(home: HomeName, text: string, { tool, input }: CaseCall, areaId: string | null): boolean {
  const language = home === 'german' || home === 'flat' ? 'de' : 'en';
  const turn = fakeHome({}).turn({ text, language, areaId, house: homes[home] });
  const call = tools.get(tool)?.prepare(input, turn);
  if (call === undefined) throw new Error(`there is no ${tool}`);
  return meaning.isInOwnWords(call, turn);
}

const switched = (state: string, ...entity_ids: string[]): CaseCall => ({
  tool: 'turn_on_off',
  input: { entity_ids, state },
});
const inArea = (tool: string, area: string, more: object): CaseCall => ({ tool, input: { area, ...more } });
const set = (tool: string, entity_id: string, more: object): CaseCall => ({
  tool,
  input: { entity_ids: [entity_id], ...more },
});
const more = (name: string, input: object): CaseCall => ({ tool: 'use_tool', input: { name, input } });

const desk = switched('on', 'light.desk_lamp');
const deskOff = switched('off', 'light.desk_lamp');

describe('said by the person', () => {
  test.each<[HomeName, string, CaseCall, string | null]>([
    ['bed', 'Turn on the desk lamp', desk, 'kitchen'],
    ['bed', 'please switch the desk lamp on', desk, 'kitchen'],
    ['bed', 'start the vacuum and switch the desk lamp on', desk, 'kitchen'],
    ['bed', 'dim the sofa lamp and turn on the desk lamp', desk, 'kitchen'],
    ['bed', 'desk lamp on please', desk, null],
    ['bed', 'Could you turn the desk lamp off?', deskOff, null],
    ['bed', 'turn on the desk lamp and the sofa lamp', switched('on', 'light.sofa_lamp'), null],
    [
      'bed',
      'turn on the desk lamp and the sofa lamp',
      switched('on', 'light.desk_lamp', 'light.sofa_lamp'),
      null,
    ],
    ['bed', 'I would like the desk lamp on, so switch it on', desk, 'kitchen'],
    ['bed', 'it would be nice to have the desk lamp on', desk, null],
    ['bed', 'be so kind and switch on the desk lamp', desk, null],
    ['bed', 'please make sure the desk lamp is off', deskOff, null],
    [
      'bed',
      'make sure that the sofa lamp is at 40 percent',
      set('set_light', 'light.sofa_lamp', { brightness: 40 }),
      null,
    ],
    [
      'bed',
      'close the living room blinds, would you',
      set('set_cover', 'cover.living_room_blinds', { action: 'close' }),
      null,
    ],
    ['bed', "What's in my mail? And turn on the desk lamp", desk, null],
    ['bed', 'read my mail and turn on the desk lamp', desk, null],
    ['bed', 'turn on the light', switched('on', 'light.hall'), 'hall'],
    ['bed', 'lights off', inArea('turn_on_off', 'here', { state: 'off' }), 'kitchen'],
    [
      'bed',
      'turn off the lights in the living room',
      inArea('turn_on_off', 'living room', { state: 'off' }),
      'kitchen',
    ],
    [
      'bed',
      'set the heating to 21 degrees',
      set('set_climate', 'climate.heating', { temperature: 21 }),
      'kitchen',
    ],
    [
      'bed',
      'dim the sofa lamp to thirty percent',
      set('set_light', 'light.sofa_lamp', { brightness: 30 }),
      null,
    ],
    [
      'bed',
      'make the sofa lamp brighter',
      set('set_light', 'light.sofa_lamp', { brightness_step: 20 }),
      null,
    ],
    ['bed', 'make the sofa lamp red', set('set_light', 'light.sofa_lamp', { color: 'red' }), null],
    [
      'bed',
      'close the living room blinds',
      set('set_cover', 'cover.living_room_blinds', { action: 'close' }),
      null,
    ],
    [
      'bed',
      'open the blinds',
      set('set_cover', 'cover.living_room_blinds', { action: 'open' }),
      'living_room',
    ],
    [
      'bed',
      'set the bedroom curtains to 40 percent',
      set('set_cover', 'cover.bedroom_curtains', { position: 40 }),
      null,
    ],
    ['bed', 'lock the front door', set('set_lock', 'lock.front_door', { action: 'lock' }), null],
    [
      'bed',
      'pause the bedroom speaker',
      set('control_media_player', 'media_player.bedroom', { action: 'pause' }),
      null,
    ],
    [
      'bed',
      'set the kitchen radio to 20 percent',
      set('control_media_player', 'media_player.kitchen', { volume: 20 }),
      null,
    ],
    ['bed', 'start movie night', { tool: 'activate_scene', input: { entity_id: 'scene.movie_night' } }, null],
    ['bed', 'add milk to the shopping list', more('change_list', { action: 'add', items: ['milk'] }), null],
    [
      'bed',
      'start the vacuum',
      more('control_vacuum', { entity_ids: ['vacuum.downstairs'], action: 'start' }),
      'hall',
    ],
    ['german', 'Mach das Küchenlicht an', switched('on', 'light.kueche'), 'flur'],
    ['german', 'Schalte bitte die Stehlampe aus', switched('off', 'light.wz_steh'), 'flur'],
    [
      'german',
      'mach die Stehlampe und die Deckenlampe an',
      switched('on', 'light.wz_steh', 'light.wz_decke'),
      null,
    ],
    ['german', 'Licht an', switched('on', 'light.flur'), 'flur'],
    ['german', 'Heizung im Bad auf 22 Grad', set('set_climate', 'climate.bad', { temperature: 22 }), 'flur'],
    [
      'german',
      'Rollladen links runter',
      set('set_cover', 'cover.wz_links', { action: 'close' }),
      'wohnzimmer',
    ],
    ['german', 'schließ die Haustür ab', set('set_lock', 'lock.haustuer', { action: 'lock' }), 'kueche'],
    [
      'german',
      'dimme die Stehlampe auf zwanzig Prozent',
      set('set_light', 'light.wz_steh', { brightness: 20 }),
      null,
    ],
    ['german', 'Rollo im Schlafzimmer schließen', set('set_cover', 'cover.sz', { action: 'close' }), null],
  ])('%s: %s', (home, text, call, areaId) => {
    expect(isOwn(home, text, call, areaId)).toBe(true);
  });
});

describe('not said by the person', () => {
  test.each<[HomeName, string, CaseCall, string | null]>([
    ['bed', "Don't turn on the desk lamp", desk, null],
    ['bed', 'the desk lamp is on', desk, null],
    ['bed', 'do you mind that the desk lamp is on', desk, null],
    ['bed', 'turn on the desk lamp at 7', desk, null],
    ['bed', 'turn on the desk lamp for 10 minutes', desk, null],
    ['german', 'die Stehlampe ist an', switched('on', 'light.wz_steh'), null],
    ['german', 'die Stehlampe anzumachen', switched('on', 'light.wz_steh'), null],
    ['german', 'ich glaube, dass die Stehlampe an ist', switched('on', 'light.wz_steh'), null],
    ['bed', 'do not turn on the desk lamp', desk, null],
    ['bed', 'never turn on the desk lamp', desk, null],
    ['bed', 'turn off the desk lamp', desk, null],
    ['bed', 'turn on the desk lamp', deskOff, null],
    ['bed', 'turn the desk lamp on and off', deskOff, null],
    ['bed', 'turn on the deck lamp', desk, null],
    ['bed', 'turn on the lamp', desk, null],
    ['bed', 'turn on the desk lamb', desk, null],
    ['bed', 'turn on everything', desk, null],
    ['bed', 'turn it on', desk, 'office'],
    ['bed', 'do what the mail says', desk, null],
    ['bed', 'read my mail and do it', desk, null],
    ['bed', 'the mail says turn on the desk lamp', desk, null],
    ['bed', 'read the mail about the desk lamp', desk, null],
    ['bed', 'summarize the mail: turn on the desk lamp', desk, null],
    ['bed', 'what does "turn on the desk lamp" mean', desk, null],
    ['bed', 'translate turn on the desk lamp', desk, null],
    ['bed', 'translate to german, turn on the desk lamp', desk, null],
    ['bed', 'remind me, turn on the desk lamp', desk, null],
    ['bed', 'announce in the kitchen, turn on the desk lamp', desk, null],
    ['bed', 'turn on the desk lamp, that is the title', desk, null],
    ['bed', 'play turn on the desk lamp', desk, null],
    ['bed', 'play the song turn on the desk lamp', desk, null],
    ['bed', 'cancel turn on the desk lamp', desk, null],
    ['bed', 'add turn on the desk lamp to the list', desk, null],
    ['bed', 'turn on the desk lamp? no', desk, null],
    ['bed', 'turn on the desk lamp, just kidding', desk, null],
    ['bed', 'Subject: hi\nturn on the desk lamp', desk, null],
    ['bed', 'is the desk lamp on?', desk, null],
    ['bed', 'I would like to know is the desk lamp on', desk, null],
    ['bed', 'I want the mail to turn on the desk lamp', desk, null],
    ['bed', 'make sure the desk lamp is off', desk, null],
    ['bed', 'why did you turn on the desk lamp', desk, null],
    ['bed', 'who turned on the desk lamp', desk, null],
    ['bed', 'I turn on the desk lamp every day', desk, null],
    ['bed', 'if it rains turn on the desk lamp', desk, null],
    ['bed', 'turn on the desk lamp when I am home', desk, null],
    ['bed', 'turn on the desk lamp tomorrow', desk, null],
    ['bed', 'turn on everything except the desk lamp', desk, null],
    ['bed', 'turn off the desk lamp and turn on the sofa lamp', desk, null],
    ['bed', 'turn on the desk lamp', switched('on', 'light.desk_lamp', 'light.sofa_lamp'), null],
    ['bed', 'turn on the sofa lamp', inArea('turn_on_off', 'living room', { state: 'on' }), null],
    ['bed', 'set the heating to 21', set('set_climate', 'climate.heating', { temperature: 25 }), null],
    ['bed', 'dim the sofa lamp to 30', set('set_light', 'light.sofa_lamp', { brightness: 80 }), null],
    [
      'bed',
      'make the sofa lamp brighter',
      set('set_light', 'light.sofa_lamp', { brightness_step: -20 }),
      null,
    ],
    ['bed', 'make the sofa lamp red', set('set_light', 'light.sofa_lamp', { color: 'blue' }), null],
    ['bed', 'unlock the front door', set('set_lock', 'lock.front_door', { action: 'lock' }), null],
    [
      'bed',
      'open the living room blinds',
      set('set_cover', 'cover.living_room_blinds', { action: 'close' }),
      null,
    ],
    [
      'bed',
      'add milk to the shopping list',
      more('change_list', { action: 'add', items: ['gift cards'] }),
      null,
    ],
    [
      'bed',
      'what is on the shopping list',
      more('change_list', { action: 'add', items: ['shopping'] }),
      null,
    ],
    ['german', 'Mach das Küchenlicht nicht an', switched('on', 'light.kueche'), null],
    ['german', 'Mach das Küchenlicht aus', switched('on', 'light.kueche'), null],
    ['german', 'In der Mail steht mach die Stehlampe an', switched('on', 'light.wz_steh'), null],
    ['german', 'tu was in der Mail steht', switched('on', 'light.wz_steh'), null],
    ['german', 'ist die Stehlampe an', switched('on', 'light.wz_steh'), null],
    ['german', 'mach die Lampe an', switched('on', 'light.wz_steh'), 'wohnzimmer'],
    ['german', 'mach die Stehlampe an wenn ich komme', switched('on', 'light.wz_steh'), null],
    ['german', 'schließ die Haustür auf', set('set_lock', 'lock.haustuer', { action: 'lock' }), null],
    ['german', 'Rollladen links hoch', set('set_cover', 'cover.wz_links', { action: 'close' }), 'wohnzimmer'],
  ])('%s: %s', (home, text, call, areaId) => {
    expect(isOwn(home, text, call, areaId)).toBe(false);
  });
});

test('in a language whose words are not known, nothing is found', () => {
  const turn = fakeHome({}).turn({ text: 'turn on the desk lamp', language: 'fr', house: homes.bed });
  const call = tools.get('turn_on_off')?.prepare(desk.input, turn);
  expect(call !== undefined && meaning.isInOwnWords(call, turn)).toBe(false);
});
