import { expect, test } from 'vitest';
import { asksOrOffers, createUnheeded } from './unheeded.ts';

const isNamed = (words: string) => /coffee machine|sofa lamp|kaffeemaschine/u.test(words);
const nothing = { calls: [] };
const call = { tool: 'x', args: {}, effects: [], origin: 'butler' } as const;

test.each([
  'turn on the sofa lamp',
  'could you please turn the coffee machine on?',
  'remind me to call mum at six',
  'set a timer for ten minutes',
  'Set an alarm for seven.',
  'it is late. Lock the doors',
  'send a message to Anna',
  'lights off',
  'mach das Licht aus',
  'Kaffeemaschine an',
  'kannst du bitte das Licht im Flur ausschalten?',
  'könntest du einen Timer auf zehn Minuten stellen',
  'Schreib Mehl auf die Einkaufsliste',
])('"%s" is an order', (text) => {
  expect(createUnheeded(text, isNamed)(nothing)).toBe(true);
});

test.each([
  'is the sofa lamp on?',
  'what is a timer',
  'explain how to turn on the coffee machine',
  'should I leave the heating on',
  'tell me a story about a lamp that turns off the lights',
  'turn five miles into kilometres',
  'why did you turn on the light',
  'good night',
  'wie schalte ich das Licht ein?',
  'thank you',
])('"%s" is none', (text) => {
  expect(createUnheeded(text, isNamed)(nothing)).toBe(false);
});

test('an order is heeded once a call has acted; to look is not to act', () => {
  const order = 'turn on the sofa lamp';
  const after = (...calls: Parameters<ReturnType<typeof createUnheeded>>[0]['calls']) =>
    createUnheeded(order, isNamed)({ calls });
  expect(after({ ...call, tier: 'read', verdict: 'run' })).toBe(true);
  expect(after({ ...call, tier: 'act', verdict: 'denied' })).toBe(true);
  expect(after({ ...call, tier: null, verdict: 'invalid' })).toBe(true);
  expect(after({ ...call, tier: 'act', verdict: 'run' })).toBe(false);
});

test.each([
  ['Which lamp do you mean?', true],
  ['I can do that if you tell me when.', true],
  ['Sag mir, welche Lampe du meinst.', true],
  ['Got it, six pm, call mum.', false],
])('"%s" asks or offers: %s', (text, is) => {
  expect(asksOrOffers(text)).toBe(is);
});
