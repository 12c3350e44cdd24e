import { expect, test } from 'vitest';
import { toolsFor } from '../undo/test-deeds.ts';
import { createTestConversations, exchange, startTestAgent, testHouse } from '../agent/test-agent.ts';
import type { Effect } from '../api/contract.ts';

const german = (name?: string) => ({
  language: 'de-DE',
  ...(name === undefined ? {} : { intent: { name, slots: {} } }),
});

test.each([
  [{}, 'Anna ist zu Hause. Ben ist unterwegs.'],
  [{ 'person.ben': 'home' }, 'Anna und Ben sind zu Hause.'],
  [{ 'person.anna': 'not_home' }, 'Niemand ist zu Hause.'],
  [{ 'person.ben': 'unknown' }, 'Anna ist zu Hause. Ich weiß nicht, wo Ben ist.'],
])('wer zu Hause ist: %j', async (states, expected) => {
  const { ask } = await startTestAgent({ hub: { house: testHouse(states) } });
  expect((await ask('wer ist zu Hause', german('ButlerWhoIsHome'))).text).toBe(expected);
});

test.each([
  ['light.turn_on', 'reached', 'Ich habe hall light eingeschaltet.'],
  ['light.turn_off', 'failed', 'Ich konnte hall light nicht ausschalten.'],
  ['light.turn_on', 'refused', 'Ich durfte hall light nicht einschalten.'],
  [
    'light.turn_on',
    'not_reached',
    'Ich wollte hall light einschalten, konnte aber nicht feststellen, ob es geklappt hat.',
  ],
] as const)('was ich gerade getan habe: %s %s', async (action, outcome, expected) => {
  const effect: Effect = { action, entity_ids: ['light.hall'], outcome };
  const done = {
    tool: 'x',
    args: {},
    tier: 'act',
    verdict: 'run',
    origin: 'person',
    effects: [effect],
  } as const;
  const conversations = createTestConversations();
  conversations.add(exchange({ id: 'did', calls: [{ ...done, effects: [effect] }] }));
  const tools = toolsFor(conversations);
  const { ask } = await startTestAgent({ access: 'none', conversations, tools });
  expect((await ask('was hast du gemacht', german('ButlerWhatDidYouDo'))).text).toBe(
    `${expected} Du hast um 14:05 Uhr gesagt: „hello“.`,
  );
});

test.each([
  [{ status: 401 }, /Schlüssel/],
  [{ status: 529 }, /überlastet/],
  [{ status: 400, message: 'Your credit balance is too low.' }, /Guthaben/],
])('ein Modell, das %j sagt', async (error, expected) => {
  const { ask } = await startTestAgent({ script: [{ reply: { error } }] });
  expect((await ask('wie geht es dir', german())).text).toMatch(expected);
});

test.each([
  ['', 'Ich habe nichts gehört.'],
  ['x'.repeat(10_001), 'Das ist mir zu lang. Bitte sag es mit höchstens 4.000 Zeichen.'],
])('was nicht geht, wird auf Deutsch abgelehnt', async (words, expected) => {
  const { ask } = await startTestAgent();
  expect((await ask(words, german())).text).toBe(expected);
});

test('ohne Modell und ohne Home Assistant', async () => {
  const withoutModel = await startTestAgent({ access: 'none' });
  expect((await withoutModel.ask('wie geht es dir', german())).text).toMatch(/^Das kann ich, sobald/);
  const withoutHome = await startTestAgent({ hub: { house: undefined } });
  expect((await withoutHome.ask('wie geht es dir', german())).text).toMatch(/^Ich bin noch nicht mit/);
});
