/** What a model looks for, in its own few words, among all the tools that there are. */
import { expect, test } from 'vitest';
import { findTools } from './find-tools.ts';
import { fakeHome } from './home/fake-home.ts';
import { moreTools } from './index.ts';

const home = fakeHome({});
const tool = findTools(moreTools(home.deps));

test.each([
  ['temperature weeks ago', 'read_history'],
  ['was the door open last night', 'read_history'],
  ['Wie warm war es gestern', 'read_history'],
  ['what did the user say yesterday', 'get_recent_conversations'],
  ['previous conversation', 'get_recent_conversations'],
  ['hot water temperature', 'set_water_heater'],
  ['remember a fact', 'remember_fact'],
  ['forget a fact', 'forget_fact'],
  ['delete everything known about me', 'forget_everything'],
  ['where is the key, was it told', 'recall_facts'],
  ['undo the last action', 'undo'],
  ['rückgängig machen', 'undo'],
  ['why did you do that', 'recent_actions'],
  ['shopping list add', 'change_list'],
  ['what is on the list', 'read_list'],
  ['fan speed', 'set_fan'],
  ['start a timer', 'control_timer'],
  ['vacuum', 'control_vacuum'],
  ['arm alarm', 'set_alarm'],
  ['sprinkler valve', 'set_valve'],
  ['humidity', 'set_humidifier'],
  ['speak shorter, change manner', 'update_soul'],
])('%s: %s', async (need, name) => {
  const { data } = await tool.prepare({ need }, home.turn()).run(home.turn());
  expect((data as { tools: readonly { name: string }[] }).tools.map((found) => found.name)).toContain(name);
});
