/** What stands behind the look-up, on real entities: found, run, and judged by Home Assistant's states. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
/** As the home was before. */
afterAll(async () => {
  await bed.home.call('fan.oscillate', 'fan.living_room', { oscillating: false });
  await bed.home.call('humidifier.set_humidity', 'humidifier.bedroom', { humidity: 45 });
  await bed.home.call('water_heater.set_temperature', 'water_heater.boiler', { temperature: 45 });
  await bed.home.call('alarm_control_panel.alarm_disarm', 'alarm_control_panel.house_alarm', {
    code: '4711',
  });
  await bed.home.call('timer.cancel', 'timer.egg_timer');
  await bed.home.call('todo.remove_item', 'todo.shopping_list', { item: 'oats' });
  await bed.home.call('valve.open_valve', 'valve.garden_tap');
  await bed.close();
});

/** As a model does it: looks the tool up by a few words, then runs it; the tool's own sentence is the answer. */
async function ask(said: string, need: string, tool: string, input: Record<string, unknown>) {
  await bed.model.play([
    {
      when: { said },
      replies: [
        [{ tool: 'find_tools', input: { need } }],
        [{ tool: 'use_tool', input: { name: tool, input } }],
        { content: [] },
      ],
    },
  ]);
  const turn = await bed.assist.say(said);
  const [, second, third] = await bed.model.calls();
  const told = (call: typeof second) => JSON.stringify(call?.body?.messages.at(-1) ?? '');
  expect(told(second)).toContain(`\\"name\\":\\"${tool}\\"`);
  return { turn, result: told(third) };
}

interface Deed {
  said: string;
  need: string;
  tool: string;
  input: Record<string, unknown>;
  entity: string;
  /** Part of the entity afterwards. */
  becomes: object;
  answer: RegExp;
}

const DEEDS: Deed[] = [
  {
    said: 'have the fan in the living room swing please',
    need: 'let a fan swing',
    tool: 'set_fan',
    input: { entity_ids: ['fan.living_room'], oscillating: true },
    entity: 'fan.living_room',
    becomes: { attributes: { oscillating: true } },
    answer: /^The living room fan is swinging\.$/,
  },
  {
    said: 'somebody should do the floor downstairs now',
    need: 'vacuum the floor',
    tool: 'control_vacuum',
    input: { entity_ids: ['vacuum.downstairs'], action: 'start' },
    entity: 'vacuum.downstairs',
    becomes: { state: 'cleaning' },
    answer: /^The vacuum is cleaning\.$/,
  },
  {
    said: 'that is enough cleaning for me thank you',
    need: 'send the vacuum home',
    tool: 'control_vacuum',
    input: { entity_ids: ['vacuum.downstairs'], action: 'dock' },
    entity: 'vacuum.downstairs',
    becomes: { state: expect.stringMatching(/returning|docked/) },
    answer: /^The vacuum is on the way home\.$/,
  },
  {
    said: 'the air up there should be a bit more humid',
    need: 'humidity of the humidifier',
    tool: 'set_humidifier',
    input: { entity_ids: ['humidifier.bedroom'], humidity: 55 },
    entity: 'humidifier.bedroom',
    becomes: { attributes: { humidity: 55 } },
    answer: /^The bedroom humidifier is set to 55 percent\.$/,
  },
  {
    said: 'mach das Warmwasser bitte ein wenig heißer für mich',
    need: 'Warmwasser Temperatur',
    tool: 'set_water_heater',
    input: { entity_ids: ['water_heater.boiler'], temperature: 52 },
    entity: 'water_heater.boiler',
    becomes: { attributes: { temperature: 52 } },
    answer: /boiler is set to 52 degrees/i,
  },
  {
    said: 'no more water for the flowers today',
    need: 'close the water valve',
    tool: 'set_valve',
    input: { entity_ids: ['valve.garden_tap'], action: 'close' },
    entity: 'valve.garden_tap',
    becomes: { state: 'closed' },
    answer: /^The garden tap is clos(ed|ing)\.$/i,
  },
  {
    said: 'we are all leaving so guard the house',
    need: 'arm the alarm',
    tool: 'set_alarm',
    input: { entity_ids: ['alarm_control_panel.house_alarm'], action: 'arm_away' },
    entity: 'alarm_control_panel.house_alarm',
    becomes: { state: 'armed_away' },
    answer: /armed for being away\.$/,
  },
  {
    said: 'my egg wants four minutes from now',
    need: 'start a timer',
    tool: 'control_timer',
    input: { entity_ids: ['timer.egg_timer'], action: 'start', seconds: 240 },
    entity: 'timer.egg_timer',
    becomes: { state: 'active', attributes: { duration: '0:04:00' } },
    answer: /running for 4 minutes\.$/,
  },
];

