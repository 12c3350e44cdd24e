/** For tests: an agent with all tools in a home whose devices obey, and no model. */
import { createTestConversations, startTestAgent, type TestAgentOptions } from '../agent/test-agent.ts';
import type { TurnRequest } from '../api/contract.ts';
import type { ActCall } from '../hub/hub.ts';
import { createMeaning } from '../meaning/create-meaning.ts';
import { type FakeHome, fakeHome, type Furniture } from '../tools/home/fake-home.ts';
import { allTools } from '../tools/index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { sentences } from '../sentences/index.ts';
import { deedsOf } from './test-deeds.ts';

type Told = Record<string, { state: string; attributes?: Record<string, unknown> }>;

/** Does what it is told, as Home Assistant's own devices do. */
export function obey({ domain, service, entityIds, data }: ActCall, { house }: FakeHome): Told {
  return Object.fromEntries(
    entityIds.map((id) => [id, becomes(`${domain}.${service}`, data, house.state(id)?.state ?? 'off')]),
  );
}

function becomes(action: string, data: ActCall['data'], state: string): Told[string] {
  const {
    brightness_pct: percent,
    rgb_color: rgb,
    color_temp_kelvin: kelvin,
    position,
    hvac_mode: mode = state,
    operation_mode: operation,
    ...others
  } = data;
  switch (action) {
    case 'light.turn_on':
      return {
        state: 'on',
        attributes: {
          ...(percent !== undefined && { brightness: Math.round(Number(percent) * 2.55) }),
          ...(rgb !== undefined && { rgb_color: rgb, color_mode: 'rgb', color_temp_kelvin: null }),
          ...(kelvin !== undefined && { color_temp_kelvin: kelvin, color_mode: 'color_temp' }),
        },
      };
    case 'lock.lock':
    case 'lock.unlock':
      return { state: `${action.slice(5)}ed` };
    case 'alarm_control_panel.alarm_disarm':
      return { state: 'disarmed' };
    case 'alarm_control_panel.alarm_arm_home':
      return { state: 'armed_home' };
    case 'climate.set_temperature':
    case 'climate.set_hvac_mode':
      return { state: String(mode), attributes: others };
    case 'water_heater.set_operation_mode':
      return { state: String(operation), attributes: { operation_mode: operation } };
    case 'media_player.media_pause':
      return { state: 'paused' };
    case 'media_player.media_play':
      return { state: 'playing' };
    case 'media_player.turn_on':
      return { state: 'idle' };
    default:
      return other(action, { ...others, ...(position !== undefined && { position }) }, state);
  }
}

function other(action: string, data: ActCall['data'], state: string): Told[string] {
  const service = action.split('.')[1] ?? '';
  if (service === 'turn_on') return { state: 'on', attributes: { ...data } };
  if (service === 'turn_off') return { state: 'off' };
  const at = service.startsWith('open') ? 100 : service.startsWith('close') ? 0 : data['position'];
  if (at !== undefined) return { state: at === 0 ? 'closed' : 'open', attributes: { current_position: at } };
  return { state, attributes: { ...data } };
}

export async function startTestUndo(furniture: Record<string, Furniture>, options: TestAgentOptions = {}) {
  const home = fakeHome(furniture, (call, at) => obey(call, at));
  const conversations = createTestConversations();
  const tools = allTools({ ...home.deps, deeds: deedsOf(conversations) });
  const next: { call: readonly [string, object] } = { call: ['none', {}] };
  const test: Sentence = {
    intent: 'TestCall',
    answer: () => ({ name: next.call[0], input: { ...next.call[1] } }),
  };
  const agent = await startTestAgent({
    access: 'none',
    hub: { house: home.house },
    tools,
    sentences: [...sentences, test],
    meaning: createMeaning(),
    conversations,
    ...options,
  });
  const ask = agent.ask;
  const intent = (name: string) => ({ intent: { name, slots: {} } });
  return {
    ...agent,
    home,
    conversations,
    /** One call of a tool, as the asker's own words; which ones matters where they could speak against it. */
    does: async (tool: string, input: object, more: Partial<TurnRequest> = {}) => {
      next.call = [tool, input];
      return await ask(more.text ?? 'do something', { ...intent('TestCall'), ...more });
    },
    undo: async (more: Partial<TurnRequest> = {}) =>
      await ask('undo that', { ...intent('ButlerUndo'), ...more }),
    anyway: async () => await ask('undo it anyway', intent('ButlerUndoAnyway')),
    why: async () => await ask('why did you do that', intent('ButlerWhyDidYou')),
    /** Of one thing, its state and attributes together. */
    now: (id: string) => ({ is: home.house.state(id)?.state, ...home.house.state(id)?.attributes }),
  };
}
