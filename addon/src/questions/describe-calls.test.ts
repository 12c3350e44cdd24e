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
