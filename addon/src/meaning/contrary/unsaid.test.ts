/** What was forbidden, or only asked about, and done all the same: a question of yes or no. */
import { expect, test } from 'vitest';
import { fakeHome, type Furniture } from '../../tools/home/fake-home.ts';
import { corpusTools } from '../corpus/measure.ts';
import { createMeaning } from '../create-meaning.ts';

const tools = corpusTools();
const home: Readonly<Record<string, Furniture>> = {
  'light.desk': { name: 'Desk lamp', state: 'on', attributes: { brightness: 128 } },
  'light.floor': { name: 'Floor lamp', state: 'on' },
  'lock.front': { name: 'Front door', state: 'locked' },
  'lock.tuer': { name: 'Haustür', state: 'locked' },
  'light.tisch': { name: 'Schreibtischlampe', state: 'on' },
  'climate.hall': { name: 'Hall heating', state: 'heat', attributes: { temperature: 20 } },
  'fan.loft': { name: 'Fan', state: 'on', attributes: { supported_features: 15 } },
};

type Call = readonly [tool: string, input: Readonly<Record<string, unknown>>];
const onOff = (id: string, state: string): Call => ['turn_on_off', { entity_ids: [id], state }];
const guard = (id: string, action: string): Call => ['set_lock', { entity_ids: [id], action }];
const deskOn = onOff('light.desk', 'on');
const deskOff = onOff('light.desk', 'off');
const tischOff = onOff('light.tisch', 'off');
const lock = guard('lock.front', 'lock');
const sperr = guard('lock.tuer', 'lock');

function ask(text: string, [tool, input]: Call, language: string) {
  const turn = fakeHome(home).turn({ text, language, areaId: null });
  const call = tools.get(tool)?.prepare(input, turn);
  if (call === undefined) throw new Error(`there is no ${tool}`);
  return createMeaning().ambiguity(call, input, turn, []);
}

const unsaid: readonly [text: string, language: string, call: Call][] = [
  ['do not turn off the desk lamp', 'en', deskOff],
  ["don't turn off the desk lamp, turn off the floor lamp", 'en', deskOff],
  ["I don't want you to turn the desk lamp off", 'en', deskOff],
  ["don't leave the desk lamp on", 'en', deskOn],
  ["I don't need the desk lamp any more", 'en', deskOn],
  ["it's too dark in here", 'en', deskOff],
  ['mach die Schreibtischlampe nicht aus', 'de', tischOff],
  ['nicht die Schreibtischlampe ausmachen', 'de', tischOff],
  ['ich möchte nicht, dass du die Schreibtischlampe ausmachst', 'de', tischOff],
  ['schließ die Haustür nicht ab', 'de', sperr],
  ['is the front door locked?', 'en', lock],
  ['did I lock the front door', 'en', lock],
  ['can you tell me if the front door is locked', 'en', lock],
  ['why is the desk lamp on?', 'en', deskOff],
  ['ist die Haustür abgeschlossen?', 'de', sperr],
  ['weißt du ob die Haustür zu ist', 'de', sperr],
  [
    'what temperature is the hall heating set to?',
    'en',
    ['set_climate', { entity_ids: ['climate.hall'], temperature: 22 }],
  ],
  ['have the desk lamp lit', 'en', deskOff],
  ['desk lamp to 30 percent', 'en', deskOff],
  ['turn the desk lamp down a bit', 'en', deskOff],
  ['turn off the desk lamp in twenty minutes', 'en', deskOff],
  ['turn off the desk lamp at 8', 'en', deskOff],
  ['lock the front door when I leave', 'en', lock],
  ['in einer Stunde die Schreibtischlampe aus', 'de', tischOff],
  ['schließ die Haustür ab sobald ich weg bin', 'de', sperr],
  ["don't touch the desk lamp", 'en', onOff('light.desk', 'off')],
  ['leave the desk lamp alone', 'en', deskOff],
  ['I turned off the desk lamp myself', 'en', deskOff],
  ['remind me to turn off the desk lamp', 'en', deskOff],
  ['turn off the desk lamp every evening', 'en', deskOff],
  ['no, not the desk lamp', 'en', deskOff],
  ['no need for the desk lamp anymore', 'en', deskOn],
  ['ich habe die Schreibtischlampe selbst ausgemacht', 'de', tischOff],
  ['Finger weg von der Schreibtischlampe', 'de', tischOff],
  ['what if I turned off the desk lamp', 'en', deskOff],
  ['turn off everything except the desk lamp', 'en', deskOff],
  ['mach alles aus außer der Schreibtischlampe', 'de', tischOff],
  ['turn off the desk lamp, never mind', 'en', deskOff],
  ['turn off the desk lamp, no', 'en', deskOff],
  ['turn off the desk lamp, cancel that', 'en', deskOff],
  ['mach die Schreibtischlampe aus, ach nein, doch nicht', 'de', tischOff],
  ['mach die Schreibtischlampe aus, vergiss es', 'de', tischOff],
  ['turn off the desk lamp? no way', 'en', deskOff],
  ["don't you dare turn off the desk lamp", 'en', deskOff],
  ['turn off anything but the desk lamp', 'en', deskOff],
  ['I forbid you to turn off the desk lamp', 'en', deskOff],
  ['ich verbiete dir, die Schreibtischlampe auszumachen', 'de', tischOff],
  ['I will turn off the desk lamp myself', 'en', deskOff],
  ['turn off the desk lamp in the morning', 'en', deskOff],
  ['mach morgen die Schreibtischlampe aus', 'de', tischOff],
  ['mach die Schreibtischlampe morgen aus', 'de', tischOff],
  ['mach die Schreibtischlampe aus, es sei denn Anna ist da', 'de', tischOff],
  ["I'm freezing", 'en', ['set_climate', { entity_ids: ['climate.hall'], mode: 'off' }]],
];

