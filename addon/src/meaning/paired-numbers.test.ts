import { expect, test } from 'vitest';
import { fakeHome } from '../tools/home/fake-home.ts';
import { corpusTools } from './corpus/measure.ts';
import { createMeaning } from './create-meaning.ts';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
const home = fakeHome(
  Object.fromEntries(
    numbers.flatMap((room) =>
      numbers.map((at) => [
        `switch.room_${room}_switch_${at}`,
        { name: `Room ${room} switch ${at}`, state: 'off' },
      ]),
    ),
  ),
);

function ask(text: string, language = 'en') {
  const turn = home.turn({ text, language, areaId: null });
  const input = { entity_ids: ['switch.room_7_switch_3'], state: 'on' };
  const call = corpusTools().get('turn_on_off')?.prepare(input, turn);
  if (call === undefined) throw new Error('there is no such tool');
  return createMeaning().ambiguity(call, input, turn, [])?.question;
}

test.each([
  ['turn on switch 3 of room 7', 'en'],
  ['turn on room 7 switch 3', 'en'],
  ['turn on switch three in room seven', 'en'],
  ['please bring the third switch of room seven to life', 'en'],
])('%s: nothing to ask', (text, language) => {
  expect(ask(text, language)).toBeUndefined();
});

test.each([
  'turn on switch 7 of room 3',
  'turn on the fourth switch of room seven',
  'turn on switch 3 of room 6',
])('%s is not switch 3 of room 7', (text) => {
  expect(ask(text)).toBeDefined();
});