test.each(DEEDS)('$tool $input is found, makes it so, and says no more', async (deed) => {
  const { turn, result } = await ask(deed.said, deed.need, deed.tool, deed.input);
  expect(result).not.toContain('"is_error":true');
  expect(turn.text).toMatch(deed.answer);
  // The chat log of Home Assistant shows the call inside.
  expect(turn.toolCalls.map(({ tool_name }) => tool_name)).toEqual(['find_tools', deed.tool]);
  expect(turn.toolCalls[1]?.tool_args).toEqual(deed.input);
  await expect.poll(() => bed.home.state(deed.entity), { timeout: 10_000 }).toMatchObject(deed.becomes);
});

test.each([
  ['set_valve', { entity_ids: ['valve.garden_tap'], action: 'open' }, 'open a valve', 'valve.garden_tap'],
  [
    'set_alarm',
    { entity_ids: ['alarm_control_panel.house_alarm'], action: 'disarm' },
    'disarm the alarm',
    'alarm_control_panel.house_alarm',
  ],
])('%s %j needs a yes, and nothing moves', async (tool, input, need, entity) => {
  const before = await bed.home.state(entity);
  const { turn } = await ask(`please ${need} for me now will you`, need, tool, input);
  expect(turn.text).toMatch(/\?$/);
  expect(await bed.home.state(entity)).toMatchObject({ state: before.state });
});

