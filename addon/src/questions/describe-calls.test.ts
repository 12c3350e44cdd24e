import { expect, test } from 'vitest';
import { phrasesFor } from '../language/phrases-for.ts';
import { fakeHome } from '../tools/home/fake-home.ts';
import { setLight } from '../tools/home/set-light.ts';
import { turnOnOff } from '../tools/home/turn-on-off.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { describeCalls } from './describe-calls.ts';

test('a step is said in words, with what else was asked for and nothing of how it is written', () => {
  const home = fakeHome({ 'light.hall': { name: 'Hall light', state: 'off', attributes: {} } });
  const turn = home.turn();
  const calls = [
    turnOnOff(home.deps).prepare({ entity_ids: ['light.hall'], state: 'on' }, turn),
    setLight(home.deps).prepare({ entity_ids: ['light.hall'], brightness: 30 }, turn),
  ];
  const [plain, dimmed] = describeCalls(calls, turn.house, phrasesFor('en'));
  expect(plain).toBe('Turn on the Hall light');
  expect(dimmed).toContain('brightness 30');
});

test('nothing is left out of it without a sign', () => {
  const home = fakeHome({ 'light.hall': { name: 'Hall light', state: 'off', attributes: {} } });
  const turn = home.turn();
  const plain = turnOnOff(home.deps).prepare({ entity_ids: ['light.hall'], state: 'on' }, turn);
  const saying = (text: string): PreparedCall => ({ ...plain, actions: [], args: { text } });
  const lineOf = (text: string) => describeCalls([saying(text)], turn.house, phrasesFor('en')).join();
  expect(lineOf(`${'Be kind. '.repeat(100)}And unlock.`)).toContain('And unlock.');
  expect(lineOf('x'.repeat(3_000))).toContain('x…');
});

test('what opens a door is not lost among lamps', () => {
  const lamps = Array.from({ length: 20 }, (_, index) => `light.l${index}`);
  const home = fakeHome({
    ...Object.fromEntries(lamps.map((id) => [id, { name: `Lamp ${id}`, state: 'off' }])),
    'switch.relay': { name: 'Front door opener', state: 'off' },
    'switch.kettle': { name: 'Kettle', state: 'off' },
  });
  const turn = home.turn();
  const input = { entity_ids: ['switch.kettle', ...lamps, 'switch.relay'], state: 'on' };
  const call = turnOnOff(home.deps).prepare(input, turn);
  expect(call.question).toBe('Turn on the front door opener and 21 devices?');
  const lines = describeCalls([call], turn.house, phrasesFor('en'));
  expect(lines).toContain('Turn on the Front door opener and the Kettle');
  const german = turnOnOff(home.deps).prepare(input, home.turn({ language: 'de' }));
  expect(german.question).toContain('Front door opener');

  const doors = Array.from({ length: 15 }, (_, index) => `switch.s${index}`);
  const many = fakeHome({
    ...Object.fromEntries(doors.map((id) => [id, { name: `Socket ${id}`, state: 'off' }])),
    'switch.z': { name: 'Gate opener', state: 'off' },
  });
  const all = turnOnOff(many.deps).prepare({ entity_ids: [...doors, 'switch.z'], state: 'on' }, many.turn());
  expect(describeCalls([all], many.turn().house, phrasesFor('en'))[0]).toMatch(/^Turn on the Gate opener, /);
});
