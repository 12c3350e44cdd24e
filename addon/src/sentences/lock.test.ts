import { expect, test } from 'vitest';
import { startTestAgent } from '../agent/test-agent.ts';
import { all, fakeHome, type Furniture } from '../tools/home/fake-home.ts';
import { setLock } from '../tools/home/set-lock.ts';

const furniture: Record<string, Furniture> = {
  'lock.back': { name: 'Back door', state: 'unlocked', area: 'hall' },
  'lock.shed': { name: 'Shed', state: 'unlocked', area: 'office' },
};

async function say(what: string, ends = 'locked') {
  const home = fakeHome(furniture, (call) => all(call, ends));
  const { ask, scripted } = await startTestAgent({
    hub: { house: home.house },
    tools: [setLock(home.deps)],
    script: [{ reply: 'I cannot lock anybody out.' }],
  });
  const heard = await ask(`lock the ${what}`, { intent: { name: 'ButlerLock', slots: { what } } });
  const calls = home.calls.map((call) => [call.service, call.entityIds]);
  return { ...heard, calls, modelCalls: scripted.requests().length };
}

test.each([
  ['back door', [['lock', ['lock.back']]]],
  ['all the doors', [['lock', ['lock.back', 'lock.shed']]]],
  ['Hall', [['lock', ['lock.back']]]],
])('%s is locked without a model', async (what, calls) => {
  const heard = await say(what);
  expect(heard).toMatchObject({ calls, modelCalls: 0 });
  expect(heard.done).toMatchObject({ outcome: 'sentence', effects: [{ outcome: 'reached' }] });
});

test('a bolt that jams is told as such', async () => {
  const heard = await say('back door', 'jammed');
  expect(heard.text).toMatch(/jammed/i);
  expect(heard.done?.effects).toMatchObject([{ action: 'lock.lock', outcome: 'not_reached' }]);
});

test('what is no lock here is left to the model', async () => {
  const heard = await say('children out');
  expect(heard).toMatchObject({ calls: [], modelCalls: 1, text: 'I cannot lock anybody out.' });
});
