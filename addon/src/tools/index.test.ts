import { expect, test } from 'vitest';
import { fakeHome } from './home/fake-home.ts';
import { allTools } from './index.ts';

const tools = allTools(fakeHome({}).deps);

test('all tools together take at most 1,600 tokens of 3.5 bytes', () => {
  const declared = tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: inputSchema,
  }));
  expect(Buffer.byteLength(JSON.stringify(declared)) / 3.5).toBeLessThanOrEqual(1_600);
});

test('every tool has a name of its own and takes no key that it does not know', () => {
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  for (const tool of tools) {
    expect(tool.name).toMatch(/^[a-z_]{1,64}$/);
    expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
  }
});

test.each([undefined, null, 1, 'on', [], { nonsense: true }, { entity_ids: 'light.hall' }])(
  'every tool refuses %j with a reason',
  (input) => {
    const turn = fakeHome({}).turn();
    for (const tool of tools) {
      if (tool.name === 'find_entities' && JSON.stringify(input) === '{}') continue;
      expect(() => tool.prepare(input, turn)).toThrow(expect.objectContaining({ name: 'ButlerError' }));
    }
  },
);

test.each([
  ['was the back door opened last night', 'read_history'],
  ['how warm was it at three', 'read_history'],
  ['how long was the heating on yesterday', 'read_history'],
  ['temperature history', 'read_history'],
  ['War die Hintertür gestern Nacht offen?', 'read_history'],
  ['wie warm war es um drei', 'read_history'],
  ['add milk to the shopping list', 'change_list'],
  ['put eggs on the list', 'change_list'],
  ['Milch auf die Einkaufsliste setzen', 'change_list'],
  ['tick off an item', 'change_list'],
  ['what is on the shopping list', 'read_list'],
  ['read to-do list', 'read_list'],
  ['Einkaufsliste vorlesen', 'read_list'],
  ['fan oscillation', 'set_fan'],
  ['Ventilator schwenken', 'set_fan'],
  ['start vacuum', 'control_vacuum'],
  ['send the robot home to its dock', 'control_vacuum'],
  ['Staubsauger starten', 'control_vacuum'],
  ['where is the hoover', 'control_vacuum'],
  ['humidity target', 'set_humidifier'],
  ['Luftbefeuchter auf 50 Prozent', 'set_humidifier'],
  ['hot water temperature', 'set_water_heater'],
  ['Boiler auf eco', 'set_water_heater'],
  ['close the main water valve', 'set_valve'],
  ['Wasser abdrehen', 'set_valve'],
  ['arm the alarm for the night', 'set_alarm'],
  ['Alarmanlage unscharf schalten', 'set_alarm'],
  ['set a timer for ten minutes', 'control_timer'],
  ['Timer stellen', 'control_timer'],
  ['call the person captain from now on', 'update_soul'],
  ['speak more formally', 'update_soul'],
  ['andere Anrede', 'update_soul'],
  ['set quiet hours at night', 'update_profile'],
  ['Ruhezeiten ändern', 'update_profile'],
  ['change my voice', 'update_profile'],
  ['what am I allowed to do', 'about_me'],
  ['meine Rechte', 'about_me'],
])('needs in the words of a person or a model: %s is for %s', async (need, name) => {
  const home = fakeHome({});
  const find = tools.find((tool) => tool.name === 'find_tools');
  const outcome = await find?.prepare({ need }, home.turn()).run(home.turn());
  const found = outcome?.data['tools'] as { name: string }[];
  expect(found.map((tool) => tool.name)).toContain(name);
});