test.each(unsaid)('%s (%s): asked for a yes to exactly what would run', (text, language, call) => {
  expect(ask(text, call, language)?.options.map(({ input }) => input)).toEqual([call[1]]);
});

test.each([
  ['instead of the desk lamp turn off the floor lamp', 'en', 'light.desk'],
  ['statt der Schreibtischlampe mach die Floor lamp aus', 'de', 'light.tisch'],
])('%s (%s): the other thing is offered', (text, language, id) => {
  const options = ask(text, onOff(id, 'off'), language)?.options ?? [];
  expect(options.map(({ entityIds }) => entityIds)).toContainEqual(['light.floor']);
});

const instead: readonly [text: string, language: string, call: Call, said: Record<string, unknown>][] = [
  ['leave the desk lamp on', 'en', deskOff, { state: 'on' }],
  ['lass die Schreibtischlampe bitte noch an', 'de', tischOff, { state: 'on' }],
  ['die Schreibtischlampe soll an bleiben', 'de', tischOff, { state: 'on' }],
  ['lass die Haustür abgeschlossen', 'de', guard('lock.tuer', 'unlock'), { action: 'lock' }],
  [
    "it's too cold in the hall",
    'en',
    ['set_climate', { entity_ids: ['climate.hall'], temperature_step: -2 }],
    { temperature_step: 2 },
  ],
  [
    'fan direction forward',
    'en',
    ['set_fan', { entity_ids: ['fan.loft'], direction: 'reverse' }],
    { direction: 'forward' },
  ],
];

test.each(instead)('%s (%s): what was said is the first answer', (text, language, call, said) => {
  expect(ask(text, call, language)?.options[0]?.input).toMatchObject(said);
});

const ordered: readonly [text: string, language: string, call: Call][] = [
  ["don't turn off the desk lamp, turn off the floor lamp", 'en', onOff('light.floor', 'off')],
  ["don't forget to turn off the desk lamp", 'en', deskOff],
  ["why don't you turn off the desk lamp", 'en', deskOff],
  ["I don't need the desk lamp any more", 'en', deskOff],
  ["it's too dark in here", 'en', deskOn],
  ['could you turn on the desk lamp?', 'en', deskOn],
  ['can you turn on the desk lamp', 'en', deskOn],
  ['is it possible to turn on the desk lamp?', 'en', deskOn],
  ['is the desk lamp still on? off please', 'en', deskOff],
  ['check if the front door is locked and lock it if not', 'en', lock],
  ['make sure the front door is locked', 'en', lock],
  ['vergiss nicht, die Schreibtischlampe auszumachen', 'de', tischOff],
  ['die Schreibtischlampe brauche ich nicht mehr', 'de', tischOff],
  ['kannst du die Haustür abschließen?', 'de', sperr],
  ['würdest du die Haustür abschließen?', 'de', sperr],
  ['ist die Haustür zu? schließ sie bitte ab', 'de', sperr],
  ['the film is over in an hour but turn off the desk lamp now', 'en', deskOff],
  ['why is the desk lamp still on turn it off', 'en', deskOff],
  ['no need for the desk lamp anymore', 'en', deskOff],
  ['I forgot to turn off the desk lamp, can you do it', 'en', deskOff],
  ['before I forget turn off the desk lamp', 'en', deskOff],
  ['wie wäre es, die Schreibtischlampe auszumachen', 'de', tischOff],
  ['desk lamp off floor lamp to 30 percent', 'en', deskOff],
  ['if you could turn off the desk lamp', 'en', deskOff],
  ['not the floor lamp just the desk lamp off', 'en', deskOff],
  ['wir gehen in einer Stunde, schließ die Haustür ab', 'de', sperr],
  ['turn on everything except the desk lamp, turn that off', 'en', deskOff],
  ['instead of the floor lamp turn off the desk lamp', 'en', deskOff],
  ["is the desk lamp on? don't you want to turn it off?", 'en', deskOff],
  ['is the desk lamp still on? no, turn it off', 'en', deskOff],
  ['never mind, turn off the desk lamp', 'en', deskOff],
  ['turn off the desk lamp, no rush', 'en', deskOff],
  ["I'd rather have the desk lamp off", 'en', deskOff],
  ['guten Morgen, mach die Schreibtischlampe aus', 'de', tischOff],
  ['Morgen, mach die Schreibtischlampe aus', 'de', tischOff],
  ['mach die Schreibtischlampe aus, bis morgen', 'de', tischOff],
  ["I'm off to bed, turn off the desk lamp", 'en', deskOff],
];

test.each(ordered)('%s (%s): is an order', (text, language, call) => {
  expect(ask(text, call, language)).toBeNull();
});