test('it says in German what it did', async () => {
  await bed.model.play([
    {
      replies: [
        [{ tool: 'find_tools', input: { need: 'Ventilator schneller' } }],
        [
          {
            tool: 'use_tool',
            input: { name: 'set_fan', input: { entity_ids: ['fan.living_room'], speed: 66 } },
          },
        ],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  const { response } = await bed.home.send<{
    response: { response: { speech: { plain: { speech: string } } } };
  }>({
    type: 'call_service',
    domain: 'conversation',
    service: 'process',
    service_data: { text: 'mehr Wind für mich bitte', language: 'de', agent_id: 'conversation.butler' },
    return_response: true,
  });
  expect(response.response.speech.plain.speech).toMatch(/^Living room fan ist auf \d+ Prozent\.$/i);
  const { attributes } = await bed.home.state('fan.living_room');
  expect(Math.abs(Number(attributes['percentage']) - 66)).toBeLessThan(2);
});

describe('lists', () => {
  const items = async () => {
    const { items: all } = await bed.home.send<{ items: { summary: string; status: string }[] }>({
      type: 'todo/item/list',
      entity_id: 'todo.shopping_list',
    });
    return all.map(({ summary, status }) => `${summary} ${status}`);
  };

  test('are read, written and ticked off', async () => {
    const added = await ask('we are out of oats', 'add to the shopping list', 'change_list', {
      action: 'add',
      items: ['oats'],
    });
    expect(added.turn.text).toBe('Oats is on the Shopping list.');
    expect(await items()).toContain('oats needs_action');

    const read = await ask('what do I have to get', 'read the shopping list', 'read_list', {});
    expect(read.result).toContain('oats');

    const done = await ask('I have got the oats', 'Einkaufsliste abhaken', 'change_list', {
      list: 'todo.shopping_list',
      action: 'complete',
      items: ['Oats'],
    });
    expect(done.turn.text).toBe('Oats is done on the Shopping list.');
    expect(await items()).toContain('oats completed');
  });
});

describe('the past', () => {
  const door = 'binary_sensor.back_door';
  const start = new Date();

  /** As the contact itself would report it. */
  async function move(state: 'on' | 'off'): Promise<void> {
    const { attributes } = await bed.home.state(door);
    const answer = await fetch(`${bed.json.home_assistant_url}/api/states/${door}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bed.json.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ state, attributes }),
    });
    expect(answer.ok).toBe(true);
  }

  /** As the model writes it: by the clocks of the household. */
  async function local(moment: Date): Promise<string> {
    const { time_zone } = await bed.home.send<{ time_zone: string }>({ type: 'get_config' });
    return moment.toLocaleString('sv', { timeZone: time_zone }).replace(' ', 'T');
  }

  beforeAll(async () => {
    await move('on');
    await move('off');
    await bed.home.logbookEntry(door, start, ({ state }) => state === 'off');
  });

  test('was the back door opened?', async () => {
    const before = new Date(start.getTime() - 60_000);
    const { turn, result } = await ask(
      'has anybody been through the back door of late',
      'was a door opened earlier',
      'read_history',
      { entity_ids: [door], from: await local(before), to: await local(new Date(Date.now() + 60_000)) },
    );
    expect(result).not.toContain('"is_error":true');
    expect(turn.text).toMatch(/^The back door contact was .*open from .*, then closed from [^.]*\.$/);
    expect(result).toMatch(/\d\d:\d\d:\d\d open/);
  });

  test('how warm was it?', async () => {
    const { turn } = await ask(
      'how warm has it been in the bedroom just now',
      'temperature in the past',
      'read_history',
      { entity_ids: ['sensor.bedroom_temperature'], from: await local(new Date()) },
    );
    expect(turn.text).toMatch(/^The bedroom temperature was 19\.2 °C at \d+:\d\d [ap]m\.$/);
  });

  test('how warm was it weeks ago?', async () => {
    const hour = new Date(Date.now() - 20 * 86_400_000);
    hour.setUTCMinutes(0, 0, 0);
    const entity = 'sensor.nursery_temperature';
    await bed.home.send({
      type: 'recorder/import_statistics',
      metadata: {
        has_mean: true,
        mean_type: 1,
        has_sum: false,
        name: null,
        source: 'recorder',
        statistic_id: entity,
        unit_class: 'temperature',
        unit_of_measurement: '°C',
      },
      stats: [{ start: hour.toISOString(), min: 17, max: 18.5, mean: 17.8 }],
    });
    const input = { entity_ids: [entity], from: await local(hour) };
    const answer = () =>
      ask('how warm was it in there back then', 'temperature weeks ago', 'read_history', input);
    // The recorder writes behind.
    await expect
      .poll(async () => (await answer()).turn.text, { timeout: 10_000 })
      .toBe("The Kids' room temperature was between 17 °C and 18.5 °C.");
  });
});

describe('scripts are judged by what they reach', () => {
  const run = async (script: string) => {
    await bed.model.play([
      {
        replies: [[{ tool: 'run_script', input: { entity_id: script } }], '{{last_tool_result.spoken}}'],
      },
    ]);
    return bed.assist.say('please see to the lights out script for me');
  };

  test('one that only switches lamps runs, also one that is not exposed', async () => {
    await bed.put('light.cellar', 'on');
    await bed.put('light.sofa_lamp', 'on');
    const turn = await run('script.lights_out');
    expect(turn.text).toBe('The lights out script is started.');
    await bed.home.waitForState('light.cellar', 'off');
    await bed.home.waitForState('light.sofa_lamp', 'off');
  });

  test.each(['script.goodnight', 'script.bedtime'])(
    '%s unlocks, by itself or through another',
    async (script) => {
      const since = await bed.home.state('lock.front_door');
      await bed.model.play([{ reply: [{ tool: 'run_script', input: { entity_id: script } }] }]);
      const turn = await bed.assist.say('please see to that little routine for me');
      expect(turn.text).toMatch(/\?$/);
      expect((await bed.home.state('lock.front_door')).last_changed).toBe(since.last_changed);
    },
  );
});
