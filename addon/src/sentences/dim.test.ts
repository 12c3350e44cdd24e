import { describe, expect, test } from 'vitest';
import { createTestConversations, startTestAgent } from '../agent/test-agent.ts';
import { all, fakeHome, type Furniture } from '../tools/home/fake-home.ts';
import { setLight } from '../tools/home/set-light.ts';

const dimmable = { supported_color_modes: ['brightness'], brightness: 204 };
const furniture: Record<string, Furniture> = {
  'light.hall': { name: 'Hall light', state: 'on', area: 'hall', attributes: dimmable },
  'light.desk': { name: 'Desk lamp', state: 'on', area: 'office', attributes: dimmable },
};

async function say(slots: Record<string, string>, name = 'ButlerDim', areaId: string | null = null) {
  const home = fakeHome(furniture, (call) =>
    all(call, 'on', { brightness: Math.round(Number(call.data['brightness_pct']) * 2.55) }),
  );
  const conversations = createTestConversations();
  const { ask, scripted } = await startTestAgent({
    hub: { house: home.house },
    tools: [setLight(home.deps)],
    conversations,
  });
  const heard = await ask('dim it', { intent: { name, slots }, area_id: areaId });
  const looks = home.calls.map((call) => [call.entityIds, call.data['brightness_pct']]);
  return { ...heard, looks, modelCalls: scripted.requests().length, kept: conversations.added[0] };
}

describe('dimming without a model', () => {
  test.each([
    ['a lamp by its name', { what: 'desk lamp' }, 'ButlerDim', null, [[['light.desk'], 50]]],
    ["a room's lights", { what: 'hall lights' }, 'ButlerDim', null, [[['light.hall'], 50]]],
    ["a room's lights in German", { what: 'Licht im Hall' }, 'ButlerDim', null, [[['light.hall'], 50]]],
    ['these lights', { what: 'lights' }, 'ButlerDim', 'office', [[['light.desk'], 50]]],
    ['to so many percent', { what: 'desk lamp', percent: '30.0' }, 'ButlerDim', null, [[['light.desk'], 30]]],
    ['the other way', { what: 'the hall' }, 'ButlerBrighten', null, [[['light.hall'], 100]]],
  ])('%s', async (_case, slots, name, areaId, looks) => {
    const heard = await say(slots, name, areaId);
    expect(heard.looks).toEqual(looks);
    expect(heard.modelCalls).toBe(0);
    expect(heard.done).toMatchObject({ outcome: 'sentence', effects: [{ outcome: 'reached' }] });
    expect(heard.kept?.calls).toHaveLength(1);
  });

  test('what is not a light here is left to the model, and nothing has moved', async () => {
    const heard = await say({ what: 'tone of your voice' });
    expect(heard.looks).toEqual([]);
    expect(heard.modelCalls).toBeGreaterThan(0);
    expect(heard.kept?.calls).toEqual([]);
  });
});
